import { getLocale, getTranslations } from "next-intl/server";
import type { Marking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { SIDES } from "#domain/sides.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { AgencyName, Choice, Linked } from "#features/agencies/views.ts";
import { TopicPicker } from "#features/topics/components/topic-picker.tsx";
import type { TopicChoice } from "#features/topics/views.ts";
import { DeliveryMode } from "#generated/prisma/enums.ts";
import { FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { MarkingField } from "#ui/marking-field.tsx";
import { MultiPicker } from "#ui/multi-picker.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { pickOptions } from "#ui/pick-options.ts";
import { PickerField } from "#ui/picker.tsx";
import { recordTrainingAction, reviseTrainingAction } from "../actions.ts";
import type { TrainingView } from "../views.ts";

/** What a programme of one partner can be linked to. */
type TrainingChoices = {
  agencies: readonly Choice[];
  commitments: readonly Choice[];
  agreements: readonly Choice[];
  topics: readonly TopicChoice[];
};

type Props = {
  partner: string;
  choices: TrainingChoices;
  clearance: Marking;
  /** The programme to revise; without one the form records a new one. */
  training?: TrainingView;
};

export async function TrainingForm({ partner, choices, clearance, training }: Props) {
  const t = await getTranslations("trainings");
  const sides = await getTranslations("values.side");
  const modes = await getTranslations("values.deliveryMode");
  const locale = await getLocale();
  const { agencies, commitments, agreements, topics } = choices;
  const agency = training?.provider ?? null;
  return (
    <ActionForm
      action={training ? reviseTrainingAction : recordTrainingAction}
      requestKey={uuidv7()}
      hidden={training ? { id: training.id, version: training.version } : { partner }}
    >
      <TextField
        name="title"
        label={t("field.title")}
        initial={training?.title}
        autoComplete="off"
        required
      />
      <TextArea
        name="summary"
        label={t("field.summary")}
        initial={training?.summary ?? undefined}
      />
      <RadioGroup
        name="providerSide"
        label={t("field.providerSide")}
        initial={training?.providerSide ?? "partner"}
        options={SIDES.map((side) => ({ value: side, label: sides(side) }))}
        inline
        required
      />
      <PickerField
        name="providerId"
        label={t("field.provider")}
        kind="agency"
        query={{ partner }}
        options={pickOptions(agencies)}
        initial={agency && { id: agency.id, label: nameIn(locale, agency) }}
      />
      <MultiPicker
        name="recipientIds"
        label={t("field.recipients")}
        options={withCurrent(agencies, training?.recipients ?? [])}
        initial={training?.recipients.map(({ id }) => id) ?? []}
      />
      <SelectField
        name="mode"
        label={t("field.mode")}
        options={Object.values(DeliveryMode).map((value) => ({ value, label: modes(value) }))}
        initial={training?.mode ?? "unknown"}
        empty={null}
        required
      />
      <PickerField
        name="commitmentId"
        label={t("field.commitment")}
        kind="commitment"
        query={{ partner }}
        options={pickOptions(commitments)}
        initial={pickedRecord(training?.commitment)}
      />
      <PickerField
        name="agreementId"
        label={t("field.agreement")}
        kind="agreement"
        query={{ partner }}
        options={pickOptions(agreements)}
        initial={pickedRecord(training?.agreement)}
      />
      <TopicPicker label={t("field.topics")} topics={topics} current={training?.topics ?? []} />
      <MarkingField
        label={t("field.marking")}
        initial={training?.marking ?? "official"}
        clearance={clearance}
      />
      <FormButtons>
        <SubmitButton>{training ? t("save") : t("recordIt")}</SubmitButton>
        <ButtonLink href={training ? `/trainings/${training.id}` : "/trainings"} tone="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormButtons>
    </ActionForm>
  );
}

/** What is chosen stands in a picker by its title and reference. */
function pickedRecord(record: Linked | null | undefined) {
  return record ? { id: record.id, label: `${record.title} · ${record.ref}` } : null;
}

/** The agencies to choose from and those chosen already, which a long register may have left out. */
function withCurrent(agencies: readonly Choice[], current: readonly AgencyName[]) {
  const offered = new Set(agencies.map(({ id }) => id));
  const others = current.filter(({ id }) => !offered.has(id));
  return [
    ...others.map(({ id, name }) => ({ value: id, label: name })),
    ...agencies.map(({ id, label, detail }) => ({
      value: id,
      label,
      ...(detail !== null && { group: detail }),
    })),
  ];
}
