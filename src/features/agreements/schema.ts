import { z } from "zod";
import { type CalendarDate } from "#domain/calendar-date.ts";
import { countryCode } from "#domain/country-code.ts";
import { deskKey } from "#features/routes/desks.ts";
import { flag } from "#domain/flag.ts";
import { marking } from "#domain/marking.ts";
import { encodeMessage } from "#domain/message.ts";
import { optionalName, optionalText, requiredName } from "#domain/text.ts";
import { fuzzyFields, parseTypedDay, typedDates, typedDay } from "#domain/typed-date.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import {
  AgreementActionType,
  AgreementLinkType,
  Binding,
  ConcurrenceDecision,
  Counterpart,
  InstrumentType,
  MoneyInvolved,
  RenewalRule,
  Stage,
  WaitingOn,
} from "#generated/prisma/enums.ts";

export const choice = "validation.choice";

/** Digits as typed, or a number; empty is null. */
export const wholeNumber = (min: number, max: number) =>
  z
    .union([z.int(), z.string().trim().regex(/^\d+$/).transform(Number)], "validation.number")
    .pipe(
      z
        .int()
        .min(min, encodeMessage("validation.tooSmall", { min }))
        .max(max, encodeMessage("validation.tooLarge", { max })),
    )
    .nullable();

export const optionalDay = z
  .string()
  .nullable()
  .transform((text, context): CalendarDate | null => {
    if (text === null || text.trim() === "") return null;
    const day = parseTypedDay(text);
    if (day !== null) return day;
    context.addIssue({ code: "custom", message: "validation.day" });
    return z.NEVER;
  });

/** A document: a file, looked at when it is stored, beside or instead of a source. */
export const file = z.instanceof(File).nullable().default(null);

const ids = (max: number) =>
  z
    .array(recordId)
    .max(max)
    .default([])
    .transform((list) => [...new Set(list)]);

const fields = {
  // Titles of treaties run to more than 450.
  title: requiredName(500).meta({ title: "agreements.field.title" }),
  instrument: z.enum(InstrumentType, choice).meta({ title: "agreements.field.instrument" }),
  binding: z.enum(Binding, choice).meta({ title: "agreements.field.binding" }),
  counterpart: z
    .enum(Counterpart, choice)
    .default("unknown")
    .meta({ title: "agreements.field.counterpart" }),
  money: z.enum(MoneyInvolved, choice).default("unknown").meta({ title: "agreements.field.money" }),
  summary: optionalText(10_000).meta({ title: "agreements.field.summary" }),
  marking: marking.default("official").meta({ title: "agreements.field.marking" }),
  releasableTo: z.array(countryCode).max(60).default([]),
  leadAgencyId: recordId.nullable().default(null),
  homePartyIds: ids(60),
  partnerPartyIds: ids(60),
  topicIds: ids(40),
  termMonths: wholeNumber(1, 1200).default(null),
  endsOn: optionalDay.default(null),
  renewal: z.enum(RenewalRule, choice).default("unknown"),
  noticeDays: wholeNumber(0, 3660).default(null),
  /** Counted by a source, named by none. */
  isPlaceholder: flag,
};

const actionFields = z.strictObject({
  type: z.enum(AgreementActionType, choice),
  ...fuzzyFields("happened"),
  place: optionalName(200).default(null),
  note: optionalText(2000).default(null),
  sourceId: recordId.nullable().default(null),
});

/** Something that happened to the instrument. Undated: `happenedOn` null. */
const datedAction = z.preprocess(typedDates("happened"), actionFields);
export type DatedAction = z.output<typeof actionFields>;

export const stageFields = {
  stage: z.enum(Stage, choice),
  enteredOn: typedDay,
  waitingOn: z.enum(WaitingOn, choice),
  /** Whom it waits on; needed when `waitingOn` says an agency, else the desk of that side. */
  waitingAgencyId: recordId.nullable().default(null),
  ownerPostId: recordId.nullable().default(null),
  note: optionalText(2000).default(null),
};

export const needsAgency = ({
  waitingOn,
  waitingAgencyId,
}: {
  waitingOn: WaitingOn;
  waitingAgencyId: string | null;
}) => waitingOn !== "agency" || waitingAgencyId !== null;
export const agencyMissing = { path: ["waitingAgencyId"], error: "validation.move.agency" };

const stageEntry = z.strictObject(stageFields).refine(needsAgency, agencyMissing);
export type StageDetails = z.output<typeof stageEntry>;

/** A form sends an empty stage with its other boxes: then there is none. */
function unlessEmpty(raw: unknown): unknown {
  return raw instanceof Object && "stage" in raw && raw.stage === null ? null : raw;
}

/** The date of a row that nobody filled in still says how exact it is. */
function withoutBlank(raw: unknown): unknown {
  if (!Array.isArray(raw)) return raw;
  return raw.filter(
    (row: unknown) =>
      !(row instanceof Object) ||
      Object.entries(row).some(([key, value]) => key !== "happenedPrecision" && value !== null),
  );
}

/** What may be written about an agreement. `firstStage` puts it into the pipeline, on the route of that day. */
export const agreementInput = z
  .strictObject({
    partner: countryCode.meta({ title: "agreements.field.partner" }),
    ...fields,
    isFastTrack: flag,
    fastTrackReason: optionalText(500).default(null),
    actions: z.preprocess(withoutBlank, z.array(datedAction).max(40)).default([]),
    firstStage: z.preprocess(unlessEmpty, stageEntry.nullable()).default(null),
  })
  .refine(({ isFastTrack, fastTrackReason }) => !isFastTrack || fastTrackReason !== null, {
    path: ["fastTrackReason"],
    error: "validation.reason",
  });
/** Partner, fast track, actions and stages are not edited: a partner is fixed, the others have their own forms. */
export const agreementUpdate = z.strictObject({ ...fields, id: recordId, version: recordVersion });
export type AgreementDetails = Omit<z.output<typeof agreementUpdate>, "id" | "version">;

/** `id` is the agreement's. */
export const actionInput = z.preprocess(
  typedDates("happened"),
  actionFields.safeExtend({ id: recordId }),
);

export const linkInput = z.preprocess(
  typedDates("effective"),
  z
    .strictObject({
      fromId: recordId,
      toId: recordId,
      type: z.enum(AgreementLinkType, choice),
      ...fuzzyFields("effective"),
      note: optionalText(2000).default(null),
    })
    .refine(({ fromId, toId }) => fromId !== toId, {
      path: ["toId"],
      error: "validation.sameRecord",
    }),
);

const concurrenceFields = {
  desk: requiredName(200).refine((name) => deskKey(name) !== "", "validation.required"),
  agencyId: recordId.nullable().default(null),
  /** In which stage it is asked. */
  stage: z.enum(Stage, choice).nullable().default(null),
  /** What is asked, in words for the covering note. */
  asked: optionalText(2000).default(null),
  /** The version of the text that goes along. */
  draftNumber: wholeNumber(1, 9999).default(null),
  requestedOn: typedDay,
  decidedOn: optionalDay.default(null),
  decision: z.enum(ConcurrenceDecision, choice).nullable().default(null),
  referenceNo: optionalName(120).default(null),
  note: optionalText(2000).default(null),
  sourceId: recordId.nullable().default(null),
};
type Decided = {
  requestedOn: CalendarDate;
  decidedOn: CalendarDate | null;
  decision: ConcurrenceDecision | null;
};
const isWhole = ({ decidedOn, decision }: Decided) => (decidedOn === null) === (decision === null);
const notWhole = { path: ["decision"], error: "validation.decisionWithDay" };
const inOrder = ({ requestedOn, decidedOn }: Decided) =>
  decidedOn === null || decidedOn >= requestedOn;
const notInOrder = { path: ["decidedOn"], error: "validation.answerBeforeRequest" };

/** Who must agree; decided or still asked. */
export const concurrenceInput = z
  .strictObject({ agreementId: recordId, ...concurrenceFields, file })
  .refine(isWhole, notWhole)
  .refine(inOrder, notInOrder);

/** `id` and `version` are the concurrence's. */
export const concurrenceUpdate = z
  .strictObject({ id: recordId, version: recordVersion, ...concurrenceFields, file })
  .refine(isWhole, notWhole)
  .refine(inOrder, notInOrder);
export type ConcurrenceDetails = Omit<
  z.output<typeof concurrenceUpdate>,
  "id" | "version" | "file"
>;
