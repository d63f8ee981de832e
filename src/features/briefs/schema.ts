import { z } from "zod";
import { countryCode } from "#domain/country-code.ts";
import { flag } from "#domain/flag.ts";
import { single } from "#domain/listing.ts";
import { marking } from "#domain/marking.ts";
import { momentFields } from "#domain/moment.ts";
import { optionalText, requiredName, requiredText } from "#domain/text.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import { FORMS, SECTIONS } from "./views.ts";

const briefForm = z.enum(FORMS, "validation.choice");
export const sectionName = z.enum(SECTIONS, "validation.choice");

/** What the address of a brief asks for: the form, the meeting that is prepared, the day. */
export const briefFilter = z.object({
  form: single(briefForm),
  meeting: single(recordId),
  ...momentFields,
});

/** The last part of the address of a file: "brief.docx". */
export const briefFile = z
  .enum(["brief.docx", "brief.pdf"])
  .transform((name) => (name === "brief.docx" ? ("docx" as const) : ("pdf" as const)));

/** Keeps what the register says of a partner today. */
export const briefStart = z.strictObject({
  partner: countryCode,
  form: briefForm,
  locale: z.enum(["en", "ur"], "validation.choice"),
  meetingId: recordId.nullable(),
});

const CELL = 2000;
const cell = optionalText(CELL).optional();

/** A line as its editor leaves it; `number` is the version that the editor was looking at. */
const revisedLine = z.strictObject({
  id: recordId,
  number: recordVersion,
  cell0: requiredText(CELL),
  cell1: cell,
  cell2: cell,
  cell3: cell,
  cell4: cell,
  marking,
  isLeftOut: flag,
});
export type RevisedLine = z.output<typeof revisedLine>;

const addedLine = z.strictObject({
  text: requiredText(CELL),
  /** What the line rests on: no sentence of a brief rests on nothing. */
  ref: requiredName(40),
  _marking: marking,
});

export const briefRevision = z.strictObject({
  id: recordId,
  section: sectionName,
  lines: z.array(revisedLine).max(100).default([]),
  added: z.array(addedLine).max(5).default([]),
});

export const briefFreeze = z.strictObject({
  id: recordId,
  version: recordVersion,
  isRead: z.literal("true", "validation.required"),
});
