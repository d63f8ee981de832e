import { getTranslations } from "next-intl/server";
import { DOCUMENT_ENDINGS } from "#features/documents/limits.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { type Option, SelectField, TextArea, TextField } from "#ui/field.tsx";
import { FileField } from "#ui/file-field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { startIntakeAction } from "../actions.ts";
import "./intake.css";

/** A text to draft from, pasted or as a file, and what the officer knows of it. */
export async function StartForm({ partners }: { partners: readonly Option[] }) {
  const t = await getTranslations("intake.start");
  return (
    <ActionForm action={startIntakeAction} requestKey={uuidv7()} leads>
      <div className="intake-paste">
        <TextArea name="text" label={t("text")} hint={t("textHint")} rows={14} required />
      </div>
      <div className="intake-file">
        <FileField name="file" label={t("file")} hint={t("fileHint")} accept={DOCUMENT_ENDINGS} />
      </div>
      <fieldset className="grid gap-4">
        <legend className="mb-1 font-semibold">{t("more")}</legend>
        <p className="text-sm text-ink-2">{t("moreHint")}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            name="partner"
            label={t("partner")}
            options={partners}
            empty={t("partnerAny")}
          />
          <TextField name="publisher" label={t("publisher")} maxLength={200} />
        </div>
        <DateField name="published" label={t("published")} />
      </fieldset>
      <FormButtons>
        <SubmitButton>{t("go")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

/** Begins to draft from a source on record: no second source is made. */
export async function FromSource({ sourceId }: { sourceId: string }) {
  const t = await getTranslations("intake.start");
  return (
    <ActionForm
      action={startIntakeAction}
      requestKey={uuidv7()}
      hidden={{ sourceId }}
      label={t("fromSource")}
      leads
    >
      <SubmitButton tone="secondary">{t("fromSource")}</SubmitButton>
    </ActionForm>
  );
}
