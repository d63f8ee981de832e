import { getTranslations } from "next-intl/server";
import { CheckboxGroup } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { Tag } from "#ui/tag.tsx";
import type { DraftAgency, DraftCommitment } from "../drafts.ts";
import type { Reviewed } from "../review.ts";
import { typedList } from "../typed.ts";
import { NamedField } from "./named-field.tsx";
import { boxOf, type Desk } from "./desk.ts";
import { DraftCard, othersOf } from "./draft-card.tsx";
import { RestatedList } from "./restated-list.tsx";

type Props = {
  desk: Desk;
  reviewed: Reviewed<DraftCommitment>;
  all: readonly Reviewed<DraftCommitment>[];
};

/** A commitment, or a talking point: the same with a weaker wording. */
export async function CommitmentCard({ desk, reviewed, all }: Props) {
  const { draft, name, at, kind } = reviewed;
  const isTalk = kind === "talkingPoint";
  const { commitments, talkingPoints } = desk.comparison;
  const candidates = (isTalk ? talkingPoints : commitments)[at] ?? [];
  return (
    <DraftCard
      desk={desk}
      reviewed={reviewed}
      group={isTalk ? "talkingPoints" : "commitments"}
      title={draft.title}
      says={<Says desk={desk} draft={draft} />}
      further={furtherOf(draft)}
      known={<RestatedList desk={desk} name={name} candidates={candidates} />}
      others={await othersOf(all, at, (one) => one.draft.title)}
    >
      <Fields desk={desk} reviewed={reviewed} />
    </DraftCard>
  );
}

async function Says({ desk, draft }: { desk: Desk; draft: DraftCommitment }) {
  const t = await getTranslations("intake.card");
  const values = await getTranslations("values");
  const { strength, obligor, due, leadAgency, topics } = draft;
  return (
    <>
      {draft.proposedBy === "model" && <Tag tone="plum">{t("byModel")}</Tag>}
      <Tag tone="accent">{values(`wordingStrength.${strength}`)}</Tag>
      <span className={obligor === null ? "font-medium text-warn" : undefined}>
        {obligor === null ? t("owesUnknown") : t("owes", { side: values(`obligor.${obligor}`) })}
      </span>
      <span>
        {due === null ? (
          t("noDue")
        ) : (
          <>
            {due.date && t("due", { date: desk.fuzzy(due.date) })}{" "}
            <bdi className="text-ink-3">{t("dueWords", { words: due.words })}</bdi>
          </>
        )}
      </span>
      {leadAgency && <bdi>{t("lead", { name: nameOf(desk, leadAgency) })}</bdi>}
      {[...new Set(topics.map(({ id }) => id))].map((id) => (
        <Tag key={id}>{desk.names.get(id) ?? id}</Tag>
      ))}
    </>
  );
}

/** As it is on record, else as it is printed. */
const nameOf = ({ names }: Desk, { id, name }: DraftAgency) =>
  (id === null ? undefined : names.get(id)) ?? name;

function furtherOf({ wording, due, leadAgency, supporting, topics }: DraftCommitment) {
  return [
    { field: "strength", passage: wording },
    ...(due === null ? [] : [{ field: "dueOn", passage: due.passage }]),
    ...(leadAgency === null ? [] : [{ field: "leadAgency", passage: leadAgency.passage }]),
    ...supporting.map(({ passage }) => ({ field: "supporting", passage })),
    // A topic's first words are enough to show why.
    ...topics
      .filter(({ id }, index) => topics.findIndex((one) => one.id === id) === index)
      .map(({ passage }) => ({ field: "topics", passage })),
  ]
    .filter(({ passage }) => passage.start < passage.end)
    .slice(0, 30);
}

const OTHER = { home: "partner", partner: "home", both: "both" } as const;

async function Fields({ desk, reviewed }: Omit<Props, "all">) {
  const { draft, name } = reviewed;
  const t = await getTranslations("intake.field");
  const { choices, locale } = desk;
  const box = (field: string, drafted: string | null) => boxOf(desk, `${name}.${field}`, drafted);
  const due = draft.due?.date ?? null;
  const topics = [...new Set(draft.topics.map(({ id }) => id))];
  const wasTyped = desk.typed[`${name}.quote`] !== undefined && `${name}.title` in desk.typed;
  return (
    <>
      <TextField
        name={`${name}.title`}
        label={t("title")}
        initial={box("title", draft.title)}
        maxLength={200}
        required
      />
      <TextArea
        name={`${name}.text`}
        label={t("text")}
        hint={t("textHint")}
        initial={box("text", null)}
        rows={2}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          name={`${name}.strength`}
          label={t("strength")}
          initial={box("strength", draft.strength)}
          options={choices.strengths}
          empty={null}
          required
        />
        <SelectField
          name={`${name}.kind`}
          label={t("kind")}
          initial={box("kind", draft.kind)}
          options={choices.commitmentKinds}
          required
        />
        <SelectField
          name={`${name}.obligor`}
          label={t("obligor")}
          initial={box("obligor", draft.obligor)}
          options={choices.obligors}
          required
        />
        <SelectField
          name={`${name}.beneficiary`}
          label={t("beneficiary")}
          initial={box("beneficiary", draft.beneficiary ?? (draft.obligor && OTHER[draft.obligor]))}
          options={choices.obligors}
          required
        />
        <NamedField
          name={`${name}.leadAgency`}
          label={t("leadAgency")}
          initial={box("leadAgency", draft.leadAgency && nameOf(desk, draft.leadAgency))}
          list="intake-agencies"
        />
        <TextArea
          name={`${name}.supporting`}
          label={t("supporting")}
          hint={t("supportingHint")}
          initial={box("supporting", draft.supporting.map((one) => nameOf(desk, one)).join("\n"))}
          rows={2}
        />
      </div>
      <DateField
        name={`${name}.due`}
        label={t("due")}
        initial={box("dueOn", due && dateAsTyped(due, locale))}
        initialPrecision={due?.precision}
      />
      <TextField
        name={`${name}.dueWords`}
        label={t("dueWords")}
        initial={box("dueWords", draft.due?.words ?? null)}
        maxLength={200}
      />
      {topics.length > 0 && (
        <CheckboxGroup
          name={`${name}.topicIds`}
          label={t("topics")}
          options={topics.map((id) => ({ value: id, label: desk.names.get(id) ?? id }))}
          initial={wasTyped ? typedList(desk.typed, `${name}.topicIds`) : topics}
          inline
        />
      )}
      <NamedField
        name={`${name}.otherTopic`}
        label={t("otherTopic")}
        initial={box("otherTopic", null)}
        list="intake-topics"
      />
    </>
  );
}
