import type { Locale } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { FILE_ENDINGS } from "#domain/file-kind.ts";
import { nameIn } from "#domain/names.ts";
import { ConcurrenceDecision } from "#generated/prisma/enums.ts";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { PickerField } from "#ui/picker.tsx";
import { decideConcurrenceAction, recordConcurrenceAction } from "../actions.ts";
import type { ConcurrenceView } from "../concurrences.ts";
import { DEFAULT_ROUTE, type Stage } from "../stages.ts";
import type { AgreementOptions } from "../views.ts";
import { FileField } from "#ui/file-field.tsx";
import { Part } from "./agreement-form.tsx";
import { allAgencyOptions, sourceOptions } from "./options.ts";

type Props = {
  agreementId: string;
  options: AgreementOptions;
  requestKey: string;
  today: CalendarDate;
  /** The one to answer or correct; without it another desk is asked. */
  concurrence: ConcurrenceView | null;
  /** What a new request begins as. */
  begin: { desk: string | null; stage: Stage | null };
  /** Versions of the text, the latest first. */
  drafts: readonly number[];
};

/** Who was asked to agree, when, and what they said; of one that was asked, what they said comes first. */
export async function ConcurForm(props: Props) {
  const { agreementId, requestKey, concurrence: one } = props;
  const t = await getTranslations("agreements.concur");
  const asked = (
    <Part key="asked" title={t("asked")}>
      <RequestFields {...props} />
    </Part>
  );
  const answered = (
    <Part key="answered" title={t("answered")} hint={t("hint")}>
      <AnswerFields {...props} />
    </Part>
  );
  return (
    <ActionForm
      action={one ? decideConcurrenceAction : recordConcurrenceAction}
      requestKey={requestKey}
      hidden={one ? { id: one.id, version: one.version } : { agreementId }}
    >
      {one ? [answered, asked] : [asked, answered]}
      <FormButtons>
        <SubmitButton>{t("button")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

function typed(on: CalendarDate | null, locale: Locale): string {
  return on === null ? "" : dateAsTyped({ on, precision: "day" }, locale);
}

async function RequestFields({ options, today, concurrence: one, begin, drafts }: Props) {
  const t = await getTranslations("agreements");
  const stages = await getTranslations("values.stage");
  const locale = await getLocale();
  const groups = { home: t("ours"), theirs: t("theirs"), multilateral: t("multilateral") };
  const agency = one?.agency ?? null;
  return (
    <>
      <TextField
        name="desk"
        label={t("field.desk")}
        hint={t("hint.desk")}
        initial={one?.desk ?? begin.desk ?? ""}
        required
      />
      <PickerField
        name="agencyId"
        label={t("field.agency")}
        kind="agency"
        query={{ partner: options.partner.code }}
        options={allAgencyOptions(locale, options, groups)}
        initial={agency && { id: agency.id, label: nameIn(locale, agency) }}
      />
      <DateField
        name="requestedOn"
        dayOnly
        label={t("field.requestedOn")}
        initial={typed(one?.requestedOn ?? today, locale)}
        required
      />
      <SelectField
        name="stage"
        label={t("field.askedAt")}
        empty={t("concur.noStage")}
        options={DEFAULT_ROUTE.map((value) => ({ value, label: stages(value) }))}
        initial={(one === null ? begin.stage : one.stage) ?? ""}
      />
      <TextArea
        name="asked"
        label={t("field.asked")}
        hint={t("hint.asked")}
        rows={3}
        initial={one?.asked ?? ""}
      />
      {drafts.length > 0 && (
        <SelectField
          name="draftNumber"
          label={t("field.draftNumber")}
          empty={t("concur.noDraft")}
          options={drafts.map((number) => ({
            value: String(number),
            label: t("concur.version", { number }),
          }))}
          initial={String((one === null ? drafts[0] : one.draftNumber) ?? "")}
        />
      )}
    </>
  );
}

async function AnswerFields({ options, concurrence: one }: Props) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values.concurrenceDecision");
  const locale = await getLocale();
  const source = one?.source ?? null;
  return (
    <>
      <SelectField
        name="decision"
        label={t("field.decision")}
        empty={t("concurrence.awaited")}
        options={Object.values(ConcurrenceDecision).map((value) => ({
          value,
          label: values(value),
        }))}
        initial={one?.decision ?? ""}
      />
      <DateField
        name="decidedOn"
        dayOnly
        label={t("field.decidedOn")}
        initial={typed(one?.decidedOn ?? null, locale)}
      />
      <TextField
        name="referenceNo"
        label={t("field.referenceNo")}
        hint={t("hint.referenceNo")}
        initial={one?.referenceNo ?? ""}
      />
      <FileField
        name="file"
        label={t("field.file")}
        hint={one?.attachment ? one.attachment.name : t("hint.file")}
        accept={FILE_ENDINGS.join(",")}
      />
      <PickerField
        name="sourceId"
        label={t("field.source")}
        kind="source"
        query={{ partner: options.partner.code }}
        options={sourceOptions(options.sources)}
        initial={source && { id: source.id, label: source.title }}
      />
      <TextArea name="note" label={t("field.note")} rows={3} initial={one?.note ?? ""} />
    </>
  );
}
