import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, calendarDate } from "./calendar-date.ts";
import {
  DATE_PRECISIONS,
  type DatePrecision,
  firstDayOf,
  fuzzyOf,
  lastDayOf,
} from "./date-precision.ts";

const day = (text: string) => calendarDate.parse(text);
const anyDay = fc.integer({ min: 0, max: 300_000 }).map((days) => addDays(day("1500-01-01"), days));

test.each<[string, DatePrecision, string | null, string | null]>([
  ["2024-02-10", "day", "2024-02-10", "2024-02-10"],
  ["2024-02-10", "month", "2024-02-01", "2024-02-29"],
  ["2025-12-31", "month", "2025-12-01", "2025-12-31"],
  ["2024-05-10", "quarter", "2024-04-01", "2024-06-30"],
  ["2024-12-31", "quarter", "2024-10-01", "2024-12-31"],
  ["2024-01-01", "quarter", "2024-01-01", "2024-03-31"],
  ["2024-05-10", "year", "2024-01-01", "2024-12-31"],
  ["2024-12-20", "about", "2024-12-05", "2025-01-04"],
  ["2024-01-01", "before", null, "2023-12-31"],
  ["2024-12-31", "after", "2025-01-01", null],
  ["2024-05-10", "unknown", null, null],
])("%s to the %s lasts from %s to %s", (on, precision, first, last) => {
  expect(firstDayOf(day(on), precision)).toBe(first);
  expect(lastDayOf(day(on), precision)).toBe(last);
});

test.each(DATE_PRECISIONS)("no date has no interval, whatever its precision (%s)", (precision) => {
  expect(firstDayOf(null, precision)).toBeNull();
  expect(lastDayOf(null, precision)).toBeNull();
  expect(fuzzyOf(null, precision)).toBeNull();
  expect(fuzzyOf(day("2026-01-01"), precision)).toEqual({ on: "2026-01-01", precision });
});

describe("for any day", () => {
  test("a period holds the day, and every day of it has the same period", () => {
    const anyPeriod = fc.constantFrom<DatePrecision>("day", "month", "quarter", "year");
    fc.assert(
      fc.property(anyDay, anyPeriod, fc.integer({ min: 0, max: 366 }), (on, precision, step) => {
        const first = firstDayOf(on, precision);
        const last = lastDayOf(on, precision);
        if (first === null || last === null) throw new Error("a period has two ends");
        expect(first <= on && on <= last).toBe(true);
        const within = addDays(first, step) <= last ? addDays(first, step) : last;
        expect(firstDayOf(within, precision)).toBe(first);
        expect(lastDayOf(within, precision)).toBe(last);
        expect(firstDayOf(addDays(last, 1), precision)).toBe(addDays(last, 1));
      }),
    );
  });

  test("about, before and after leave out or reach around the day itself", () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        expect(lastDayOf(on, "before")).toBe(addDays(on, -1));
        expect(firstDayOf(on, "after")).toBe(addDays(on, 1));
        expect(firstDayOf(on, "about")).toBe(addDays(on, -15));
        expect(lastDayOf(on, "about")).toBe(addDays(on, 15));
      }),
    );
  });
});
