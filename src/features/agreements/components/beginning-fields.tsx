import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { AgreementActionType, WaitingOn } from "#generated/prisma/enums.ts";
import { RadioGroup } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { PickerField } from "#ui/picker.tsx";
import { RowList } from "#ui/row-list.tsx";
import { DEFAULT_ROUTE, SIDE_STATES } from "../stages.ts";
import type { AgreementOptions } from "../views.ts";
import { Part } from "./agreement-form.tsx";
import { allAgencyOptions, sourceOptions } from "./options.ts";

type Props = { options: AgreementOptions };

/** Rows for what has happened so far; the first is open, the others when asked for. */
export async function HappeningFields({ options }: Props) {
  const t = await getTranslations("agreements");
  return (
    <Part title={t("form.history")} hint={t("form.historyHint")}>
      <RowList
        rows={Array.from({ length: 6 }, (_, index) => (
          // Rows keep their place, so their number names them.
          // oxlint-disable-next-line react/no-array-index-key
          <ActionFields key={index} prefix={`actions.${index}.`} options={options} />
        ))}
        shown={1}
        rowLabel={String(t.raw("form.happening"))}
        addLabel={t("form.addHappening")}
      />
    </Part>
  );
}

type ActionFieldsProps = Props & { prefix?: string; required?: boolean };

/** One thing that happened to an instrument: what, when, where, who says so. */
export async function ActionFields({ options, prefix = "", required = false }: ActionFieldsProps) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values.agreementActionType");
  return (
    <>
      <SelectField
        name={`${prefix}type`}
        label={t("field.type")}
        options={Object.values(AgreementActionType).map((value) => ({
          value,
          label: values(value),
        }))}
        required={required}
      />
      <DateField name={`${prefix}happened`} label={t("field.happened")} />
      <TextField name={`${prefix}place`} label={t("field.place")} hint={t("hint.place")} />
      <PickerField
        name={`${prefix}sourceId`}
        label={t("field.source")}
        kind="source"
        query={{ partner: options.partner.code }}
        options={sourceOptions(options.sources)}
      />
      <TextArea name={`${prefix}note`} label={t("field.note")} rows={2} />
    </>
  );
}

const name = (field: string) => `firstStage.${field}`;

/** Where a new one stands in the pipeline; left empty when it never was in it. */
export async function FirstStageFields({ options, today }: Props & { today: CalendarDate }) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const groups = { home: t("ours"), theirs: t("theirs"), multilateral: t("multilateral") };
  return (
    <Part title={t("form.pipeline")} hint={t("form.pipelineHint")}>
      <SelectField
        name={name("stage")}
        label={t("field.stage")}
        empty={t("form.noStage")}
        options={[...DEFAULT_ROUTE, ...SIDE_STATES].map((value) => ({
          value,
          label: values(`stage.${value}`),
        }))}
      />
      <DateField
        name={name("enteredOn")}
        dayOnly
        label={t("field.enteredOn")}
        initial={dateAsTyped({ on: today, precision: "day" }, locale)}
      />
      <RadioGroup
        name={name("waitingOn")}
        label={t("field.waitingOn")}
        hint={t("move.waitingHint")}
        options={Object.values(WaitingOn).map((value) => ({
          value,
          label: t(`waitingShort.${value}`),
        }))}
        initial="us"
        inline
      />
      <PickerField
        name={name("waitingAgencyId")}
        label={t("field.waitingAgency")}
        kind="agency"
        query={{ partner: options.partner.code }}
        options={allAgencyOptions(locale, options, groups)}
      />
      <TextArea name={name("note")} label={t("field.note")} rows={2} />
    </Part>
  );
}
