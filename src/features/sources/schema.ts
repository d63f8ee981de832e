import { z } from "zod";
import { calendarDate } from "#domain/calendar-date.ts";
import { countryCode } from "#domain/country-code.ts";
import { marking } from "#domain/marking.ts";
import { optionalName, optionalText, requiredName } from "#domain/text.ts";
import { fuzzyFields, typedDates, typedDay } from "#domain/typed-date.ts";
import { recordId } from "#domain/uuid.ts";
import { optionalWebAddress } from "#domain/web-address.ts";
import { SourceKind } from "#generated/prisma/enums.ts";

/** Five megabytes of text is a book; a read-out is a few kilobytes. */
const MAX_TEXT = 5_000_000;

/**
 * A document's text, kept as it came: offsets of citations count in it. Only line ends are made alike,
 * because browsers send them in another form than they were pasted.
 */
const documentText = z
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
  language: z.enum(["en", "ur", "other"], "validation.choice").default("en"),
});

/** A document with its text. The text is fixed once it is stored: citations point into it. */
export const sourceInput = z.preprocess(
  typedDates("published"),
  details.safeExtend({ partner: countryCode, text: documentText }),
);
export type SourceInput = z.output<typeof sourceInput>;

export const sourceUpdate = z.preprocess(
  typedDates("published"),
  details.safeExtend({ id: recordId, version: z.coerce.number().int().min(1) }),
);

/** What a passage can support. */
export const CITED_KINDS = [
  "meeting",
  "commitment",
  "agreement",
  "agency",
  "person",
  "training",
  "delivery",
  "figure",
] as const;
export type CitedKind = (typeof CITED_KINDS)[number];

const target = {
  targetKind: z.enum(CITED_KINDS, "validation.choice"),
  targetId: recordId,
};

/**
 * A passage of a source, attached to one record: by its offsets, or by its words, which are then
 * looked for. `field` names what it supports, e.g. "dueOn".
 */
export const citationInput = z
  .strictObject({
    sourceId: recordId,
    quote: z.string().max(20_000).nullable().default(null),
    startsAt: z.coerce.number().int().min(0).nullable().default(null),
    endsAt: z.coerce.number().int().min(1).nullable().default(null),
    ...target,
    field: optionalName(60).default(null),
    note: optionalText(500).default(null),
  })
  .refine(
    ({ quote, startsAt, endsAt }) => quote !== null || (startsAt !== null && endsAt !== null),
    {
      path: ["quote"],
      error: "validation.passage",
    },
  );

export const citationRemoval = z.strictObject({ id: recordId });

/** What one source says about one field of one record, where sources differ. */
export const claimInput = z.strictObject({
  sourceId: recordId,
  targetKind: z.enum(["meeting", "commitment", "agreement", "agency", "person", "training"]),
  targetId: recordId,
  field: requiredName(60),
  value: requiredName(500),
  claimedOn: calendarDate.nullable().default(null),
});

export const claimChoiceInput = z.strictObject({
  claimId: recordId,
  reason: optionalText(500).default(null),
});

/** A figure somebody claims. Unverified until the underlying document was seen. */
export const figureInput = z.strictObject({
  sourceId: recordId,
  quantity: requiredName(300),
  value: z.coerce.number("validation.number"),
  qualifier: optionalName(40).default(null),
  unit: requiredName(60),
  period: optionalName(120).default(null),
  saidBy: optionalName(200).default(null),
  isDocumentSeen: z.coerce.boolean().default(false),
  topicId: recordId.nullable().default(null),
  agencyId: recordId.nullable().default(null),
  commitmentId: recordId.nullable().default(null),
});
