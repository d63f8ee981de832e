import { z } from "zod";
import { single } from "#domain/listing.ts";
import { flag } from "#domain/flag.ts";
import { optionalName, optionalText, requiredText } from "#domain/text.ts";
import { fuzzyFields, optionalTypedDay, typedDates } from "#domain/typed-date.ts";
import { recordId } from "#domain/uuid.ts";
import { AfterSignature, AfterSignatureState, DraftSide } from "#generated/prisma/enums.ts";

/** The longest version that is kept, in UTF-16 code units; some hundred printed pages. */
export const MAX_VERSION_LENGTH = 300_000;

const choice = "validation.choice";
const file = z.instanceof(File).nullable().default(null);
/** The number of a version; as a form sends it, too. */
const number = z.union([
  z.int().min(0),
  z
    .string()
    .regex(/^\d{1,6}$/, "validation.number")
    .transform(Number),
]);

/** A version of the text: pasted, or a file that is read and kept. `last`: the number of the last version that the writer had seen; 0 for none. */
export const versionInput = z
  .strictObject({
    agreementId: recordId,
    last: number.nullable().default(null),
    side: z.enum(DraftSide, choice).default("ours"),
    text: optionalText(MAX_VERSION_LENGTH).default(null),
    file,
    note: optionalText(500).default(null),
  })
  .refine(({ text, file: sent }) => (text === null) !== (sent === null), {
    path: ["text"],
    error: "validation.textOrFile",
  });

/** Words about a passage, which is found in the version by its own words. */
export const commentInput = z.strictObject({
  agreementId: recordId,
  number,
  quote: requiredText(5_000),
  text: requiredText(5_000),
});

/** An answer to a comment, and whether it settles the matter. */
export const answerInput = z.strictObject({
  parentId: recordId,
  text: requiredText(5_000),
  isSettling: flag,
});

/** The initialling names the version that its signer has read: `last` is the last one there was then. */
export const freezeInput = z.preprocess(
  typedDates("happened"),
  z.strictObject({
    agreementId: recordId,
    number,
    last: number,
    ...fuzzyFields("happened"),
    place: optionalName(200).default(null),
    note: optionalText(2_000).default(null),
  }),
);

export const reopenInput = z.strictObject({
  agreementId: recordId,
  /** The version that is taken to be frozen. */
  number,
  reason: requiredText(2_000),
});

export const signedInput = z.strictObject({
  agreementId: recordId,
  file: z.instanceof(File, { error: "validation.required" }),
  note: optionalText(500).default(null),
});

/** How an item of the checklist after the signature stands. */
export const afterSignatureInput = z
  .strictObject({
    agreementId: recordId,
    item: z.enum(AfterSignature, choice),
    state: z.enum(AfterSignatureState, choice),
    doneOn: optionalTypedDay.default(null),
    doneBy: optionalName(200).default(null),
    referenceNo: optionalName(120).default(null),
    note: optionalText(2_000).default(null),
  })
  .refine(({ state, doneOn }) => (state === "done") === (doneOn !== null), {
    path: ["doneOn"],
    error: "validation.doneWithDay",
  })
  .refine(({ state, note }) => state === "done" || note !== null, {
    path: ["note"],
    error: "validation.reasonRequired",
  });

const side = single(z.union([z.coerce.number().int().min(1).max(999_999), z.literal("signed")]));

/** Which two versions are compared, the older first, and how. */
export const comparingParams = z.object({
  from: side,
  to: side,
  view: z.enum(["inline", "side"]).catch("inline"),
  whole: single(z.literal("yes")),
});
export type ComparedSide = number | "signed";

const offset = single(z.coerce.number().int().min(0));
/** What was selected of a version, to say something about. */
export const passageParams = z.object({ start: offset, end: offset });
