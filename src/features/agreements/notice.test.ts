import { describe, expect, test } from "vitest";
import { addDays, calendarDate } from "#domain/calendar-date.ts";
import { noticeAlerts } from "./notice.ts";

const day = (text: string) => calendarDate.parse(text);
const endsOn = day("2027-06-30");
const agreement = {
  state: "in_force",
  endsOn,
  termMonths: 60,
  renewal: "by_notice",
  noticeDays: 60,
  actions: [],
} as const;

describe("noticeAlerts", () => {
  test.each([
    [241, []],
    [240, [["notice", 180]]],
    [
      180,
      [
        ["notice", 180],
        ["end", 180],
      ],
    ],
    [
      150,
      [
        ["notice", 90],
        ["end", 180],
      ],
    ],
    [
      90,
      [
        ["notice", 30],
        ["end", 90],
      ],
    ],
    [
      60,
      [
        ["notice", 30],
        ["end", 90],
      ],
    ],
    [59, [["end", 90]]],
    [0, [["end", 30]]],
    [-1, []],
  ])("%i days before the end", (before, expected) => {
    const alerts = noticeAlerts(agreement, addDays(endsOn, -before));
    expect(alerts.map(({ kind, threshold }) => [kind, threshold])).toEqual(expected);
  });

  test("says which day, and how many are left of it", () => {
    expect(noticeAlerts(agreement, day("2027-05-01"))).toEqual([
      { kind: "notice", on: "2027-05-01", daysLeft: 0, threshold: 30 },
      { kind: "end", on: "2027-06-30", daysLeft: 60, threshold: 90 },
    ]);
  });

  test("calls the end of a term that continues by itself a renewal", () => {
    const renewing = { ...agreement, renewal: "automatic" } as const;
    expect(noticeAlerts(renewing, day("2027-06-15"))).toMatchObject([
      { kind: "renewal", on: "2027-06-30" },
    ]);
    // The next term, five years later, is none of today's business.
    expect(noticeAlerts(renewing, day("2027-07-01"))).toEqual([]);
  });

  test("is silent about what has ended, is not signed, or has no end", () => {
    const soon = day("2027-06-15");
    for (const state of ["terminated", "expired", "proposed", "withdrawn"] as const) {
      expect(noticeAlerts({ ...agreement, state }, soon)).toEqual([]);
    }
    expect(noticeAlerts({ ...agreement, endsOn: null, termMonths: null }, soon)).toEqual([]);
  });
});
