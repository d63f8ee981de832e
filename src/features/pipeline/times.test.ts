import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import { monthsUntil, percentsOf, periodStart, spreadOf } from "./times.ts";

const day = (text: string) => calendarDate.parse(text);
const histogram = fc.array(
  fc.record({ days: fc.integer({ min: 0, max: 900 }), count: fc.integer({ min: 0, max: 9 }) }),
  { maxLength: 40 },
);
const spelledOut = (bars: readonly { days: number; count: number }[]) =>
  bars
    .flatMap(({ days, count }) => Array.from({ length: count }, () => days))
    .toSorted((a, b) => a - b);

describe("how long it takes", () => {
  test("nothing takes no time, one stay is its own median", () => {
    expect(spreadOf([])).toBeNull();
    expect(spreadOf([{ days: 7, count: 0 }])).toBeNull();
    expect(spreadOf([{ days: 7, count: 1 }])).toEqual({ count: 1, median: 7, most: 7, longest: 7 });
    expect(spreadOf([4, 1, 2, 3].map((days) => ({ days, count: 1 })))?.median).toBe(2.5);
  });

  test("is what the list of all stays says", () => {
    fc.assert(
      fc.property(histogram, (bars) => {
        const all = spelledOut(bars);
        const spread = spreadOf(bars);
        expect(spread?.count ?? 0).toBe(all.length);
        const half = all.length / 2;
        const median = ((all[Math.ceil(half) - 1] ?? 0) + (all[Math.floor(half)] ?? 0)) / 2;
        expect(spread?.median ?? 0).toBe(all.length === 0 ? 0 : median);
        const within = all.filter((days) => days <= (spread?.most ?? 0)).length;
        expect(within).toBeGreaterThanOrEqual((all.length * 9) / 10);
        const below = all.filter((days) => days < (spread?.most ?? 0)).length;
        expect(below).toBeLessThanOrEqual((all.length * 9) / 10);
      }),
    );
  });

  test("depends on no order, nor on how equal stays are grouped", () => {
    fc.assert(
      fc.property(histogram, (bars) => {
        const split = bars.flatMap(({ days, count }) =>
          Array.from({ length: count }, () => ({ days, count: 1 })),
        );
        expect(spreadOf(split.toReversed())).toEqual(spreadOf(bars));
      }),
    );
  });

  test("the median is never above the ninth tenth, and that never above the longest", () => {
    fc.assert(
      fc.property(histogram, (bars) => {
        const { median, most, longest } = spreadOf(bars) ?? { median: 0, most: 0, longest: 0 };
        expect(median).toBeLessThanOrEqual(most);
        expect(most).toBeLessThanOrEqual(longest);
      }),
    );
  });
});

describe("parts of a whole", () => {
  test("add up to a hundred, and each is off by less than one", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 8 }), (values) => {
        const whole = values.reduce((sum, value) => sum + value, 0);
        const percents = percentsOf(values);
        expect(percents.reduce((sum, value) => sum + value, 0)).toBe(whole === 0 ? 0 : 100);
        for (const [index, value] of values.entries()) {
          const exact = whole === 0 ? 0 : (value * 100) / whole;
          expect(Math.abs((percents[index] ?? 0) - exact)).toBeLessThan(1);
        }
      }),
    );
  });
});

describe("the period", () => {
  test("begins so many months before its end, or with the first", () => {
    expect(periodStart("12", day("2026-11-22"))).toBe("2025-11-22");
    expect(periodStart("all", day("2026-11-22"))).toBeNull();
  });

  test("has every month once, the last ones when there are many", () => {
    expect(monthsUntil(day("2026-11-30"), day("2027-02-01"), 24)).toEqual([
      "2026-11",
      "2026-12",
      "2027-01",
      "2027-02",
    ]);
    expect(monthsUntil(day("2020-01-01"), day("2026-02-01"), 3)).toEqual([
      "2025-12",
      "2026-01",
      "2026-02",
    ]);
    expect(monthsUntil(day("2027-01-01"), day("2026-12-31"), 3)).toEqual(["2026-12"]);
  });
});
