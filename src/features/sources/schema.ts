import { z } from "zod";
import { calendarDate } from "#domain/calendar-date.ts";
import { countryCode } from "#domain/country-code.ts";
import { flag } from "#domain/flag.ts";
import { cursor, searchText, several, single } from "#domain/listing.ts";
import { marking } from "#domain/marking.ts";
import { optionalName, optionalText, requiredName } from "#domain/text.ts";
import { fuzzyFields, typedDates, typedDay } from "#domain/typed-date.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import { optionalWebAddress } from "#domain/web-address.ts";
import { MAX_TEXT_LENGTH } from "#features/documents/limits.ts";
import { SourceKind } from "#generated/prisma/enums.ts";
import { RELIABILITIES } from "./rules.ts";

/** A long treaty has 200,000 characters, a read-out a few thousand. A source is shown as one page. */
const MAX_TEXT = MAX_TEXT_LENGTH;

export const SOURCE_LANGUAGES = ["en", "ur", "other"] as const;

/**
 * A document's text, kept as it came: offsets of citations count in it. Only line ends are made alike,
 * because browsers send them in another form than they were pasted.
 */
export const documentText = z
  .string("validation.required")
  .max(MAX_TEXT, `validation.tooLong|{"max":${MAX_TEXT}}`)
  .overwrite((text) => text.replace(/\r\n?/g, "\n"))
  .refine((text) => text.trim() !== "", "validation.required")
  .refine((text) => text.isWellFormed() && !text.includes("\0"), "validation.brokenText");

const details = z.strictObject({
  marking,
  kind: z.enum(SourceKind, "validation.choice"),
  title: requiredName(300),
  publisher: optionalName(200),
  author: optionalName(200),
  address: optionalWebAddress,
  ...fuzzyFields("published"),
  retrievedOn: z.union([z.null(), typedDay]),
  language: z.enum(SOURCE_LANGUAGES, "validation.choice").default("en"),
});

/**
 * A document with its text, pasted or in a file. The text is fixed once it is stored:
 * citations point into it.
 */
export const sourceInput = z.preprocess(
  typedDates("published"),
  details
    .safeExtend({
      partner: countryCode,
      text: documentText.nullable().default(null),
      file: z.instanceof(File).nullable().default(null),
    })
    .refine(({ text, file }) => (text === null) !== (file === null), {
      path: ["text"],
      error: "sources.error.textOrFile",
    }),
);

export const sourceUpdate = z.preprocess(
  typedDates("published"),
  details.safeExtend({ id: recordId, version: recordVersion }),
);

/** What a passage can support; `source` is the one that it stands in: who wrote it, when it was published. */
export const CITED_KINDS = [
  "meeting",
  "commitment",
  "agreement",
  "agency",
  "person",
  "training",
  "delivery",
  "figure",
  "source",
] as const;
export type CitedKind = (typeof CITED_KINDS)[number];

/** What of a record a passage can be said to support, in the words that the forms offer. */
export const CITED_FIELDS = (
  "title name acronym text summary kind place heldOn participants outcomes topics strength obligor beneficiary " +
  "leadAgency supporting dueOn madeOn status post parent provider recipients parties signedOn item " +
  "quantityPromised notes author publisher publishedOn retrievedOn basedOn furniture"
).split(" ");

const citedKind = z.enum(CITED_KINDS, "validation.choice");

/** Where a passage stands: by its offsets, or by its words, which are then looked for. */
const passage = {
  quote: z.string().max(20_000).nullable().default(null),
  startsAt: z.coerce.number().int().min(0).nullable().default(null),
  endsAt: z.coerce.number().int().min(1).nullable().default(null),
};
export type CitedPassage = z.output<z.ZodObject<typeof passage>>;

const isGiven = ({ quote, startsAt, endsAt }: CitedPassage) =>
  quote !== null || (startsAt !== null && endsAt !== null);
const passageIsMissing = { path: ["quote"], error: "validation.passage" };

/** A record by kind and id, or in one as the form's picker sends it: "commitment:0190…". */
function withTarget(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || "targetKind" in raw) return raw;
  const picked = "targetId" in raw ? String(raw.targetId) : "";
  const [targetKind, targetId] = picked.split(":");
  // Nothing picked is one mistake, and it is said at the picker.
  if (targetId === undefined) return { ...raw, targetKind: CITED_KINDS[0], targetId: null };
  return { ...raw, targetKind, targetId };
}

/** A passage of a source, attached to one record. `field` names what it supports, e.g. "dueOn". */
export const citationInput = z.preprocess(
  withTarget,
  z
    .strictObject({
      sourceId: recordId,
      ...passage,
      targetKind: citedKind,
      targetId: recordId,
      field: optionalName(60).default(null),
      note: optionalText(500).default(null),
    })
    .refine(isGiven, passageIsMissing),
);

export const citationRemoval = z.strictObject({ id: recordId });

export const CLAIMED_KINDS = [
  "meeting",
  "commitment",
  "agreement",
  "agency",
  "person",
  "training",
] as const;

/** What one source says about one field of one record, where sources differ. */
export const claimInput = z.preprocess(
  withTarget,
  z.strictObject({
    sourceId: recordId,
    targetKind: z.enum(CLAIMED_KINDS, "sources.error.claimed"),
    targetId: recordId,
    field: requiredName(60),
    value: requiredName(500),
    claimedOn: calendarDate.nullable().default(null),
  }),
);

export const claimChoiceInput = z.strictObject({
  claimId: recordId,
  reason: optionalText(500).default(null),
});

/** "1,200", "0.5"; blanks and commas part thousands, as the press prints them. */
const figureValue = z.preprocess(
  (value) => (typeof value === "string" ? Number(value.replaceAll(/[\s,]/g, "") || NaN) : value),
  z.number("validation.number").min(-1e15).max(1e15),
);

const figure = z.strictObject({
  sourceId: recordId,
  quantity: requiredName(300),
  value: figureValue,
  qualifier: optionalName(40).default(null),
  unit: requiredName(60),
  period: optionalName(120).default(null),
  saidBy: optionalName(200).default(null),
  isDocumentSeen: flag,
  topicId: recordId.nullable().default(null),
  agencyId: recordId.nullable().default(null),
  commitmentId: recordId.nullable().default(null),
});

/** A figure somebody claims. Unverified until the underlying document was seen. */
export const figureInput = figure;

/** The same with the passage that gives it. */
export const citedFigureInput = figure.safeExtend(passage).refine(isGiven, passageIsMissing);

/** What the address of the list says. A value we do not know is passed over. */
export const sourceFilter = z.object({
  q: searchText,
  partner: several(countryCode),
  kind: several(z.enum(SourceKind)),
  grade: several(z.enum(RELIABILITIES)),
  publisher: single(requiredName(200)),
  year: single(z.string().regex(/^[12]\d{3}$/)),
  language: single(z.enum(SOURCE_LANGUAGES)),
  marking: several(marking),
  after: cursor,
  before: cursor,
});
export type SourceFilter = z.output<typeof sourceFilter>;

const offset = z.coerce.number().int().min(0).max(MAX_TEXT);

/** A sentence of the text as the form for citing names it: "120-264". */
const sentence = z
  .string()
  .regex(/^\d{1,6}-\d{1,6}$/)
  .transform((text) => {
    const [start = 0, end = 0] = text.split("-").map(Number);
    return { start, end };
  });

export const CITING_WAYS = ["record", "figure", "claim"] as const;

/** What the address of the page for citing says: which passage, and what is to be done with it. */
export const citingAddress = z.object({
  start: single(offset),
  end: single(offset),
  sentences: several(sentence),
  words: single(
    z
      .string()
      .max(5000)
      .refine((text) => text.trim() !== ""),
  ),
  place: single(z.coerce.number().int().min(0).max(100)),
  /** Of a long text, which stretch of its sentences is listed, from 1. */
  part: single(z.coerce.number().int().min(1).max(1000)),
  as: z.enum(CITING_WAYS).catch("record"),
  /** Words of the record to attach to, for browsers without scripts. */
  find: searchText,
});
export type CitingAddress = z.output<typeof citingAddress>;
