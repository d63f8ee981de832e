import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { type Option, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { PickerField } from "#ui/picker.tsx";
import { RowList } from "#ui/row-list.tsx";
import { reviseRouteStageAction } from "../actions.ts";
import type { StageDetails } from "../schema.ts";
import type { DeskAgency } from "../views.ts";
import { ConditionFields } from "./condition-fields.tsx";

type Props = {
  draft: { id: string; version: number };
  stage: StageDetails;
  agencies: readonly DeskAgency[];
};

/** Rows that are there beyond those that are filled. */
const SPARE = 3;
const MOST = 12;

/** One stage of a route: who moves it, in how many days, who must agree, for which instruments. */
export async function StageForm({ draft, stage, agencies }: Props) {
  const t = await getTranslations("routes");
  const locale = await getLocale();
  const options = agencies.map((agency): Option => ({
    value: agency.id,
    label: nameIn(locale, agency),
  }));
  const count = Math.min(MOST, stage.concurrences.length + SPARE);
  return (
    <ActionForm
      action={reviseRouteStageAction}
      requestKey={uuidv7()}
      hidden={{ id: draft.id, version: draft.version, stage: stage.stage }}
      className="grid gap-6"
    >
      <TextField
        name="targetDays"
        label={t("field.targetDays")}
        hint={t("hint.targetDays")}
        inputMode="numeric"
        initial={stage.targetDays === null ? "" : String(stage.targetDays)}
      />
      <TextField name="ownerPost" label={t("field.ownerPost")} initial={stage.ownerPost ?? ""} />
      <ConditionFields of={stage} />
      <section className="grid gap-4">
        <div>
          <h2 className="text-lg font-semibold">{t("stageForm.desks")}</h2>
          <p className="text-sm text-ink-2">{t("stageForm.desksHint")}</p>
        </div>
        <RowList
          rows={Array.from({ length: count }, (_, index) => (
            <DeskFields
              // Rows keep their place, so their number names them.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              prefix={`concurrences.${index}.`}
              desk={stage.concurrences[index]}
              options={options}
            />
          ))}
          shown={Math.max(1, stage.concurrences.length)}
          rowLabel={String(t.raw("stageForm.desk"))}
          addLabel={t("stageForm.add")}
        />
      </section>
      <FormButtons>
        <SubmitButton>{t("stageForm.keep")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

type DeskProps = {
  prefix: string;
  desk: StageDetails["concurrences"][number] | undefined;
  options: Option[];
};

async function DeskFields({ prefix, desk, options }: DeskProps) {
  const t = await getTranslations("routes");
  const chosen = options.find(({ value }) => value === desk?.agencyId);
  return (
    <>
      <TextField
        name={`${prefix}desk`}
        label={t("field.desk")}
        hint={t("hint.desk")}
        initial={desk?.desk ?? ""}
      />
      <PickerField
        name={`${prefix}agencyId`}
        label={t("field.agency")}
        kind="agency"
        options={options}
        initial={chosen ? { id: chosen.value, label: chosen.label } : null}
      />
      <TextField
        name={`${prefix}targetDays`}
        label={t("field.deskDays")}
        hint={t("hint.deskDays")}
        inputMode="numeric"
        initial={desk?.targetDays === null || desk === undefined ? "" : String(desk.targetDays)}
      />
      <CheckboxField
        name={`${prefix}isOptional`}
        label={t("field.isOptional")}
        hint={t("hint.isOptional")}
        initial={desk?.isOptional ?? false}
      />
      <ConditionFields prefix={prefix} {...(desk && { of: desk })} />
    </>
  );
}
