import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { WaitingOn } from "#generated/prisma/enums.ts";
import { FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { type Option, SelectField, TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { dateAsTyped, formatDay } from "#ui/format.ts";
import { Notice } from "#ui/notice.tsx";
import { PickerField } from "#ui/picker.tsx";
import { moveCardAction, moveStageAction } from "../actions.ts";
import {
  DEFAULT_ROUTE,
  lastRouteStage,
  nextStages,
  type Stage,
  stagesToSkipTo,
} from "../stages.ts";
import type { AgreementOptions, AgreementView } from "../views.ts";
import { allAgencyOptions } from "./options.ts";
import { OverTargetTag } from "./tags.tsx";

type Props = {
  agreement: AgreementView;
  options: AgreementOptions;
  posts: { id: string; label: string }[];
  requestKey: string;
  today: CalendarDate;
  /** Where the mover comes from and goes back to. */
  back: "board" | "record";
  /** The stage chosen on the card, if it can be gone to. */
  to: Stage | null;
};

/** Moves an agreement to another stage, with the day, the one it then waits on, and a note. */
export async function MoveForm(props: Props) {
  const { agreement, options, posts, requestKey, today, back } = props;
  const t = await getTranslations("agreements");
  const locale = await getLocale();
  const groups = { home: t("ours"), theirs: t("theirs"), multilateral: t("multilateral") };
  return (
    <ActionForm
      action={back === "board" ? moveCardAction : moveStageAction}
      requestKey={requestKey}
      hidden={{ id: agreement.id, version: agreement.version }}
    >
      <StageField {...props} />
      <DateField
        name="enteredOn"
        dayOnly
        label={t("field.enteredOn")}
        initial={dateAsTyped({ on: today, precision: "day" }, locale)}
        required
      />
      <RadioGroup
        name="waitingOn"
        label={t("field.waitingOn")}
        hint={t("move.waitingHint")}
        options={Object.values(WaitingOn).map((value) => ({
          value,
          label: t(`waitingShort.${value}`),
        }))}
        initial="us"
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
      <TextArea name="note" label={t("field.note")} rows={3} />
      <fieldset className="grid gap-4 rounded-md border border-line p-4">
        <legend className="px-1 font-semibold">{t("move.done")}</legend>
        <DateField name="happened" label={t("field.happened")} hint={t("move.doneHint")} />
        <TextField name="place" label={t("field.place")} hint={t("hint.place")} />
      </fieldset>
      <FormButtons>
        <SubmitButton>{t("move.button")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

/** The moves that the route allows from here, the way ahead first. */
async function StageField({ agreement, to }: Props) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values.stage");
  const { stages } = agreement;
  const now = stages.at(-1)?.stage ?? null;
  const route = agreement.route?.stages ?? DEFAULT_ROUTE;
  // Stages come in order, so their place tells which of them was recorded last.
  const cameFrom = lastRouteStage(
    stages.map(({ stage, enteredOn, id }, index) => ({
      id,
      stage,
      enteredOn,
      recordedAt: new Date(index),
    })),
  );
  const ahead = now === null ? "start" : "next";
  const option = (stage: Stage, group: string): Option => ({
    value: stage,
    label: values(stage),
    group: t(`move.${group}`),
  });
  const options = [
    ...nextStages(now, route, cameFrom).map(({ stage, way }) =>
      option(stage, way === "forward" ? ahead : way),
    ),
    ...stagesToSkipTo(now, route).map((stage) => option(stage, "skip")),
  ];
  const isOffered = options.some(({ value }) => value === to);
  return (
    <SelectField
      name="stage"
      label={t("field.stage")}
      options={options}
      initial={isOffered && to !== null ? to : options[0]?.value}
      required
    />
  );
}

/** Where it is now, for how long, and what the route still asks for before it goes on. */
export async function MoveFrom({ agreement }: { agreement: AgreementView }) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values.stage");
  const locale = await getLocale();
  const now = agreement.stages.at(-1);
  if (now === undefined) return <p>{t("move.nowNone")}</p>;
  const missing = agreement.required.filter((one) => one.stage === now.stage && !one.isGranted);
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <strong>{t("move.now", { stage: values(now.stage) })}</strong>
        <span>{t("move.since", { date: formatDay(now.enteredOn, locale), days: now.days })}</span>
        <OverTargetTag days={now.days} targetDays={now.targetDays} />
      </p>
      <p className="text-sm text-ink-2">
        {agreement.route ? t("move.route", { name: agreement.route.name }) : t("move.noRoute")}
      </p>
      {missing.length > 0 && (
        <Notice
          tone="warning"
          title={t("move.missing", { desks: missing.map(({ desk }) => desk).join(", ") })}
        >
          {t("move.missingHint")}
        </Notice>
      )}
    </div>
  );
}
