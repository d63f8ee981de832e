"use client";

import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { MultiPicker } from "#ui/multi-picker.tsx";
import { PickerField } from "#ui/picker.tsx";
import { useBoxes, useMeetingForm } from "./meeting-context.tsx";

/** What an outcome needs to be a commitment: shown, by its style, when the outcome is said to be one. */
export function CommitmentFields({ row }: { row: number }) {
  const { t, fixed, lists, partner } = useMeetingForm();
  const { text, list, picked } = useBoxes();
  const name = (field: string) => `outcomes.${row}.${field}`;
  const existing = picked(name("commitmentId"));
  // Without "our" and "their" lists: who leads depends on who owes, which is chosen beside it.
  const agencies = [...lists.agencies.partner, ...lists.agencies.home];
  const precision = text(name("duePrecision"));
  return (
    <div className="commitment-fields">
      <div className="new-commitment">
        <SelectField
          name={name("obligor")}
          label={t("obligor")}
          options={fixed.obligors}
          empty={null}
          required
          initial={text(name("obligor")) || "partner"}
        />
        <SelectField
          name={name("strength")}
          label={t("strength")}
          options={fixed.strengths}
          empty={null}
          required
          initial={text(name("strength")) || "agreed"}
        />
        <SelectField
          name={name("commitmentKind")}
          label={t("commitmentKind")}
          options={fixed.commitmentKinds}
          required
          initial={text(name("commitmentKind"))}
        />
        <PickerField
          name={name("leadAgencyId")}
          newName={name("newLeadAgency")}
          label={t("leadAgency")}
          kind="agency"
          query={{ partner }}
          options={agencies}
          initial={picked(name("leadAgencyId"), name("newLeadAgency"))}
        />
        <TextField
          name={name("dueWords")}
          label={t("dueWords")}
          hint={t("dueWordsHint")}
          initial={text(name("dueWords"))}
        />
        <DateField
          name={name("due")}
          label={t("due")}
          hint={t("dueHint")}
          initial={text(name("dueOn"))}
          {...(precision !== "" && { initialPrecision: precision as "day" })}
        />
        <MultiPicker
          name={name("topicIds")}
          label={t("commitmentTopics")}
          hint={t("commitmentTopicsHint")}
          options={fixed.topics}
          initial={list(name("topicIds"))}
        />
        <TextField
          name={name("title")}
          label={t("shortTitle")}
          hint={t("shortTitleHint")}
          initial={text(name("title"))}
        />
        <SelectField
          name={name("beneficiary")}
          label={t("beneficiary")}
          options={fixed.obligors}
          empty={t("otherSide")}
          initial={text(name("beneficiary"))}
        />
      </div>
      <details className="existing-commitment" open={existing !== null}>
        <summary className="link inline-flex min-h-6 items-center text-xs">
          {t("alreadyRecorded")}
        </summary>
        <div className="max-w-xl pt-1">
          <PickerField
            name={name("commitmentId")}
            label={t("existing")}
            hint={t("existingHint")}
            kind="commitment"
            query={{ partner }}
            options={lists.commitments}
            initial={existing}
          />
        </div>
      </details>
    </div>
  );
}
