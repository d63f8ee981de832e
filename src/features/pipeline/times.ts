import { addMonths, type CalendarDate } from "#domain/calendar-date.ts";

/** So many stays took so many days; each number of days stands there once or more often. */
export type Histogram = readonly { days: number; count: number }[];

/** How long something takes: of `count` stays half took no longer than `median`, nine in ten no longer than `most`. */
export type Spread = { count: number; median: number; most: number; longest: number };

/** Fewer than this say little, and a page says so. */
export const FEW = 5;

/** Null of none. */
export function spreadOf(histogram: Histogram): Spread | null {
  const sorted = histogram.filter(({ count }) => count > 0).toSorted((a, b) => a.days - b.days);
  const count = sorted.reduce((sum, one) => sum + one.count, 0);
  const longest = sorted.at(-1)?.days;
  if (longest === undefined) return null;
  const at = (rank: number) => {
    let passed = 0;
    for (const one of sorted) {
      passed += one.count;
      if (passed >= rank) return one.days;
    }
    return longest;
  };
  // Of an even number the mean of the two in the middle; the tenth part that takes longest begins above `most`.
  const middle = count / 2;
  const median = (at(Math.floor(middle) + 1) + at(Math.ceil(middle))) / 2;
  return { count, median, most: at(Math.ceil((count * 9) / 10)), longest };
}

/**
 * What part of the whole each is, in whole percent that add up to 100: what is left by rounding down
 * goes to the largest remainders, the first of equal ones. Of nothing all are 0.
 */
export function percentsOf(values: readonly number[]): number[] {
  const whole = values.reduce((sum, value) => sum + value, 0);
  if (whole <= 0) return values.map(() => 0);
  const exact = values.map((value) => (value * 100) / whole);
  const floors = exact.map(Math.floor);
  const left = 100 - floors.reduce((sum, value) => sum + value, 0);
  const order = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, left)
    .map(({ index }) => index);
  return floors.map((value, index) => value + (order.includes(index) ? 1 : 0));
}

export const PERIODS = ["12", "24", "60", "all"] as const;
export type Period = (typeof PERIODS)[number];

/** The day after which a period of so many months up to `until` begins; null: from the first. */
export function periodStart(period: Period, until: CalendarDate): CalendarDate | null {
  return period === "all" ? null : addMonths(until, -Number(period));
}

/** Months since the year 0. */
const monthIndex = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The months from one day's to another's, as "2026-11", at most the last `limit`. */
export function monthsUntil(from: CalendarDate, until: CalendarDate, limit: number): string[] {
  const last = monthIndex(until);
  const first = Math.max(Math.min(monthIndex(from), last), last - limit + 1);
  return Array.from({ length: last - first + 1 }, (_, step) => {
    const month = first + step;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}
