import { z } from "zod";
import { recordId } from "#domain/uuid.ts";

/** The forms that keep drafts. */
const DRAFT_KINDS = ["meeting", "intake"] as const;
/** Routes keep theirs by commands of their own. */
export type DraftKind = (typeof DRAFT_KINDS)[number] | "route";

/** Longer than the longest minutes, or the longest text with all its drafts; what is longer is no form of ours. */
const MAX_CHARACTERS = 1_200_000;

/** What stands in the boxes, by field name; a list where a name is sent more than once. */
export type TypedValues = Record<string, string | string[]>;

// PostgreSQL has no place for NUL in text; nobody typed it.
const typed = z.string().transform((text) => text.replaceAll("\0", ""));

const typedValues = z
  .record(z.string().max(200), z.union([typed, z.array(typed)]))
  .refine((values) => JSON.stringify(values).length <= MAX_CHARACTERS, "errors.tooLarge");

export const draftInput = z.strictObject({
  /** Made by the page that the form is on, so that saving twice makes one draft. */
  id: recordId,
  /** The version that this form saved last; 0 before the first time. */
  version: z.coerce.number().int().min(0),
  kind: z.enum(DRAFT_KINDS),
  /** The page that this form is on: its saves may overtake each other, those of another tab may not. */
  tab: z.string().max(100).nullable().default(null),
  /** What the list of drafts calls it. */
  title: z.string().transform((text) => text.trim().slice(0, 300)),
  /** The record that the form changes, when it is not a new one. */
  recordId: recordId.nullable(),
  values: typedValues,
});

export const draftDiscard = z.strictObject({ id: recordId });

/** A stored draft is what an earlier version of the form sent: parsed again, and empty when it is not readable. */
export const storedValues = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .catch({});

export type DraftView = {
  id: string;
  kind: DraftKind;
  title: string;
  recordId: string | null;
  savedAt: Date;
};
