import { addDays, addMonths, type CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";

const AGO = /(\d+|an?|one|two|three) +(minute|hour|day|week|month|year)s? +ago/i;
const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3 };

/** About when a page was published that says "2 weeks ago" on the day it was fetched; null when that day is not known. */
export function publishedAbout(
  words: string | null,
  fetchedOn: CalendarDate | null,
): FuzzyDate | null {
  const match = AGO.exec(words ?? "");
  if (!match || fetchedOn === null) return null;
  const count = COUNTS[(match[1] ?? "").toLowerCase()] ?? Number(match[1]);
  if (count > 2000) return null;
  const on = before(fetchedOn, count, (match[2] ?? "").toLowerCase());
  return { on, precision: "about" };
}

function before(day: CalendarDate, count: number, unit: string): CalendarDate {
  switch (unit) {
    case "day":
      return addDays(day, -count);
    case "week":
      return addDays(day, -7 * count);
    case "month":
      return addMonths(day, -count);
    case "year":
      return addMonths(day, -12 * count);
    default:
      return day;
  }
}
