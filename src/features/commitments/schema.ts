import { z } from "zod";
import { calendarDate, type CalendarDate } from "#domain/calendar-date.ts";
import { countryCode } from "#domain/country-code.ts";
import { type DatePrecision, firstDayOf, lastDayOf } from "#domain/date-precision.ts";
import { momentFields } from "#domain/moment.ts";
import { cursor, searchText, several, single } from "#domain/listing.ts";
import { marking } from "#domain/marking.ts";
import { obligor } from "#domain/sides.ts";
import { optionalName, optionalText, requiredName, requiredText } from "#domain/text.ts";
import { fuzzyFields, typedDates, typedDay, typedSince, typedUntil } from "#domain/typed-date.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import { wordingStrength } from "#domain/wording-strength.ts";
import { CommitmentKind, CommitmentStatus, WordingDrift } from "#generated/prisma/enums.ts";

const MAX_LINKS = 50;
const ids = z.array(recordId).max(MAX_LINKS).default([]);

/** What may be said about a commitment at any time; the partner is fixed with the first recording. */
const details = z
  .strictObject({
    marking,
    title: requiredName(200).meta({ title: "commitments.field.title" }),
    text: requiredText(5000).meta({ title: "commitments.field.text" }),
    kind: z.enum(CommitmentKind, "validation.choice"),
    obligor,
    beneficiary: obligor,
    strength: wordingStrength,
    leadAgencyId: recordId.nullable(),
    supportingAgencyIds: ids,
    focalPointId: recordId.nullable(),
    topicIds: ids,
    ...fuzzyFields("made"),
    ...fuzzyFields("due"),
    dueWords: optionalName(200),
  })
  .refine(isDueAfterMade, { path: ["dueOn"], error: "validation.endBeforeStart" });

/** The database says the same (`commitment_due_after_made`). */
function isDueAfterMade(dates: {
  madeOn: CalendarDate | null;
  madePrecision: DatePrecision;
  dueOn: CalendarDate | null;
  duePrecision: DatePrecision;
}): boolean {
  const first = firstDayOf(dates.madeOn, dates.madePrecision);
  const last = lastDayOf(dates.dueOn, dates.duePrecision);
  return first === null || last === null || first <= last;
}

const milestoneFields = z.strictObject({
  title: requiredName(200),
  ...fuzzyFields("due"),
  reachedOn: calendarDate.nullable().default(null),
});

export type MilestoneInput = z.output<typeof milestoneFields>;

const origins = z.strictObject({ meetingIds: ids, agreementIds: ids, sourceIds: ids });

const block = z
  .strictObject({
    commitmentId: recordId.nullable().default(null),
    agreementId: recordId.nullable().default(null),
    note: optionalText(500).default(null),
  })
  .refine((one) => (one.commitmentId === null) !== (one.agreementId === null), {
    path: ["commitmentId"],
    error: "validation.required",
  });

const restatement = z.strictObject({
  /** The earlier commitment that this one says again. */
  commitmentId: recordId,
  /** Null: follows from the two wordings. */
  drift: z.enum(WordingDrift, "validation.choice").nullable().default(null),
});

/** A promise or a talking point, with where it was made and what it hangs on. */
export const commitmentInput = z.preprocess(
  typedDates("made", "due"),
  details.safeExtend({
    partner: countryCode,
    milestones: z
      .array(z.preprocess(typedDates("due"), milestoneFields))
      .max(30)
      .default([]),
    origins: origins.default({ meetingIds: [], agreementIds: [], sourceIds: [] }),
    restates: z.array(restatement).max(MAX_LINKS).default([]),
    blockedBy: z.array(block).max(MAX_LINKS).default([]),
  }),
);
/** What a caller gives: lists may be left out, everything else is stated. */
export type CommitmentInput = z.output<typeof commitmentInput>;

export const commitmentUpdate = z.preprocess(
  typedDates("made", "due"),
  details.safeExtend({ id: recordId, version: recordVersion }),
);
export type CommitmentDetails = z.output<typeof details>;

/** The evidence is a source of the register or a file; the file is looked at when it is stored. */
export const progressInput = z
  .strictObject({
    commitmentId: recordId,
    effectiveOn: typedDay,
    status: z.enum(CommitmentStatus, "validation.choice"),
    note: optionalText(5000),
    blocker: optionalText(500),
    nextStep: optionalText(500),
    sourceId: recordId.nullable(),
    /** Milestones that were reached on the day that is reported. */
    reachedIds: ids,
    file: z.instanceof(File).nullable().default(null),
    /** A file that is kept already: what came with a focal point's answer. */
    attachmentId: recordId.nullable().default(null),
  })
  .refine(
    ({ status, sourceId, file, attachmentId }) =>
      status !== "complete" || sourceId !== null || attachmentId !== null || file,
    { path: ["sourceId"], error: "validation.evidence" },
  )
  .refine(({ status, note }) => status !== "dropped" || note !== null, {
    path: ["note"],
    error: "validation.reason",
  });

export const milestoneInput = z.preprocess(
  typedDates("due"),
  milestoneFields.extend({ commitmentId: recordId, reachedOn: day() }),
);
export const milestoneUpdate = z.preprocess(
  typedDates("due"),
  milestoneFields.extend({ id: recordId, version: recordVersion, reachedOn: day() }),
);
export const milestoneRemoval = z.strictObject({ id: recordId, version: recordVersion });

/** A day as typed, or none. */
function day() {
  return z.union([z.null(), typedDay]);
}

export const LINK_KINDS = [
  "restates",
  "blockedByCommitment",
  "blockedByAgreement",
  "meeting",
  "agreement",
  "source",
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** A link from a commitment to another record, of the kind it is recorded as. */
export const linkRemoval = z.strictObject({
  kind: z.enum(LINK_KINDS, "validation.choice"),
  commitmentId: recordId,
  targetId: recordId,
});
/** The note says why the one waits for the other; other kinds of link have none. */
export const linkInput = linkRemoval.safeExtend({ note: optionalText(500).default(null) });

/** When it is due, seen from the day that is asked about. Only what is still open is any of these. */
const DUE_STATES = ["overdue", "soon", "later", "none"] as const;
const FRESHNESS = ["fresh", "ageing", "stale"] as const;
const month = z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/);
/** The word for commitments without any topic. */
export const NO_TOPIC = "none";
/** The word for commitments of which nobody says since when they are made, or only about when. */
export const NO_YEAR = "none";

export const COMMITMENT_SORTS = [
  "due",
  "-due",
  "made",
  "-made",
  "title",
  "-title",
  "ref",
  "-ref",
  "partner",
  "-partner",
  "evidence",
  "-evidence",
] as const;

/** What the address of a list or a dashboard says. A value we do not know is passed over. */
export const commitmentFilter = z.object({
  q: searchText,
  partner: several(countryCode),
  /** Slugs; a topic stands for the topics below it, too. */
  topic: several(z.string().regex(/^[a-z0-9-]{1,80}$/)),
  status: several(z.enum(CommitmentStatus)),
  obligor: several(obligor),
  due: several(z.enum(DUE_STATES)),
  freshness: several(z.enum(FRESHNESS)),
  /** Named ones are shown whatever they are; otherwise promises alone. */
  strength: several(wordingStrength),
  kind: several(z.enum(CommitmentKind)),
  /** Leads or supports. */
  agency: single(recordId),
  /** Years of the first day that it may have been made on. */
  year: several(z.union([z.string().regex(/^[12]\d{3}$/), z.literal(NO_YEAR)])),
  marking: several(marking),
  /** Also what is no promise. */
  talking: single(z.literal("true")),
  ...momentFields,
  /** Made on these days or between them, by the first day that it may have been made; about a day, by that day. */
  madeSince: single(typedSince),
  madeUntil: single(typedUntil),
  /** Months: made in it, kept in it, overdue since it. */
  madeIn: single(month),
  keptIn: single(month),
  lateIn: single(month),
  /** The list of a number that counts what two filters have in common, where they have nothing. */
  nothing: single(z.literal("true")),
  sort: z.enum(COMMITMENT_SORTS).catch("due"),
  after: cursor,
  before: cursor,
});
export type CommitmentFilter = z.output<typeof commitmentFilter>;

/** Every commitment that counts; what `over` says narrows it. */
export function filterOf(over: Partial<CommitmentFilter> = {}): CommitmentFilter {
  return { ...commitmentFilter.parse({}), ...over };
}

/** The list that a filter describes: a number and its link are made from the same filter. */
export function commitmentsHref(filter: Partial<CommitmentFilter>, path = "/commitments"): string {
  const query: string[] = [];
  for (const [name, value] of Object.entries(filter)) {
    if (value === null || PLACES.has(name) || (name === "sort" && value === "due")) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.push(`${name}=${encoded(one)}`);
  }
  return query.length === 0 ? path : `${path}?${query.join("&")}`;
}

/** A place in a list, which another list does not have. */
const PLACES = new Set(["after", "before"]);

/** As `URLSearchParams` spells it; most values need no spelling, and a dashboard has two thousand links. */
function encoded(value: unknown): string {
  const text = String(value);
  return /^[\w.*-]*$/.test(text) ? text : new URLSearchParams([["", text]]).toString().slice(1);
}

/** The address of the form for a new one: the partner, and where the promise was made. */
export const newAddress = z.object({
  partner: single(countryCode),
  meeting: single(recordId),
  agreement: single(recordId),
  source: single(recordId),
});

/** The address of the form for a stored one: the kind of link that is to be added. */
export const editAddress = z.object({ link: single(z.enum(LINK_KINDS)) });
