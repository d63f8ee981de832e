import { getTranslations } from "next-intl/server";
import type { Params } from "#ui/address.ts";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink } from "#ui/page.tsx";

type Props = { path: string; params: Params; mayRecord: boolean };

/** Nothing to list: because of the filters, or because nothing is on record yet. */
export async function NoCommitments({ path, params, mayRecord }: Props) {
  const t = await getTranslations("commitments.empty");
  const isNarrowed = Object.keys(params).some((name) => name !== "sort");
  if (isNarrowed) {
    return (
      <EmptyState
        title={t("noMatch")}
        icon="filter"
        action={<ButtonLink href={path}>{t("all")}</ButtonLink>}
      >
        {t("noMatchHint")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("none")}
      action={
        mayRecord && (
          <ButtonLink href="/meetings/new" tone="primary">
            {t("log")}
          </ButtonLink>
        )
      }
    >
      {t("noneHint")}
    </EmptyState>
  );
}
