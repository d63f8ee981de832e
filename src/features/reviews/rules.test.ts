import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, calendarDate } from "#domain/calendar-date.ts";
import { around, REVIEW_DAYS, reviewDeadline } from "./rules.ts";

const day = (text: string) => calendarDate.parse(text);

describe("the deadline of a review", () => {
  test("is over on the day after, and counts from there", () => {
    const on = day("2026-11-06");
    expect(reviewDeadline(day("2026-11-01"), on)).toEqual({ on, isOver: false, daysOver: 0 });
    expect(reviewDeadline(day("2026-11-01"), day("2026-11-07"))).toEqual({
      on,
      isOver: true,
      daysOver: 1,
    });
  });

  test("is never over before its days have passed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
        const { isOver, daysOver } = reviewDeadline(
          day("2026-01-01"),
          addDays(day("2026-01-01"), days),
        );
        expect(isOver).toBe(days > REVIEW_DAYS);
        expect(daysOver).toBe(Math.max(0, days - REVIEW_DAYS));
      }),
    );
  });
});

test("the queue leads from each item to the next, and from an unknown one to the first", () => {
  const queue = ["a", "b", "c"].map((key) => ({ key }));
  const keys = (key: string | null) =>
    Object.values(around(queue, key)).map((item) => item?.key ?? null);
  expect(keys("a")).toEqual([null, "a", "b"]);
  expect(keys("b")).toEqual(["a", "b", "c"]);
  expect(keys("c")).toEqual(["b", "c", null]);
  expect(keys("gone")).toEqual([null, "a", "b"]);
  expect(around([], null)).toEqual({ before: null, current: null, after: null });
});
