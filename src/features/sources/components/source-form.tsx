import { getLocale, getTranslations } from "next-intl/server";
import type { Marking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { DOCUMENT_ENDINGS, MAX_DOCUMENT_BYTES } from "#features/documents/limits.ts";
import { FileField } from "#ui/file-field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { dateAsTyped, formatDayShort } from "#ui/format.ts";
import { MarkingField } from "#ui/marking-field.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { addSourceAction, reviseSourceAction } from "../actions.ts";
import { reliabilityOf, SOURCE_KINDS } from "../rules.ts";
import { SOURCE_LANGUAGES } from "../schema.ts";
import type { PartnerChoice, SourceView } from "../views.ts";

type NewProps = { partners: readonly PartnerChoice[]; clearance: Marking };

/** A document to add: its text, pasted or as a file, and where it comes from. */
export async function AddSourceForm({ partners, clearance }: NewProps) {
  const t = await getTranslations("sources.form");
  const locale = await getLocale();
  return (
    <ActionForm action={addSourceAction} requestKey={uuidv7()}>
      <SelectField
        name="partner"
        label={t("partner")}
        required
        {...(partners.length === 1 && { initial: partners[0]?.code })}
        options={partners.map(({ code, isUsed, ...partner }) => ({
          value: code,
          label: nameIn(locale, partner),
          group: isUsed ? t("partnersUsed") : t("partnersOther"),
        }))}
      />
      <Details clearance={clearance} />
      <TextArea name="text" label={t("text")} hint={t("textHint")} rows={14} />
      <FileField
        name="file"
        label={t("file")}
        hint={t("fileHint", { max: MAX_DOCUMENT_BYTES / 1024 / 1024 })}
        accept={DOCUMENT_ENDINGS}
      />
      <FormButtons>
        <SubmitButton>{t("add")}</SubmitButton>
        <ButtonLink href="/sources" tone="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormButtons>
    </ActionForm>
  );
}

type EditProps = { source: SourceView; clearance: Marking };

/** What is said about a document; its text is fixed. */
export async function EditSourceForm({ source, clearance }: EditProps) {
  const t = await getTranslations("sources.form");
  const { id, version } = source;
  return (
    <ActionForm action={reviseSourceAction} requestKey={uuidv7()} hidden={{ id, version }}>
      <Details clearance={clearance} source={source} />
      <FormButtons>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href={`/sources/${id}`} tone="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormButtons>
    </ActionForm>
  );
}

async function Details({ clearance, source }: { clearance: Marking; source?: SourceView }) {
  const t = await getTranslations("sources.form");
  const grades = await getTranslations("sources");
  const kinds = await getTranslations("values.sourceKind");
  const locale = await getLocale();
  const published = source?.published ?? null;
  const retrieved = source?.retrievedOn ?? null;
  return (
    <>
      <SelectField
        name="kind"
        label={t("kind")}
        hint={t("kindHint")}
        initial={source?.kind}
        required
        options={SOURCE_KINDS.map((kind) => ({
          value: kind,
          label: `${kinds(kind)} · ${grades("gradeName", { grade: reliabilityOf(kind) })}`,
        }))}
      />
      <TextField name="title" label={t("title")} initial={source?.title} maxLength={300} required />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="publisher" label={t("publisher")} initial={source?.publisher ?? ""} />
        <TextField name="author" label={t("author")} initial={source?.author ?? ""} />
      </div>
      <TextField
        name="address"
        label={t("address")}
        type="url"
        inputMode="url"
        initial={source?.address ?? ""}
        lang="en"
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField
          name="published"
          label={t("published")}
          initial={published ? dateAsTyped(published, locale) : ""}
          initialPrecision={published?.precision}
        />
        <DateField
          name="retrievedOn"
          label={t("retrieved")}
          initial={retrieved ? formatDayShort(retrieved, locale) : ""}
          dayOnly
        />
        <SelectField
          name="language"
          label={t("language")}
          initial={source?.language ?? "en"}
          empty={null}
          required
          options={SOURCE_LANGUAGES.map((value) => ({ value, label: grades(`language.${value}`) }))}
        />
        <MarkingField
          label={t("marking")}
          initial={source?.marking ?? "official"}
          clearance={clearance}
        />
      </div>
    </>
  );
}
