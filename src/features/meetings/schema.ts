import { z } from "zod";
import { countryCode } from "#domain/country-code.ts";
import { cursor, searchText, several, single } from "#domain/listing.ts";
import { momentFields } from "#domain/moment.ts";
import { marking } from "#domain/marking.ts";
import { returnFields } from "#domain/return-reason.ts";
import { side } from "#domain/sides.ts";
import { optionalName, optionalText, requiredName, requiredText } from "#domain/text.ts";
import { fuzzyFields, typedDates, typedDay } from "#domain/typed-date.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import { MeetingLife, MeetingMode, MeetingType, RecordState } from "#generated/prisma/enums.ts";
import { agendaInput, outcomeInput, participantInput } from "./parts.ts";
import { sidesWithSeveralHeads } from "./rules.ts";

/** Asking whether a zone is one costs more than all else about a meeting; there are some hundreds of names. */
const knownZones = new Set<string>();

function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  try {
    // Throws for a name that is none. Names differ in case: no more are remembered than there could be.
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    if (knownZones.size < 1_000) knownZones.add(name);
    return timeZone !== "";
  } catch {
    return false;
  }
}

/** As many items may stand on an agenda. */
export const MOST_AGENDA_ITEMS = 60;

const fields = z
  .strictObject({
    marking,
    /** Countries that may be given it; left out, it stays as it is. */
    releasableTo: z.array(countryCode).max(60).optional(),
    type: z.enum(MeetingType, "meetings.error.type"),
    mode: z.enum(MeetingMode, "validation.choice"),
    title: requiredName(300),
    ...fuzzyFields("held"),
    /** The last day of a visit or of talks over several days. */
    untilOn: z.union([z.null(), typedDay]),
    startsAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "validation.time")
      .nullable(),
    timeZone: z.string("validation.required").refine(isTimeZone, "meetings.error.timeZone"),
    place: optionalName(200),
    hostSide: side.nullable(),
    seriesId: recordId.nullable(),
    /** The name of a series that is to be added. */
    newSeries: optionalName(200).default(null),
    round: z.coerce.number("validation.number").int("validation.number").min(1).max(999).nullable(),
    life: z.enum(MeetingLife, "validation.choice"),
    /** Why it was cancelled or postponed. */
    lifeReason: optionalText(2000).default(null),
    summary: optionalText(20_000),
    ...fuzzyFields("nextRound"),
    nextRoundWords: optionalName(300),
    topicIds: z
      .array(recordId)
      .max(50)
      .transform((list) => [...new Set(list)]),
    participants: z.array(participantInput).max(200),
    agenda: z.array(agendaInput).max(MOST_AGENDA_ITEMS),
    /** In the order of the minutes; each names its agenda item by its place in `agenda`, from 0. */
    outcomes: z.array(outcomeInput).max(200),
    /** The draft that this was written in; it ends with the recording. */
    draftId: recordId.nullable().default(null),
    /** Hands the record to the managers at once. */
    thenSubmit: z.boolean().default(false),
  })
  .superRefine((meeting, context) => {
    const say = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    const { heldOn, untilOn, life, participants, agenda, outcomes } = meeting;
    if (untilOn !== null && (heldOn === null || untilOn < heldOn)) {
      say(["untilOn"], "validation.endBeforeStart");
    }
    for (const twice of sidesWithSeveralHeads(participants)) {
      const last = participants.findLastIndex((one) => one.isHead && one.side === twice);
      say(["participants", last, "isHead"], `meetings.error.heads.${twice}`);
    }
    if (life === "cancelled" && meeting.lifeReason === null) {
      say(["lifeReason"], "validation.reason");
    }
    if (life !== "held" && outcomes.length > 0) say(["life"], "meetings.error.outcomesBefore");
    for (const [index, { agenda: item }] of outcomes.entries()) {
      if (item !== null && item >= agenda.length) {
        say(["outcomes", index, "agenda"], "validation.choice");
      }
    }
  });

const dates = typedDates("held", "nextRound");

/**
 * A meeting with everything that belongs to it. People, posts, agencies and the series are named by
 * their ids, or by the name of one that is to be added; a commitment likewise, by its id or in full.
 */
export const meetingInput = z.preprocess(dates, fields.safeExtend({ partner: countryCode }));

/** The rows keep their ids; those that are left out are taken away. */
export const meetingUpdate = z.preprocess(
  dates,
  fields.safeExtend({ id: recordId, version: recordVersion }),
);
export type MeetingFields = z.output<typeof fields>;

/** One step of the review: of the version that the reader was looking at. */
export const reviewInput = z.strictObject({ id: recordId, version: recordVersion });
export const reasonedReviewInput = z.strictObject({
  id: recordId,
  version: recordVersion,
  reason: requiredText(2000),
});

/** A return says which kind of reason it is, too. */
export const returnInput = z.strictObject({
  id: recordId,
  version: recordVersion,
  ...returnFields,
});

export const postponeInput = z.preprocess(
  typedDates("held"),
  z.strictObject({
    id: recordId,
    version: recordVersion,
    reason: requiredText(2000),
    ...fuzzyFields("held"),
  }),
);

/** A commitment that is to be talked about at a planned meeting. */
export const raiseInput = z.strictObject({ id: recordId, commitmentId: recordId });

/** A standing format with rounds: a joint working group, a dialogue. */
export const seriesInput = z.strictObject({
  partner: countryCode,
  marking: marking.default("official"),
  name: requiredName(200),
  cadenceMonths: z.coerce.number("validation.number").int().min(1).max(120).nullable(),
});

const year = single(z.coerce.number().int().min(1000).max(2999));

/** Parameters of the list; a value that is none is passed over. */
export const meetingFilter = z.object({
  q: searchText,
  partner: several(countryCode),
  type: several(z.enum(MeetingType)),
  life: several(z.enum(MeetingLife)),
  state: several(z.enum(RecordState)),
  /** Its slug; the topics below it count, too. */
  topic: single(z.string().regex(/^[a-z0-9-]{1,80}$/)),
  /** Whose people were there. */
  agency: single(recordId),
  year,
  marking: several(marking),
  ...momentFields,
  after: cursor,
  before: cursor,
});
export type MeetingFilter = z.output<typeof meetingFilter>;
