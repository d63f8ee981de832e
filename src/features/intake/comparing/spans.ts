import { type CalendarDate, daysBetween } from "#domain/calendar-date.ts";
import { firstDayOf, type FuzzyDate, lastDayOf } from "#domain/date-precision.ts";

/** From and until are inclusive; null: open on that side. */
export type Span = { from: CalendarDate | null; until: CalendarDate | null };

/** All the days that a date may mean, until the last day of something that went on. */
export function spanOf({ on, precision }: FuzzyDate, untilOn: CalendarDate | null = null): Span {
  const last = lastDayOf(on, precision);
  return {
    from: firstDayOf(on, precision),
    until: untilOn !== null && last !== null && untilOn > last ? untilOn : last,
  };
}

/** Whether two spans may share a day. Symmetric. */
export function mayMeet(a: Span, b: Span): boolean {
  return startsBy(a, b.until) && startsBy(b, a.until);
}

const startsBy = ({ from }: Span, until: CalendarDate | null) =>
  from === null || until === null || from <= until;

/** Whether all of one lies before all of the other. */
export function isBefore(a: Span, b: Span): boolean {
  return a.until !== null && b.from !== null && a.until < b.from;
}

/** Whole days since the first day that a date may mean; null when that is not known or still ahead. */
export function daysSince(date: FuzzyDate | null, today: CalendarDate): number | null {
  const first = date && firstDayOf(date.on, date.precision);
  return first === null || first > today ? null : daysBetween(first, today);
}
