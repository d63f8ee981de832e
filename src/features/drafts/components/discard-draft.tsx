import { getTranslations } from "next-intl/server";
import { SubmitButton } from "#ui/choice.tsx";
import { ActionForm } from "#ui/form.tsx";
import { discardDraftAction } from "../actions.ts";

type Props = { id: string; requestKey: string };

/** Throws an unfinished form away, when asked twice. */
export async function DiscardDraft({ id, requestKey }: Props) {
  const t = await getTranslations("drafts");
  return (
    <details className="text-sm">
      <summary className="link inline-flex min-h-6 items-center">{t("discard")}</summary>
      <ActionForm
        action={discardDraftAction}
        requestKey={requestKey}
        hidden={{ id }}
        label={t("discard")}
        className="flex flex-wrap items-center gap-3 pt-2"
      >
        <p>{t("discardHint")}</p>
        <SubmitButton tone="danger" small>
          {t("discardYes")}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
