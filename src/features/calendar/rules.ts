import {
  addDays,
  addMonths,
  type CalendarDate,
  compareDays,
  toColumn,
} from "#domain/calendar-date.ts";
import { type DatePrecision, firstDayOf, lastDayOf } from "#domain/date-precision.ts";

/** What stands on a calendar: a date as exact as it is known, and of several days the last. */
export type Dated = {
  on: CalendarDate;
  precision: DatePrecision;
  /** The last of several days, inclusive. */
  untilOn: CalendarDate | null;
};

/** The first and the last day of something, both inclusive. */
export type Span = { from: CalendarDate; to: CalendarDate };

export const monthOf = (day: CalendarDate): CalendarDate => `${day.slice(0, 7)}-01` as CalendarDate;

/** The first and the last day of the month, and of as many months behind it. */
export function monthsFrom(month: CalendarDate, count = 1): Span {
  return { from: monthOf(month), to: addDays(addMonths(monthOf(month), count), -1) };
}

/** The weeks that hold days of the month, each from Monday to Sunday; days of the neighbours included. */
export function weeksOf(month: CalendarDate): CalendarDate[][] {
  const { from, to } = monthsFrom(month);
  // 0 is Sunday.
  const monday = addDays(from, -((toColumn(from).getUTCDay() + 6) % 7));
  const weeks: CalendarDate[][] = [];
  for (let start = monday; start <= to; start = addDays(start, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, offset) => addDays(start, offset)));
  }
  return weeks;
}

/** What is known to the day stands on days; anything else has a period, and no day is made up for it. */
const hasDay = ({ precision }: Dated): boolean => precision === "day";

/** The days that it may fall on; an open end ("before", "after", not known) is its date itself. */
export function spanOf({ on, precision, untilOn }: Dated): Span {
  return {
    from: firstDayOf(on, precision) ?? on,
    to: untilOn ?? lastDayOf(on, precision) ?? on,
  };
}

function overlaps(one: Dated, { from, to }: Span): boolean {
  const span = spanOf(one);
  return span.from <= to && span.to >= from;
}

/** What stands on each day of the span, by day; of several days on each of them. What has no day is left out. */
export function byDay<One extends Dated>(
  items: readonly One[],
  span: Span,
): Map<CalendarDate, One[]> {
  const days = new Map<CalendarDate, One[]>();
  for (const one of items) {
    if (!hasDay(one)) continue;
    const { from, to } = spanOf(one);
    for (
      let day = from < span.from ? span.from : from;
      day <= to && day <= span.to;
      day = addDays(day, 1)
    ) {
      const there = days.get(day);
      if (there) there.push(one);
      else days.set(day, [one]);
    }
  }
  return new Map([...days].toSorted(([a], [b]) => compareDays(a, b)));
}

/** What has a period instead of a day and may fall into the span: the narrower period first. */
export function byPeriod<One extends Dated>(items: readonly One[], span: Span): One[] {
  return items
    .filter((one) => !hasDay(one) && overlaps(one, span))
    .toSorted((a, b) => compareDays(spanOf(a).to, spanOf(b).to) || compareDays(a.on, b.on));
}
