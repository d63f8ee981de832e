import { getTranslations } from "next-intl/server";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { recordDraftTextAction } from "../actions.ts";

type Props = {
  agreementId: string;
  /** The text of the last version, to be worked on. */
  last: string;
  requestKey: string;
};

/** Keeps the next version of the text under negotiation. */
export async function DraftForm({ agreementId, last, requestKey }: Props) {
  const t = await getTranslations("agreements");
  return (
    <ActionForm action={recordDraftTextAction} requestKey={requestKey} hidden={{ agreementId }}>
      <TextArea
        name="text"
        label={t("field.text")}
        hint={t("hint.draft")}
        rows={24}
        initial={last}
        required
      />
      <TextField name="note" label={t("field.note")} hint={t("draft.noteHint")} />
      <FormButtons>
        <SubmitButton>{t("draft.button")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
