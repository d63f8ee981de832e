import { getTranslations } from "next-intl/server";
import { Grade } from "#features/sources/components/grade.tsx";
import { reliabilityOf } from "#features/sources/rules.ts";
import { SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { MarkingField } from "#ui/marking-field.tsx";
import { marking } from "#domain/marking.ts";
import type { Drafts } from "../drafts.ts";
import { boxOf, type Desk } from "./desk.ts";

type Props = {
  desk: Desk;
  drafts: Drafts;
  /** Where the text is a source already, nothing is asked of it. */
  isOnRecord: boolean;
};

/** Which partner the text is about, and what the document says of itself: found, to be checked. */
export async function DocumentFields({ desk, drafts, isOnRecord }: Props) {
  const t = await getTranslations("intake.document");
  const { document } = drafts;
  const partner = boxOf(desk, "partner", drafts.partner);
  const published = document.publishedOn && { on: document.publishedOn, precision: "day" as const };
  const isComplete = partner !== "" && (isOnRecord || document.title !== null);
  return (
    <details className="draft-card" open={!isComplete}>
      <summary className="grid cursor-pointer gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <strong className="wrap-anywhere">
            <bdi>{boxOf(desk, "source.title", document.title) || t("title")}</bdi>
          </strong>
          {!isOnRecord && <Grade grade={reliabilityOf(document.kind)} />}
        </span>
        <span className="flex flex-wrap gap-x-3 text-sm text-ink-2">
          <bdi>{desk.choices.partners.find(({ value }) => value === partner)?.label ?? "?"}</bdi>
          {document.publisher && <bdi>{document.publisher}</bdi>}
          {published && <span>{desk.fuzzy(published)}</span>}
          <span className="link">{t("edit")}</span>
        </span>
      </summary>
      <div className="grid gap-3 pt-3">
        <SelectField
          name="partner"
          label={t("partner")}
          initial={partner}
          options={desk.choices.partners}
          required
        />
        {!isOnRecord && <Facts desk={desk} document={document} />}
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton intent="again" tone="secondary" small>
            {t("again")}
          </SubmitButton>
          <p className="min-w-0 flex-1 basis-56 text-sm text-ink-2">{t("againHint")}</p>
        </div>
      </div>
    </details>
  );
}

async function Facts({ desk, document }: { desk: Desk; document: Drafts["document"] }) {
  const t = await getTranslations("intake.document");
  const grades = await getTranslations("sources");
  const box = (field: string, drafted: string | null) => boxOf(desk, `source.${field}`, drafted);
  const published = document.publishedOn && { on: document.publishedOn, precision: "day" as const };
  const marked = marking.safeParse(boxOf(desk, "marking", "official")).data ?? "official";
  return (
    <>
      <SelectField
        name="source.kind"
        label={t("kind")}
        hint={t("kindHint")}
        initial={box("kind", document.kind)}
        options={desk.choices.sourceKinds}
        required
      />
      <TextField
        name="source.title"
        label={t("title")}
        initial={box("title", document.title?.slice(0, 300) ?? null)}
        maxLength={300}
        required
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="source.publisher"
          label={t("publisher")}
          initial={box("publisher", document.publisher)}
          maxLength={200}
        />
        <TextField
          name="source.author"
          label={t("author")}
          initial={box("author", document.author)}
          maxLength={200}
        />
      </div>
      <DateField
        name="source.published"
        label={t("published")}
        hint={
          document.publishedAbout === null
            ? undefined
            : t("publishedAbout", { words: document.publishedAbout })
        }
        initial={box("publishedOn", published && dateAsTyped(published, desk.locale))}
        initialPrecision={published?.precision}
      />
      <TextField
        name="source.address"
        label={t("address")}
        type="url"
        inputMode="url"
        lang="en"
        initial={box("address", null)}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          name="source.language"
          label={t("language")}
          initial={box("language", document.language)}
          options={desk.choices.languages.map(({ value }) => ({
            value,
            label: grades(`language.${value}`),
          }))}
          empty={null}
          required
        />
        <MarkingField label={t("marking")} initial={marked} clearance={desk.clearance} />
      </div>
    </>
  );
}
