import { z } from "zod";
import { addDays, addMonths, type CalendarDate } from "./calendar-date.ts";

export const DATE_PRECISIONS = [
  "day",
  "month",
  "quarter",
  "year",
  "about",
  "before",
  "after",
  "unknown",
] as const;

export const datePrecision = z.enum(DATE_PRECISIONS, "validation.choice");
export type DatePrecision = z.infer<typeof datePrecision>;

/** A date as somebody gave it: the interval from `firstDayOf` to `lastDayOf`, both inclusive. */
export type FuzzyDate = { on: CalendarDate; precision: DatePrecision };

/** "About" a day reaches this far to either side of it. */
const ABOUT_DAYS = 15;

/** The date of two columns, null when no date was given. */
export function fuzzyOf(on: CalendarDate | null, precision: DatePrecision): FuzzyDate | null {
  return on === null ? null : { on, precision };
}

/** First day of the interval; null when it has no beginning ("before") or is not known. */
export function firstDayOf(on: CalendarDate | null, precision: DatePrecision): CalendarDate | null {
  if (on === null) return null;
  switch (precision) {
    case "day":
      return on;
    case "month":
      return firstOfMonth(on);
    case "quarter":
      return firstOfQuarter(on);
    case "year":
      return firstOfYear(on);
    case "about":
      return addDays(on, -ABOUT_DAYS);
    case "after":
      return addDays(on, 1);
    case "before":
    case "unknown":
      return null;
  }
}

/**
 * Last day of the interval; null when it has no end ("after") or is not known.
 * The SQL function `app.last_day` says the same.
 */
export function lastDayOf(on: CalendarDate | null, precision: DatePrecision): CalendarDate | null {
  if (on === null) return null;
  switch (precision) {
    case "day":
      return on;
    case "month":
      return addDays(addMonths(firstOfMonth(on), 1), -1);
    case "quarter":
      return addDays(addMonths(firstOfQuarter(on), 3), -1);
    case "year":
      return addDays(addMonths(firstOfYear(on), 12), -1);
    case "about":
      return addDays(on, ABOUT_DAYS);
    case "before":
      return addDays(on, -1);
    case "after":
    case "unknown":
      return null;
  }
}

const firstOfMonth = (on: CalendarDate) => `${on.slice(0, 7)}-01` as CalendarDate;
const firstOfYear = (on: CalendarDate) => `${on.slice(0, 4)}-01-01` as CalendarDate;
const firstOfQuarter = (on: CalendarDate) =>
  addMonths(firstOfMonth(on), -((Number(on.slice(5, 7)) - 1) % 3));
