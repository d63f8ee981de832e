import { z } from "zod";
import { addDays, type CalendarDate, calendarDate, dayFrom, daysBetween } from "./calendar-date.ts";
import {
  datePrecision,
  type DatePrecision,
  firstDayOf,
  type FuzzyDate,
  lastDayOf,
} from "./date-precision.ts";

/** Month names as people type them here: English in full or by three letters, and Urdu. */
const MONTHS: readonly (readonly string[])[] = [
  ["january", "jan", "جنوری"],
  ["february", "feb", "فروری"],
  ["march", "mar", "مارچ"],
  ["april", "apr", "اپریل"],
  ["may", "مئی"],
  ["june", "jun", "جون"],
  ["july", "jul", "جولائی"],
  ["august", "aug", "اگست"],
  ["september", "sept", "sep", "ستمبر"],
  ["october", "oct", "اکتوبر"],
  ["november", "nov", "نومبر"],
  ["december", "dec", "دسمبر"],
];
const MONTH_OF = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1])));

const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const NUMERIC_DAY = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const NAMED_DAY = /^(\d{1,2})(?:st|nd|rd|th)? (\p{L}+)\.? (\d{4})$/u;
const ISO_MONTH = /^(\d{4})-(\d{1,2})$/;
const NUMERIC_MONTH = /^(\d{1,2})[/.](\d{4})$/;
const NAMED_MONTH = /^(\p{L}+)\.? (\d{4})$/u;
const QUARTER = /^q([1-4])[ /]?(\d{4})$/;
const YEAR_QUARTER = /^(\d{4})[ -]q([1-4])$/;
const YEAR = /^(\d{4})$/;

type Numbers = readonly [precision: "day" | "month" | "quarter" | "year", ...numbers: number[]];

/**
 * Reads a date as a person writes it: `22/11/2026`, `22 Nov 2026`, `22 November 2026`, `2026-11-22`;
 * `Nov 2026`, `11/2026`, `2026-11`; `Q3 2026`; `2026`. The day always comes before the month, so what
 * only the American order could mean is null, as is any other text and any day the calendar lacks.
 * `on` is the first day of what was named. Urdu month names and Urdu and Arabic digits are read too.
 */
export function parseTypedDate(text: string): FuzzyDate | null {
  // Most are written so already, and there are very many in a file.
  const isIso = ISO_DAY.test(text);
  const numbers = numbersOf(
    isIso ? text : asciiDigits(text).trim().replace(/\s+/g, " ").toLowerCase(),
  );
  if (numbers === null) return null;
  const [precision, year = 0, month = 1, day = 1] = numbers;
  const on = dayFrom(year, month, day);
  return on === null ? null : { on, precision };
}

const named = (name: string | undefined) => MONTH_OF.get(name ?? "") ?? 0;

function numbersOf(text: string): Numbers | null {
  let match = ISO_DAY.exec(text);
  if (match) return ["day", Number(match[1]), Number(match[2]), Number(match[3])];
  match = NUMERIC_DAY.exec(text);
  if (match) return ["day", Number(match[4]), Number(match[3]), Number(match[1])];
  match = NAMED_DAY.exec(text);
  if (match) return ["day", Number(match[3]), named(match[2]), Number(match[1])];
  match = ISO_MONTH.exec(text);
  if (match) return ["month", Number(match[1]), Number(match[2])];
  match = NUMERIC_MONTH.exec(text);
  if (match) return ["month", Number(match[2]), Number(match[1])];
  match = NAMED_MONTH.exec(text);
  if (match) return ["month", Number(match[2]), named(match[1])];
  match = QUARTER.exec(text);
  if (match) return ["quarter", Number(match[2]), Number(match[1]) * 3 - 2];
  match = YEAR_QUARTER.exec(text);
  if (match) return ["quarter", Number(match[1]), Number(match[2]) * 3 - 2];
  match = YEAR.exec(text);
  return match ? ["year", Number(match[1])] : null;
}

/** Arabic-Indic (٠-٩) and Urdu (۰-۹) digits as 0-9. */
function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
    String(digit.charCodeAt(0) & 0xf),
  );
}

/**
 * One date from the two fields of a form. The text says how precise it is, unless the person chose
 * something else: "about", "before" and "after" a longer period speak of its middle, its first and
 * its last day; a chosen month, quarter or year widens a typed day. Null for an empty text;
 * undefined when the text is no date.
 */
export function resolveTypedDate(
  text: string,
  chosen: DatePrecision | null,
): FuzzyDate | null | undefined {
  if (text.trim() === "") return null;
  const typed = parseTypedDate(text);
  if (typed === null) return undefined;
  const first = firstDayOf(typed.on, typed.precision) ?? typed.on;
  const last = lastDayOf(typed.on, typed.precision) ?? typed.on;
  switch (chosen) {
    case "before":
      return { on: first, precision: chosen };
    case "after":
      return { on: last, precision: chosen };
    case "about":
      return { on: addDays(first, Math.floor(daysBetween(first, last) / 2)), precision: chosen };
    case "month":
    case "quarter":
    case "year": {
      const widerFirst = firstDayOf(typed.on, chosen) ?? typed.on;
      const widerLast = lastDayOf(typed.on, chosen) ?? typed.on;
      return daysBetween(widerFirst, widerLast) > daysBetween(first, last)
        ? { on: widerFirst, precision: chosen }
        : { on: first, precision: typed.precision };
    }
    case "day":
    case "unknown":
    case null:
      return { on: first, precision: typed.precision };
  }
}

/** The two fields on their own: `{ on: "Nov 2026", precision: "" }` in, a `FuzzyDate` or null out. */
export const fuzzyDateInput = z
  .object({ on: z.string().nullish(), precision: z.string().nullish() })
  .transform(({ on, precision }, context): FuzzyDate | null => {
    const date = resolveTypedDate(on ?? "", datePrecision.safeParse(precision).data ?? null);
    if (date !== undefined) return date;
    context.addIssue({ code: "custom", path: ["on"], message: "validation.date" });
    return z.NEVER;
  });

/** The two columns of a date in an object schema: `{ ...fuzzyFields("due") }` gives dueOn and duePrecision. */
export function fuzzyFields<Name extends string>(name: Name) {
  return {
    [`${name}On`]: calendarDate.nullable(),
    [`${name}Precision`]: datePrecision,
  } as { [K in `${Name}On`]: z.ZodNullable<typeof calendarDate> } & {
    [K in `${Name}Precision`]: typeof datePrecision;
  };
}

/**
 * Reads typed dates in a raw form before its schema does:
 * `z.preprocess(typedDates("due", "held"), z.object({ ...fuzzyFields("due"), ...fuzzyFields("held") }))`.
 * Text that is no date stays as it is, so that the schema's error lands on `dueOn`. An empty date is
 * `{ dueOn: null, duePrecision: "unknown" }`. Running it on its own result changes nothing.
 */
export function typedDates(...names: readonly string[]) {
  return (raw: unknown): unknown => {
    if (typeof raw !== "object" || raw === null) return raw;
    const values: Record<string, unknown> = { ...raw };
    for (const name of names) {
      const text = values[`${name}On`] ?? "";
      const chosen = datePrecision.safeParse(values[`${name}Precision`]).data ?? null;
      if (typeof text !== "string") continue;
      const date = resolveTypedDate(text, chosen);
      if (date === undefined) {
        values[`${name}Precision`] = chosen ?? "unknown";
      } else {
        values[`${name}On`] = date?.on ?? null;
        values[`${name}Precision`] = date?.precision ?? "unknown";
      }
    }
    return values;
  };
}

/** The day a text names, for fields that want nothing coarser; null when it is none. */
export function parseTypedDay(text: string): CalendarDate | null {
  const typed = parseTypedDate(text);
  return typed?.precision === "day" ? typed.on : null;
}

const typedText = z
  .string("validation.required")
  .refine((text) => text.trim() !== "", { error: "validation.required", abort: true });

/** A field that takes a day as typed and gives a `CalendarDate`. */
export const typedDay = typedText.transform(toDay);

/** Where a period begins or ends: the first or the last day of what is typed, be it a day or a year. */
export type Bound = "since" | "until";

/** The day at which a typed period is bounded; null when the text is no date. */
export function parseTypedBound(text: string, bound: Bound): CalendarDate | null {
  const typed = parseTypedDate(text);
  if (typed === null) return null;
  return (bound === "since" ? firstDayOf : lastDayOf)(typed.on, typed.precision);
}

const boundedBy = (bound: Bound) =>
  typedText.transform((text, context) => dayOr(parseTypedBound(text, bound), context));

/** As `typedDay`; a month, a quarter or a year stands for its first day. */
export const typedSince = boundedBy("since");

/** As `typedDay`; a month, a quarter or a year stands for its last day. */
export const typedUntil = boundedBy("until");

/** As `typedDay`; empty is stored as `null`. */
export const optionalTypedDay = z
  .string("validation.day")
  .nullable()
  .transform((text, context) =>
    text === null || text.trim() === "" ? null : toDay(text, context),
  );

function toDay(text: string, context: z.core.$RefinementCtx): CalendarDate {
  return dayOr(parseTypedDay(text), context);
}

function dayOr(day: CalendarDate | null, context: z.core.$RefinementCtx): CalendarDate {
  if (day !== null) return day;
  context.addIssue({ code: "custom", message: "validation.day" });
  return z.NEVER;
}
