import { getTranslations } from "next-intl/server";
import type { Marking } from "#domain/marking.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { TopicChoice } from "#features/topics/views.ts";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { pickOptions } from "#ui/pick-options.ts";
import { PickerField } from "#ui/picker.tsx";
import { RowList } from "#ui/row-list.tsx";
import { recordCommitmentAction } from "../actions.ts";
import type { Choices } from "../views.ts";
import { DetailsFields } from "./details-fields.tsx";

const SPARE_MILESTONES = 5;

type Props = {
  partner: string;
  choices: Choices;
  topics: readonly TopicChoice[];
  clearance: Marking;
  /** Where it was said, when another page has said so: ids of one of each. */
  from: Readonly<Record<"meeting" | "agreement" | "source", string | null>>;
};

/** Records a promise that was not made in a meeting one logs. */
export async function RecordForm({ partner, choices, topics, clearance, from }: Props) {
  const t = await getTranslations("commitments");
  const milestones = Array.from({ length: SPARE_MILESTONES }, (_, index) => (
    // Rows keep their place: they are told apart by number.
    // oxlint-disable-next-line react/no-array-index-key
    <div key={index} className="grid gap-3 sm:grid-cols-2">
      <TextField name={`milestones.${index}.title`} label={t("edit.milestoneTitle")} />
      <DateField name={`milestones.${index}.due`} label={t("edit.milestoneDue")} />
    </div>
  ));
  const origin = (kind: "meeting" | "agreement" | "source", all: keyof Choices) => {
    const known = choices[all].find(({ id }) => id === from[kind]);
    return (
      <PickerField
        name={`origins.${kind}Ids[]`}
        label={t(`create.${kind}`)}
        kind={kind}
        query={{ partner }}
        options={pickOptions(choices[all])}
        initial={known ? { id: known.id, label: known.label } : null}
      />
    );
  };
  return (
    <ActionForm action={recordCommitmentAction} requestKey={uuidv7()} hidden={{ partner }}>
      <DetailsFields {...{ partner, choices, topics, clearance }} />
      <fieldset className="grid gap-5 border-t border-line pt-4">
        <legend className="sr-only">{t("create.from")}</legend>
        <p aria-hidden="true" className="text-lg font-semibold">
          {t("create.from")}
        </p>
        {origin("meeting", "meetings")}
        {origin("agreement", "agreements")}
        {origin("source", "sources")}
        <PickerField
          name="restates.0.commitmentId"
          label={t("create.restates")}
          kind="commitment"
          query={{ partner }}
          options={pickOptions(choices.commitments)}
        />
      </fieldset>
      <fieldset className="grid gap-3 border-t border-line pt-4">
        <legend className="sr-only">{t("edit.milestones")}</legend>
        <p aria-hidden="true" className="text-lg font-semibold">
          {t("edit.milestones")}
        </p>
        <RowList
          rows={milestones}
          shown={0}
          rowLabel={String(t.raw("edit.milestoneN"))}
          addLabel={t("edit.addMilestone")}
        />
      </fieldset>
      <FormButtons>
        <SubmitButton>{t("create.save")}</SubmitButton>
        <ButtonLink href="/commitments" tone="quiet">
          {t("create.cancel")}
        </ButtonLink>
      </FormButtons>
    </ActionForm>
  );
}
