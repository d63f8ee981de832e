import { z } from "zod";
import { calendarDate } from "#domain/calendar-date.ts";
import { single } from "#domain/listing.ts";
import { recordId } from "#domain/uuid.ts";
import { marking } from "#domain/marking.ts";
import { FORMATS } from "./views.ts";

export const REGISTER_NAMES = [
  "commitments",
  "agreements",
  "mous",
  "stage-times",
  "meetings",
  "trainings",
  "courses",
  "deliveries",
  "sources",
  "agencies",
  "people",
  "partners",
] as const;
export type RegisterName = (typeof REGISTER_NAMES)[number];

export const registerName = z.enum(REGISTER_NAMES);

/** The last part of the address of a file: "commitments.csv". */
export const fileName = z
  .string()
  .transform((name) => name.split("."))
  .pipe(z.tuple([registerName, z.enum(FORMATS)]));

const rows = z.number().int().min(0);

/** Written before the first row leaves: who takes what. */
export const exportBegin = z.strictObject({
  register: z.enum([...REGISTER_NAMES, "briefs"]),
  format: z.enum([...FORMATS, "print", "docx", "pdf"]),
  /** Path and parameters of the list on the screen. */
  address: z.string().min(1).max(8000),
  asOf: calendarDate,
  knownOn: calendarDate.nullable(),
  rows,
  marking,
});
export type ExportBegin = z.input<typeof exportBegin>;

/** Written when the last row has left, or none will any more. */
export const exportEnd = z.strictObject({ exportId: recordId, rows, isWhole: z.boolean() });

/** The page of the log: what is older than an instant. */
export const exportLogFilter = z.object({
  after: single(z.iso.datetime().transform((text) => new Date(text))),
});

/** A line of the log of exports. */
export type ExportEntry = {
  id: string;
  at: Date;
  who: string;
  register: string;
  format: string;
  address: string;
  asOf: string;
  knownOn: string | null;
  rows: number;
  marking: z.infer<typeof marking>;
  /** Null: it is being sent, or its server ended before it. */
  end: { rows: number; isWhole: boolean } | null;
};
