import { getLocale, getTranslations } from "next-intl/server";
import type { FuzzyDate } from "#domain/date-precision.ts";
import { type Marking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { OBLIGORS } from "#domain/sides.ts";
import { WORDING_STRENGTHS } from "#domain/wording-strength.ts";
import { TopicPicker } from "#features/topics/components/topic-picker.tsx";
import type { TopicChoice } from "#features/topics/views.ts";
import { CommitmentKind } from "#generated/prisma/enums.ts";
import { RadioGroup } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { MarkingField } from "#ui/marking-field.tsx";
import { MultiPicker } from "#ui/multi-picker.tsx";
import { pickOptions } from "#ui/pick-options.ts";
import { PickerField } from "#ui/picker.tsx";
import type { AgencyName, Choices, CommitmentView } from "../views.ts";

type Props = {
  partner: string;
  choices: Choices;
  topics: readonly TopicChoice[];
  clearance: Marking;
  /** What is stored; without it the fields are empty. */
  commitment?: CommitmentView;
};

/** What may be said about a commitment, the same when it is recorded and when it is corrected. */
export async function DetailsFields(props: Props) {
  const { partner, choices, topics, clearance, commitment } = props;
  const t = await getTranslations("commitments.field");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const words = (family: string, all: readonly string[]) =>
    all.map((value) => ({ value, label: values(`${family}.${value}`) }));
  const date = (value: FuzzyDate | null | undefined) =>
    value ? { initial: dateAsTyped(value, locale), initialPrecision: value.precision } : {};
  const agency = (one: AgencyName) => ({ id: one.id, label: nameIn(locale, one) });
  const agencies = pickOptions(choices.agencies);
  return (
    <>
      <TextField
        name="title"
        label={t("title")}
        hint={t("titleHint")}
        initial={commitment?.title}
        required
      />
      <TextArea
        name="text"
        label={t("text")}
        hint={t("textHint")}
        initial={commitment?.text}
        rows={4}
        required
      />
      <SelectField
        name="strength"
        label={t("strength")}
        hint={t("strengthHint")}
        options={words("wordingStrength", WORDING_STRENGTHS)}
        initial={commitment?.strength}
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <RadioGroup
          name="obligor"
          label={t("obligor")}
          options={words("obligor", OBLIGORS)}
          initial={commitment?.obligor}
          inline
          required
        />
        <RadioGroup
          name="beneficiary"
          label={t("beneficiary")}
          options={words("obligor", OBLIGORS)}
          initial={commitment?.beneficiary}
          inline
          required
        />
        <SelectField
          name="kind"
          label={t("kind")}
          options={words("commitmentKind", Object.values(CommitmentKind))}
          initial={commitment?.kind}
          required
        />
        <PickerField
          name="leadAgencyId"
          label={t("lead")}
          kind="agency"
          query={{ partner }}
          options={agencies}
          initial={commitment?.lead ? agency(commitment.lead) : null}
        />
        <PickerField
          name="focalPointId"
          label={t("focalPoint")}
          kind="person"
          query={{ partner }}
          options={pickOptions(choices.people)}
          initial={
            commitment?.focalPoint
              ? { id: commitment.focalPoint.id, label: commitment.focalPoint.name }
              : null
          }
        />
      </div>
      <MultiPicker
        name="supportingAgencyIds"
        label={t("supporting")}
        options={agencies}
        initial={commitment?.supporting.map(({ id }) => id) ?? []}
      />
      <TopicPicker label={t("topics")} topics={topics} current={commitment?.topics ?? []} />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField name="made" label={t("made")} {...date(commitment?.made)} />
        <DateField name="due" label={t("due")} {...date(commitment?.due)} />
      </div>
      <TextField
        name="dueWords"
        label={t("dueWords")}
        hint={t("dueWordsHint")}
        initial={commitment?.dueWords ?? undefined}
      />
      <MarkingField
        label={t("marking")}
        initial={commitment?.marking ?? "official"}
        clearance={clearance}
      />
    </>
  );
}
