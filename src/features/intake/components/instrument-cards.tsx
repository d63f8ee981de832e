import { getTranslations } from "next-intl/server";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { Tag } from "#ui/tag.tsx";
import type { InstrumentType } from "#generated/prisma/enums.ts";
import type { DraftFigure, DraftInstrument, DraftTraining } from "../drafts.ts";
import type { Reviewed } from "../review.ts";
import { boxOf, type Desk } from "./desk.ts";
import { DraftCard, othersOf } from "./draft-card.tsx";

type Props<Draft> = {
  desk: Desk;
  reviewed: Reviewed<Draft>;
  all: readonly Reviewed<Draft>[];
};

/** The register's kinds of instrument for those that texts speak of. */
const TYPES: Record<DraftInstrument["type"], InstrumentType> = {
  mou: "mou",
  agreement: "agreement",
  treaty: "treaty",
  protocol: "protocol",
  arrangement: "agreement",
  sop: "sop",
  letter: "letter_of_agreement",
  other: "agreement",
};

/** A programme on record of which the title was recognised. */
type KnownChoice = { id: string; ref: string; title: string };

export async function InstrumentCard({ desk, reviewed, all }: Props<DraftInstrument>) {
  const { draft, name, at } = reviewed;
  const t = await getTranslations("intake");
  const values = await getTranslations("values");
  const box = (field: string, drafted: string | null) => boxOf(desk, `${name}.${field}`, drafted);
  const matches = desk.comparison.instruments[at] ?? [];
  const held = desk.comparison.meetings.find(({ isSame }) => isSame)?.held;
  const signedOn =
    draft.status === "signed" ? (desk.review.meeting?.draft.heldOn ?? held ?? null) : null;
  return (
    <DraftCard
      desk={desk}
      reviewed={reviewed}
      group="instruments"
      title={draft.title}
      others={await othersOf(all, at, (one) => one.draft.title)}
      says={
        <>
          <Tag>{values(`instrumentType.${TYPES[draft.type]}`)}</Tag>
          <span>{t(`status.${draft.status}`)}</span>
          {draft.count > 1 && <span>{t("card.count", { count: draft.count })}</span>}
        </>
      }
      known={
        <OnRecord
          desk={desk}
          name={name}
          choices={matches.slice(0, 4)}
          isLikely={draft.count === 1}
        />
      }
    >
      <TextField
        name={`${name}.title`}
        label={t("field.title")}
        initial={box("title", draft.title)}
        maxLength={300}
        required
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          name={`${name}.instrument`}
          label={t("field.instrument")}
          initial={box("instrument", TYPES[draft.type])}
          options={desk.choices.instruments}
          required
        />
        <SelectField
          name={`${name}.status`}
          label={t("field.status")}
          initial={box("status", draft.status)}
          options={desk.choices.states}
          required
        />
        <TextField
          name={`${name}.count`}
          label={t("field.count")}
          hint={t("field.countHint")}
          inputMode="numeric"
          initial={box("count", String(draft.count))}
          required
        />
      </div>
      <DateField
        name={`${name}.signed`}
        label={t("field.signed")}
        initial={box("signedOn", signedOn && dateAsTyped(signedOn, desk.locale))}
        initialPrecision={signedOn?.precision}
      />
    </DraftCard>
  );
}

type OnRecordProps = {
  desk: Desk;
  name: string;
  choices: readonly KnownChoice[];
  /** Whether the first is chosen unless the officer says otherwise. */
  isLikely: boolean;
};

/** What on record it may be: then that record gains the passage, and no other is made. */
async function OnRecord({ desk, name, choices, isLikely }: OnRecordProps) {
  const [first] = choices;
  if (first === undefined) return null;
  const t = await getTranslations("intake.field");
  return (
    <SelectField
      name={`${name}.as`}
      label={t("as")}
      required
      initial={boxOf(desk, `${name}.as`, isLikely ? `same:${first.id}` : null)}
      empty={t("asNew")}
      options={choices.map(({ id, ref, title }) => ({
        value: `same:${id}`,
        label: t("asSame", { ref, title }).slice(0, 120),
      }))}
    />
  );
}

export async function TrainingCard({ desk, reviewed, all }: Props<DraftTraining>) {
  const { draft, name, at } = reviewed;
  const t = await getTranslations("intake");
  const values = await getTranslations("values");
  const box = (field: string, drafted: string | null) => boxOf(desk, `${name}.${field}`, drafted);
  return (
    <DraftCard
      desk={desk}
      reviewed={reviewed}
      group="trainings"
      title={draft.title}
      others={await othersOf(all, at, (one) => one.draft.title)}
      says={
        <span className={draft.provider === null ? "font-medium text-warn" : undefined}>
          {draft.provider === null
            ? t("group.unknown")
            : t("card.gives", { side: values(`side.${draft.provider}`) })}
        </span>
      }
    >
      <TextField
        name={`${name}.title`}
        label={t("field.title")}
        initial={box("title", draft.title.slice(0, 200))}
        maxLength={200}
        required
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          name={`${name}.provider`}
          label={t("field.provider")}
          initial={box("provider", draft.provider)}
          options={desk.choices.sides}
          required
        />
        <SelectField
          name={`${name}.mode`}
          label={t("field.mode")}
          initial={box("mode", "unknown")}
          options={desk.choices.modes}
          empty={null}
          required
        />
      </div>
      <TextArea
        name={`${name}.recipients`}
        label={t("field.recipients")}
        hint={t("field.supportingHint")}
        initial={box("recipients", null)}
        rows={2}
      />
    </DraftCard>
  );
}

export async function FigureCard({ desk, reviewed, all }: Props<DraftFigure>) {
  const { draft, name, at } = reviewed;
  const t = await getTranslations("intake.field");
  const box = (field: string, drafted: string | null) => boxOf(desk, `${name}.${field}`, drafted);
  const quantity = draft.what === "" ? draft.figure : draft.what;
  return (
    <DraftCard
      desk={desk}
      reviewed={reviewed}
      group="figures"
      title={`${draft.figure} · ${quantity}`}
      others={await othersOf(all, at, (one) => one.draft.figure)}
      says={null}
    >
      <TextField
        name={`${name}.quantity`}
        label={t("quantity")}
        initial={box("quantity", quantity.slice(0, 300))}
        maxLength={300}
        required
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name={`${name}.value`}
          label={t("value")}
          inputMode="decimal"
          initial={box("value", String(draft.value))}
          required
        />
        <TextField
          name={`${name}.unit`}
          label={t("unit")}
          initial={box("unit", draft.unit ?? t("unitPlain"))}
          maxLength={60}
          required
        />
        <TextField
          name={`${name}.qualifier`}
          label={t("qualifier")}
          hint={t("qualifierHint")}
          initial={box("qualifier", null)}
          maxLength={40}
        />
        <TextField
          name={`${name}.period`}
          label={t("period")}
          initial={box("period", null)}
          maxLength={120}
        />
      </div>
      <TextField
        name={`${name}.saidBy`}
        label={t("saidBy")}
        initial={box("saidBy", null)}
        maxLength={200}
      />
    </DraftCard>
  );
}
