import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";

/** A language tag of the catalogues: "en", "ur". Digits stay Latin in both. */
export type Locale = string;

/** Sentences with `{date}` in them; `unknown` has none. */
export type FuzzyWords = Record<"about" | "before" | "after" | "unknown", string>;

const TAGS: Record<string, string> = {
  en: "en-GB-u-ca-gregory-nu-latn",
  ur: "ur-PK-u-ca-gregory-nu-latn",
};
const tagOf = (locale: Locale) => TAGS[locale] ?? locale;

const dates = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  let format = dates.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(tagOf(locale), options);
    dates.set(key, format);
  }
  return format;
}

/** Built from the numbers of the day and shown in UTC, so no time zone can move it. */
function show(day: CalendarDate, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const at = Date.UTC(year, month - 1, date);
  return dateFormat(locale, { ...options, timeZone: "UTC" }).format(at);
}

/** "22 November 2026" */
export function formatDay(day: CalendarDate, locale: Locale): string {
  return show(day, locale, { day: "numeric", month: "long", year: "numeric" });
}

/** "22 Nov 2026", for tables and tags. */
export function formatDayShort(day: CalendarDate, locale: Locale): string {
  return show(day, locale, { day: "numeric", month: "short", year: "numeric" });
}

/** "Nov 2026" */
export function formatMonth(day: CalendarDate, locale: Locale): string {
  return show(day, locale, { month: "short", year: "numeric" });
}

/** "Monday" */
export function formatWeekday(day: CalendarDate, locale: Locale): string {
  return show(day, locale, { weekday: "long" });
}

/** "Nov": the axis of a chart. */
export function formatMonthName(day: CalendarDate, locale: Locale): string {
  return show(day, locale, { month: "short" });
}

/** How a day is typed, shown where none is: in digits, so that it says the same in every language. */
export const DAY_EXAMPLE = "22/11/2026";

/** What a date box is filled with, so that it reads back as the same date: "22 Nov 2026", "Q3 2026", "2026". */
export function dateAsTyped(date: FuzzyDate, locale: Locale): string {
  switch (date.precision) {
    case "month":
      return formatMonth(date.on, locale);
    case "quarter":
      return `Q${Math.ceil(Number(date.on.slice(5, 7)) / 3)} ${date.on.slice(0, 4)}`;
    case "year":
      return date.on.slice(0, 4);
    case "day":
    case "about":
    case "before":
    case "after":
    case "unknown":
      // Urdu puts a comma before the year, which nobody types.
      return formatDayShort(date.on, locale).replace("،", "");
  }
}

/** A date as precisely as it is known: "Nov 2026", "about 15 Jan 2026", "date unknown". */
export function formatFuzzy(date: FuzzyDate | null, locale: Locale, words: FuzzyWords): string {
  if (date === null || date.precision === "unknown") return words.unknown;
  const typed = dateAsTyped(date, locale);
  switch (date.precision) {
    case "about":
    case "before":
    case "after":
      return words[date.precision].replace("{date}", typed);
    case "day":
    case "month":
    case "quarter":
    case "year":
      return typed;
  }
}

const numbers = new Map<string, Intl.NumberFormat>();

/** Making a format costs a hundred times what using one does, and a table has a thousand figures. */
function numberFormat(locale: Locale, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${locale}|${options.unit ?? ""}`;
  let format = numbers.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(tagOf(locale), options);
    numbers.set(key, format);
  }
  return format;
}

export function formatNumber(value: number, locale: Locale): string {
  return numberFormat(locale).format(value);
}

/** "12 days" */
export function formatDays(days: number, locale: Locale): string {
  return numberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long" }).format(days);
}

/** "22 Nov 2026, 10:42" in the home time zone. */
export function formatInstant(at: Date, locale: Locale, timeZone: string): string {
  const style = { dateStyle: "medium", timeStyle: "short", hourCycle: "h23", timeZone } as const;
  return dateFormat(locale, style).format(at);
}
