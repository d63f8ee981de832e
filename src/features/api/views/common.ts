import { z } from "zod";
import { calendarDate } from "#domain/calendar-date.ts";
import { countryCode } from "#domain/country-code.ts";
import { datePrecision } from "#domain/date-precision.ts";
import { marking } from "#domain/marking.ts";

/** An instant of ours, as JSON carries it. */
export const instant = z.codec(z.date(), z.iso.datetime(), {
  decode: (at) => at.toISOString(),
  encode: (text) => new Date(text),
});
/** A day that came from the database as text. */
export const day = z.string().pipe(calendarDate);
export const id = z.string().pipe(z.uuid());
export const fuzzy = z.object({ on: day, precision: datePrecision }).nullable();
export const count = z.int().min(0);
const code = z.string().pipe(countryCode);

export const names = { name: z.string(), nameUr: z.string().nullable() };
export const country = z.object({ code, ...names });
export const named = z.object({ id, ...names });
export const agencyName = z.object({ id, ...names, acronym: z.string().nullable() });
export const topicName = z.object({ id, slug: z.string(), ...names });
export const recordName = z.object({ id, ref: z.string(), title: z.string() });
export const linked = recordName.extend({ marking });
export const codeOrNull = code.nullable();
export const partnerCode = code;

export const citations = z.array(
  z.object({
    id,
    quote: z.string(),
    field: z.string().nullable(),
    note: z.string().nullable(),
    source: recordName,
  }),
);

/** What sources say, by field: the value in use first, then the dissent. */
export const claims = z.array(
  z.object({
    field: z.string(),
    values: z.array(
      z.object({
        id,
        value: z.string(),
        claimedOn: day.nullable(),
        source: recordName,
        isChosen: z.boolean(),
        reason: z.string().nullable(),
      }),
    ),
  }),
);

/** The fields for which what sources say differs, of what this token shows: as every file of a list has them. */
export const disputed = z.array(z.string());
/** How many figures rest on a document that nobody has seen. */
export const unverifiedFigures = z.int().min(0);

/** A figure as a source gives it; one whose document was not seen is unverified. */
export const figure = z.object({
  id,
  quantity: z.string(),
  value: z.string(),
  qualifier: z.string().nullable(),
  unit: z.string().nullable(),
  period: z.string().nullable(),
  saidBy: z.string().nullable(),
  isDocumentSeen: z.boolean(),
});

/** A page of a list. Its cursors go into `after` and `before`; null where no page follows or went before. */
export const pageOfLines = <Line extends z.ZodType>(line: Line) =>
  z.object({
    items: z.array(line),
    after: z.string().nullable(),
    before: z.string().nullable(),
  });
