import { z } from "zod";

/**
 * A day on the calendar, `YYYY-MM-DD`, with no time and no time zone (ISO 8601). Strings compare in
 * calendar order. Years 1000 to 2999 come in, so that `0202-06-01` is seen as the slip it is.
 */
export const calendarDate = z.iso
  .date({ error: "validation.date", abort: true })
  .regex(/^[12]/, "validation.date")
  .brand<"CalendarDate">();
export type CalendarDate = z.infer<typeof calendarDate>;

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;

/** Midnight UTC of the day: what Prisma wants for a `@db.Date` column. */
export function toColumn(day: CalendarDate): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** The day a `@db.Date` column stands for; Prisma hands it over as UTC midnight. */
export function dayOf(column: Date): CalendarDate {
  return column.toISOString().slice(0, 10) as CalendarDate;
}

/** As `dayOf`, null for null: most dates of the register may be missing. */
export function dayOrNull(column: Date | null): CalendarDate | null {
  return column === null ? null : dayOf(column);
}

/**
 * The day of these whole numbers, month 1 to 12; null when the calendar does not have it, or the year is not of those
 * that come in. Files have a hundred thousand: it asks no schema.
 */
export function dayFrom(year: number, month: number, dayOfMonth: number): CalendarDate | null {
  const isYear = year >= 1000 && year <= 2999;
  const isMonth = month >= 1 && month <= 12;
  if (!isYear || !isMonth || !(dayOfMonth >= 1 && dayOfMonth <= daysIn(year, month))) return null;
  return `${year}-${two(month)}-${two(dayOfMonth)}` as CalendarDate;
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

const two = (value: number) => (value < 10 ? `0${value}` : String(value));

/** The Monday of the day's week. */
export function mondayOf(day: CalendarDate): CalendarDate {
  return addDays(day, -((toColumn(day).getUTCDay() + 6) % 7));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (toColumn(to).getTime() - toColumn(from).getTime()) / MS_PER_DAY;
}

export function addDays(day: CalendarDate, days: number): CalendarDate {
  return dayOf(new Date(toColumn(day).getTime() + days * MS_PER_DAY));
}

/** The same day of a later (or earlier) month; a day that month lacks becomes its last: 31 Jan + 1 = 28 Feb. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
  const from = toColumn(day);
  const lastOfTarget = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0);
  const sameDay = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, from.getUTCDate());
  return dayOf(new Date(Math.min(sameDay, lastOfTarget)));
}

/** Negative when `a` is earlier, 0 on the same day: sorts the earliest first. */
export function compareDays(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : Number(a > b);
}

/** The earliest and the latest of some days; null when there are none. */
export function earliest(days: readonly CalendarDate[]): CalendarDate | null {
  return days.reduce<CalendarDate | null>(
    (min, day) => (min === null || day < min ? day : min),
    null,
  );
}
export function latest(days: readonly CalendarDate[]): CalendarDate | null {
  return days.reduce<CalendarDate | null>(
    (max, day) => (max === null || day > max ? day : max),
    null,
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError when the runtime does not know the zone. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(timeZone, format);
  return format;
}

/** The calendar day it is at the instant `now` in a time zone such as "Asia/Karachi". */
export function todayIn(timeZone: string, now: Date): CalendarDate {
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const year = (parts.get("year") ?? "").padStart(4, "0");
  return `${year}-${parts.get("month")}-${parts.get("day")}` as CalendarDate;
}

/**
 * The first instant of the day in that time zone; of the next day there is where the zone skipped
 * this one (Samoa, 30 December 2011). Midnight itself may be missing when clocks go forward.
 */
export function startOfDayIn(timeZone: string, day: CalendarDate): Date {
  const utcMidnight = toColumn(day).getTime();
  // No zone is more than 14 hours ahead of UTC or 12 behind; older ones stayed within 16.
  let before = utcMidnight - 16 * MS_PER_HOUR;
  let reached = utcMidnight + 16 * MS_PER_HOUR;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (todayIn(timeZone, new Date(middle)) >= day) reached = middle;
    else before = middle;
  }
  return new Date(reached);
}

/** The last millisecond of the day in that time zone, inclusive: "as known on D" is `recordedAt <= endOfDayIn(zone, D)`. */
export function endOfDayIn(timeZone: string, day: CalendarDate): Date {
  return new Date(startOfDayIn(timeZone, addDays(day, 1)).getTime() - 1);
}
