import { z } from "zod";
import { flag } from "#domain/flag.ts";
import { obligor, side } from "#domain/sides.ts";
import { optionalName, optionalText, requiredName } from "#domain/text.ts";
import { fuzzyFields, optionalTypedDay, typedDates } from "#domain/typed-date.ts";
import { recordId } from "#domain/uuid.ts";
import { optionalWebAddress } from "#domain/web-address.ts";
import { wordingStrength } from "#domain/wording-strength.ts";
import { SOURCE_LANGUAGES } from "#features/sources/schema.ts";
import {
  AgencyKind,
  CommitmentKind,
  DeliveryMode,
  InstrumentType,
  MeetingMode,
  MeetingType,
  SourceKind,
} from "#generated/prisma/enums.ts";

/** The lists of drafts, in the order of the form and of the saving; talking points are among the commitments. */
export const DRAFT_LISTS = [
  "participants",
  "agencies",
  "commitments",
  "instruments",
  "trainings",
  "figures",
] as const;
export type DraftList = (typeof DRAFT_LISTS)[number];

export const INSTRUMENT_STATES = ["signed", "pending", "existing", "proposed"] as const;

const choice = "validation.choice";

/** A passage as forms name it: "120-264"; a third number tells apart what rests on the same one. */
const passageKey = z.string().regex(/^\d{1,6}-\d{1,6}(-\d{1,3})?$/, choice);

/** Further passages of the same draft, each with the field that it supports: "dueOn:130-150 strength:4-10". */
const further = z
  .string()
  .regex(/^[A-Za-z]+:\d{1,6}-\d{1,6}( [A-Za-z]+:\d{1,6}-\d{1,6}){0,30}$/, choice)
  .transform((list) =>
    list.split(" ").map((one) => {
      const [field = "", start = "", end = ""] = one.split(/[:-]/);
      return { field, start: Number(start), end: Number(end) };
    }),
  )
  .nullable()
  .default(null)
  .transform((list) => list ?? []);

/** The words of the passage, as the officer saw them: they must stand in the text where the draft says. */
const passage = { quote: z.string().max(20_000), further };

/** A box says "accept" or "reject", nothing while undecided; what is merged into another is accepted as a part of it. */
function asDecided(dates: readonly string[]) {
  return (raw: unknown): unknown => {
    if (!(raw instanceof Object)) return raw;
    const { decision, into, ...fields } = raw as Record<string, unknown>;
    if (decision === "reject") return { decision, name: fields["name"] };
    if (into !== null && into !== undefined) {
      return { decision: "merge", into, quote: fields["quote"], further: fields["further"] };
    }
    return decision === "accept"
      ? typedDates(...dates)({ ...fields, decision })
      : {
          decision: "open",
          name: fields["name"],
          quote: fields["quote"],
          strength: fields["strength"],
        };
  };
}

/** What an agency that is not accepted is called: no other draft brings it in by its name. */
const name = z.string().max(500).nullish();

function decided<Accepted extends z.core.$ZodTypeDiscriminable>(
  accepted: Accepted,
  ...dates: string[]
) {
  const states = [
    accepted,
    z.strictObject({ ...passage, decision: z.literal("merge"), into: passageKey }),
    z.object({ decision: z.literal("reject"), name }),
    z.object({
      decision: z.literal("open"),
      name,
      quote: z.string().max(20_000).nullish(),
      /** Of a commitment or talking point. */
      strength: wordingStrength.nullish().catch(null),
    }),
  ] as const;
  const one = z.preprocess(asDecided(dates), z.discriminatedUnion("decision", states));
  return z.record(passageKey, one).default({});
}

/** Where the text does not let a reader know whose it is, the officer says so. */
const whose = "intake.error.whose";

const accept = { ...passage, decision: z.literal("accept") };
/** The record that it is already: "same:<id>"; or the one it says again: "restates:<id>". */
const as = z
  .string()
  .regex(/^(same|restates):[0-9a-f-]{36}$/, choice)
  .nullable()
  .default(null);
const names = optionalText(2000).default(null);
const topicIds = z.array(recordId).max(50).default([]);

/** Each list of drafts by the passages they rest on. */
export const lists = {
  participants: decided(
    z.strictObject({
      ...accept,
      name: requiredName(200),
      title: optionalName(300).default(null),
      side: z.enum(side.options, whose),
      agency: optionalName(200).default(null),
      isHead: flag,
      /** The official on file whom the draft was taken for; another name is another person. */
      as,
    }),
  ),
  agencies: decided(
    z.strictObject({
      ...accept,
      name: requiredName(200),
      acronym: optionalName(40).default(null),
      kind: z.enum(AgencyKind, choice).default("other"),
      side: z.enum(["home", "partner", "none"], whose),
      /** Another name of this one, which is on record. */
      isReally: optionalName(200).default(null),
      as,
    }),
  ),
  commitments: decided(
    z.strictObject({
      ...accept,
      title: requiredName(200),
      /** Null: the words of the passage. */
      text: optionalText(5000).default(null),
      kind: z.enum(CommitmentKind, "meetings.error.commitmentKind"),
      obligor: z.enum(obligor.options, whose),
      beneficiary: z.enum(obligor.options, whose),
      strength: wordingStrength,
      leadAgency: optionalName(200).default(null),
      /** One a line. */
      supporting: names,
      topicIds,
      /** One more, by its name. */
      otherTopic: optionalName(200).default(null),
      ...fuzzyFields("due"),
      dueWords: optionalName(200).default(null),
      as,
    }),
    "due",
  ),
  instruments: decided(
    z.strictObject({
      ...accept,
      title: requiredName(300),
      instrument: z.enum(InstrumentType, choice),
      status: z.enum(INSTRUMENT_STATES, choice),
      /** So many of the kind, none of them named, where it is more than 1. */
      count: z.coerce.number("validation.number").int("validation.number").min(1).max(50),
      ...fuzzyFields("signed"),
      as,
    }),
    "signed",
  ),
  trainings: decided(
    z.strictObject({
      ...accept,
      title: requiredName(200),
      provider: z.enum(side.options, whose),
      mode: z.enum(DeliveryMode, choice).default("unknown"),
      recipients: names,
      as,
    }),
  ),
  figures: decided(
    z.strictObject({
      ...accept,
      quantity: requiredName(300),
      value: z.string("validation.number"),
      qualifier: optionalName(40).default(null),
      unit: requiredName(60),
      period: optionalName(120).default(null),
      saidBy: optionalName(200).default(null),
    }),
  ),
};

const newMeeting = z.strictObject({
  as: z.literal("new"),
  ...passage,
  at: passageKey,
  type: z.enum(MeetingType, "meetings.error.type"),
  mode: z.enum(MeetingMode, choice),
  title: requiredName(300),
  ...fuzzyFields("held"),
  untilOn: optionalTypedDay.default(null),
  place: optionalName(200).default(null),
  hostSide: side.nullable().default(null),
  series: optionalName(200).default(null),
  round: z.coerce.number("validation.number").int("validation.number").min(1).max(999).nullable(),
  ...fuzzyFields("nextRound"),
  nextRoundWords: optionalName(300).default(null),
});

/** A new one, one that is on record ("known:<id>"), or none. */
function asMeeting(raw: unknown): unknown {
  if (!(raw instanceof Object)) return raw;
  const { as: chosen, ...fields } = raw as Record<string, unknown>;
  if (chosen === "new") return typedDates("held", "nextRound")({ ...fields, as: chosen });
  if (typeof chosen !== "string" || !chosen.startsWith("known:")) return { as: "none" };
  const { quote = "", further: rest, at = null } = fields;
  return { as: "known", id: chosen.slice("known:".length), quote, further: rest, at };
}

export const meeting = z
  .preprocess(
    asMeeting,
    z.discriminatedUnion("as", [
      newMeeting,
      z.strictObject({
        as: z.literal("known"),
        ...passage,
        at: passageKey.nullable(),
        id: recordId,
      }),
      z.strictObject({ as: z.literal("none") }),
    ]),
  )
  .default({ as: "none" });

/** What is said about the document itself; left out where it is a source of the register already. */
export const source = z
  .preprocess(
    typedDates("published"),
    z.strictObject({
      kind: z.enum(SourceKind, choice),
      title: requiredName(300),
      publisher: optionalName(200),
      author: optionalName(200),
      address: optionalWebAddress,
      ...fuzzyFields("published"),
      language: z.enum(SOURCE_LANGUAGES, choice),
    }),
  )
  .nullable()
  .default(null);
