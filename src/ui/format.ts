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

const formats = new Map<string, Intl.DateTimeFormat>();

/** Built from the numbers of the day and shown in UTC, so no time zone can move it. */
function show(day: CalendarDate, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale}|${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(tagOf(locale), { ...options, timeZone: "UTC" });
    formats.set(key, format);
  }
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return format.format(Date.UTC(year, month - 1, date));
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

export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(tagOf(locale)).format(value);
}

/** "12 days" */
export function formatDays(days: number, locale: Locale): string {
  return new Intl.NumberFormat(tagOf(locale), {
    style: "unit",
    unit: "day",
    unitDisplay: "long",
  }).format(days);
}

/** "22 Nov 2026, 10:42" in the home time zone. */
export function formatInstant(at: Date, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(tagOf(locale), {
    dateStyle: "medium",
    timeStyle: "short",
    hourCycle: "h23",
    timeZone,
  }).format(at);
}
