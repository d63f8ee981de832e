import { getLocale, getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { FileField } from "#ui/file-field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Section } from "#ui/page.tsx";
import { uploadImportAction } from "../actions.ts";
import { SHIPPED } from "#features/imports/profiles/shipped.ts";

export async function UploadForm() {
  const t = await getTranslations("imports");
  const regions = new Intl.DisplayNames(await getLocale(), { type: "region" });
  return (
    <div className="grid gap-6">
      <ActionForm action={uploadImportAction} requestKey={uuidv7()}>
        <FileField
          name="file"
          label={t("upload.file")}
          hint={t("upload.hint")}
          accept=".csv,.tsv,.txt,.xlsx"
          required
        />
        <FormButtons>
          <SubmitButton>{t("upload.send")}</SubmitButton>
        </FormButtons>
      </ActionForm>
      <Section id="profiles" title={t("upload.profiles")} hint={t("upload.profilesHint")}>
        <ul className="sheet grid gap-2 px-4 py-3">
          {SHIPPED.map(({ name, mapping }) => (
            <li key={name}>
              <strong>{t(`profile.${name}.title` as never)}</strong>{" "}
              <span className="text-ink-2">
                {mapping.home === null
                  ? t("upload.anyHome")
                  : t("upload.home", { country: regions.of(mapping.home) ?? mapping.home })}{" "}
                {t(`profile.${name}.what` as never)}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
