import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import { byDay, byPeriod, monthsFrom, weeksOf } from "./rules.ts";

const day = (text: string) => calendarDate.parse(text);
const item = (on: string, precision: DatePrecision = "day", untilOn: string | null = null) => ({
  on: day(on),
  precision,
  untilOn: untilOn === null ? null : day(untilOn),
});
const november = monthsFrom(day("2026-11-22"));

describe("weeksOf", () => {
  test.each([
    ["2026-11-01", "2026-10-26", "2026-12-06", 6],
    ["2026-06-15", "2026-06-01", "2026-07-05", 5],
    ["2027-02-01", "2027-02-01", "2027-02-28", 4],
    ["2026-03-31", "2026-02-23", "2026-04-05", 6],
  ])("of the month of %s begin on Monday and end on Sunday", (month, first, last, count) => {
    const weeks = weeksOf(day(month));
    expect([weeks[0]?.[0], weeks.at(-1)?.[6], weeks.length]).toEqual([first, last, count]);
  });
});

describe("byDay", () => {
  test("puts something of several days on each of them, within the span", () => {
    const days = byDay([item("2026-10-30", "day", "2026-11-02")], november);
    expect([...days.keys()]).toEqual(["2026-11-01", "2026-11-02"]);
  });

  test("makes up no day for what is known to the month, or about when", () => {
    expect(byDay([item("2026-11-01", "month"), item("2026-11-15", "about")], november).size).toBe(
      0,
    );
  });
});

describe("byPeriod", () => {
  test("shows a period in every month that it touches, the narrowest end first", () => {
    const [year, quarter, month] = [
      item("2026-01-01", "year"),
      item("2026-10-01", "quarter"),
      item("2026-11-01", "month"),
    ];
    expect(byPeriod([year, quarter, month, item("2026-11-05")], november)).toEqual([
      month,
      year,
      quarter,
    ]);
    expect(byPeriod([year, quarter, month], monthsFrom(day("2027-01-01")))).toEqual([]);
  });
});
