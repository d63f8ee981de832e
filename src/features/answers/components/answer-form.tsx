import { getTranslations } from "next-intl/server";
import { FILE_ENDINGS } from "#domain/file-kind.ts";
import type { FormAction } from "#domain/form-state.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { TextField } from "#ui/field.tsx";
import { FileField } from "#ui/file-field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { ANSWERS, type Language } from "../schema.ts";

type Props = { action: FormAction; link: string; language: Language };

/** Three fields for who has no account. */
export async function AnswerForm({ action, link, language }: Props) {
  const t = await getTranslations("answers");
  return (
    <ActionForm action={action} requestKey={uuidv7()} hidden={{ link, language }}>
      <RadioGroup
        name="answer"
        label={t("page.answer")}
        required
        options={ANSWERS.map((value) => ({
          value,
          label: t(`answerOf.${value}`),
          hint: t(`answerHint.${value}`),
        }))}
      />
      <TextField name="note" label={t("page.note")} maxLength={300} />
      <FileField
        name="file"
        label={t("page.file")}
        hint={t("page.fileHint")}
        accept={FILE_ENDINGS.join(",")}
      />
      <FormButtons>
        <SubmitButton>{t("page.send")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
