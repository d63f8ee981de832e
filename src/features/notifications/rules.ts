import { type CalendarDate, todayIn, toColumn } from "#domain/calendar-date.ts";
import type { Setting } from "./schema.ts";

/** A digest whose hour was missed is still sent so long; after that, with the next. */
const LATE_HOURS = 12;
const HOUR_MS = 3_600_000;

/** Monday is 1. */
export function weekdayOf(day: CalendarDate): number {
  return toColumn(day).getUTCDay() || 7;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The clock at home: the day, and the full hours since its midnight. */
export function clockAt(timeZone: string, at: Date): { day: CalendarDate; hour: number } {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const hour = { hour: "2-digit", hourCycle: "h23" } as const;
    format = new Intl.DateTimeFormat("en-u-nu-latn", { timeZone, ...hour });
    formats.set(timeZone, format);
  }
  return { day: todayIn(timeZone, at), hour: Number(format.format(at)) };
}

/**
 * The day whose digest is due by now, at the hour that its reader chose; null when none is, or was not within half a day.
 * The day is its name: whoever asks again on the same day gets the same answer.
 */
export function digestDueOn(
  { rhythm, hour, weekday }: Pick<Setting, "rhythm" | "hour" | "weekday">,
  timeZone: string,
  now: Date,
): CalendarDate | null {
  if (rhythm === "off") return null;
  for (let back = 0; back < LATE_HOURS; back += 1) {
    const clock = clockAt(timeZone, new Date(now.getTime() - back * HOUR_MS));
    if (clock.hour !== hour) continue;
    return rhythm === "daily" || weekdayOf(clock.day) === weekday ? clock.day : null;
  }
  return null;
}
