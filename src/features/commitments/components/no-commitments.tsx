import { getTranslations } from "next-intl/server";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink } from "#ui/page.tsx";

/** Nothing is on record yet. */
export async function NoCommitments({ mayRecord }: { mayRecord: boolean }) {
  const t = await getTranslations("commitments.empty");
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
