import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { FILE_ENDINGS } from "#domain/file-kind.ts";
import { WaitingOn } from "#generated/prisma/enums.ts";
import { AskedFor } from "#ui/asked-for.tsx";
import { FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { FileField } from "#ui/file-field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { PickerField } from "#ui/picker.tsx";
import { moveCardAction, moveStageAction } from "../actions.ts";
import { groupedReasons, type MoveChoice, type Need, stagesThatNeed, type Way } from "../moves.ts";
import type { Stage } from "../stages.ts";
import type { AgreementOptions, AgreementView } from "../views.ts";
import { allAgencyOptions } from "./options.ts";

const LEADS_ON: ReadonlySet<Way> = new Set(["start", "forward", "resume"]);

type Props = {
  agreement: AgreementView;
  options: AgreementOptions;
  posts: { id: string; label: string }[];
  requestKey: string;
  today: CalendarDate;
  /** Where the mover comes from and goes back to. */
  back: "board" | "record";
  /** Where it may go; the first is offered first. */
  choices: readonly MoveChoice[];
  /** The one chosen on the card, if it may go there. */
  to: Stage | null;
};

/** Moves an agreement to another stage, with what that stage asks for. */
export async function MoveForm(props: Props) {
  const { agreement, options, posts, requestKey, today, back, choices, to } = props;
  const t = await getTranslations("agreements");
  const values = await getTranslations("values.stage");
  const locale = await getLocale();
  const groups = { home: t("ours"), theirs: t("theirs"), multilateral: t("multilateral") };
  const ahead = choices[0];
  if (ahead === undefined) return null;
  // Where the way ahead is shut nothing is chosen: nobody holds or ends it by accident.
  const first =
    choices.find(({ stage }) => stage === to) ?? (LEADS_ON.has(ahead.way) ? ahead : null);
  const waits = first?.stage === "on_hold_them" ? "them" : "us";
  return (
    <ActionForm
      action={back === "board" ? moveCardAction : moveStageAction}
      requestKey={requestKey}
      hidden={{
        id: agreement.id,
        version: agreement.version,
        fromId: agreement.stages.at(-1)?.id ?? "",
      }}
    >
      <SelectField
        name="stage"
        label={t("field.stage")}
        options={choices.map(({ stage, way }) => ({
          value: stage,
          label: values(stage),
          group: t(`move.${way === "forward" ? "next" : way}`),
        }))}
        initial={first?.stage ?? ""}
        {...(first !== null && { empty: null })}
        required
      />
      <DateField
        name="enteredOn"
        dayOnly
        label={t("field.enteredOn")}
        initial={dateAsTyped({ on: today, precision: "day" }, locale)}
        required
      />
      <AskedFields choices={choices} initial={first?.stage} />
      <RadioGroup
        name="waitingOn"
        label={t("field.waitingOn")}
        hint={t("move.waitingHint")}
        options={Object.values(WaitingOn).map((value) => ({
          value,
          label: t(`waitingShort.${value}`),
        }))}
        initial={waits}
        required
        inline
      />
      <PickerField
        name="waitingAgencyId"
        label={t("field.waitingAgency")}
        kind="agency"
        query={{ partner: options.partner.code }}
        options={allAgencyOptions(locale, options, groups)}
      />
      <PickerField
        name="ownerPostId"
        label={t("field.ownerPost")}
        kind="post"
        query={{ partner: options.partner.code }}
        options={posts.map(({ id, label }) => ({ value: id, label }))}
      />
      <FormButtons>
        <SubmitButton>{t("move.button")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

type AskedProps = { choices: readonly MoveChoice[]; initial: Stage | undefined };

/** Why, of the list that the stage has for it. */
export async function AskedReasons({ choices, initial }: AskedProps) {
  const t = await getTranslations("agreements");
  const reasons = await getTranslations("values.stageReason");
  return groupedReasons(choices).map(({ list, stages }) => (
    <AskedFor key={list.join()} by="stage" when={stages} initial={initial}>
      <SelectField
        name="reason"
        label={t("field.reason")}
        hint={t("hint.reason")}
        options={list.map((value) => ({ value, label: reasons(value) }))}
        required
      />
    </AskedFor>
  ));
}

/** What only some moves ask for; each field is there with the moves that do. */
function AskedFields({ choices, initial }: AskedProps) {
  const fields = [
    { ask: "note", field: (required: boolean) => <Note required={required} /> },
    { ask: "referenceNo", field: (required: boolean) => <ReferenceNo required={required} /> },
    { ask: "happened", field: (required: boolean) => <Happened required={required} /> },
    { ask: "document", field: () => <Document /> },
  ] as const;
  const needs: readonly Exclude<Need, "none">[] = ["required", "optional"];
  return (
    <>
      <AskedReasons choices={choices} initial={initial} />
      {fields.flatMap(({ ask, field }) =>
        needs.map((need) => (
          <AskedFor
            key={`${ask}-${need}`}
            by="stage"
            when={stagesThatNeed(choices, ask, need)}
            initial={initial}
          >
            {field(need === "required")}
          </AskedFor>
        )),
      )}
    </>
  );
}

async function Note({ required }: { required: boolean }) {
  const t = await getTranslations("agreements");
  return <TextArea name="note" label={t("field.note")} rows={3} required={required} />;
}

async function ReferenceNo({ required }: { required: boolean }) {
  const t = await getTranslations("agreements");
  return (
    <TextField
      name="referenceNo"
      label={t("field.referenceNo")}
      hint={t("hint.moveReferenceNo")}
      required={required}
    />
  );
}

async function Document() {
  const t = await getTranslations("agreements");
  return (
    <FileField
      name="file"
      label={t("field.file")}
      hint={t("hint.file")}
      accept={FILE_ENDINGS.join(",")}
    />
  );
}

async function Happened({ required }: { required: boolean }) {
  const t = await getTranslations("agreements");
  return (
    <fieldset className="grid gap-4 rounded-md border border-line p-4">
      <legend className="px-1 font-semibold">
        {t(required ? "move.inForceSince" : "move.done")}
      </legend>
      <DateField
        name="happened"
        label={t("field.happened")}
        hint={t("move.doneHint")}
        required={required}
      />
      <TextField name="place" label={t("field.place")} hint={t("hint.place")} />
    </fieldset>
  );
}
