import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import { anyDay } from "../../../tests/make/histories.ts";
import { gapsOf, isCovered, monthEnds, rangesOf, stepOf } from "./rules.ts";

const day = (text: string) => calendarDate.parse(text);

describe("the points of a balance", () => {
  test("are the ends of the months before, and the day itself", () => {
    expect(monthEnds(day("2024-03-15"), 3)).toEqual([
      "2023-12-31",
      "2024-01-31",
      "2024-02-29",
      "2024-03-15",
    ]);
  });

  test("follow each other, whatever the day", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (last, months) => {
        const points = monthEnds(last, months);
        expect(points).toHaveLength(months + 1);
        expect(points.toSorted()).toEqual(points);
        expect(new Set(points.map((one) => one.slice(0, 7))).size).toBe(months + 1);
      }),
    );
  });
});

test("a topic lacks what is not on record", () => {
  const cell = { inForce: 1, meetings: 0, lastMetOn: null, open: 2, overdue: 0, trainings: 0 };
  expect(gapsOf(cell)).toEqual(["meetings", "trainings"]);
  expect(isCovered(cell)).toBe(true);
  expect(isCovered({ ...cell, inForce: 0, open: 0 })).toBe(false);
});

describe("the shades of the map", () => {
  test("are none for nothing and the darkest for the most", () => {
    expect(stepOf(0, 12, 4)).toBe(0);
    expect(stepOf(1, 12, 4)).toBe(1);
    expect(stepOf(12, 12, 4)).toBe(4);
    expect(rangesOf(12, 4)).toEqual([
      { step: 1, from: 1, to: 3 },
      { step: 2, from: 4, to: 6 },
      { step: 3, from: 7, to: 9 },
      { step: 4, from: 10, to: 12 },
    ]);
    expect(rangesOf(1, 4)).toEqual([{ step: 4, from: 1, to: 1 }]);
    expect(rangesOf(0, 4)).toEqual([]);
  });

  test("of the legend hold every count once", () => {
    const most = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(most, fc.integer({ min: 1, max: 6 }), (max, steps) => {
        const counts = rangesOf(max, steps).flatMap(({ from, to, step }) =>
          Array.from({ length: to - from + 1 }, (_, index) => [from + index, step]),
        );
        expect(counts).toEqual(
          Array.from({ length: max }, (_, index) => [index + 1, stepOf(index + 1, max, steps)]),
        );
      }),
    );
  });
});
