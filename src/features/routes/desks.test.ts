import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import { daysWaited, deskKey, isGranted, medianDays, roundProblem, standingWith } from "./desks.ts";

const day = (text: string) => calendarDate.parse(text);
const LAW = "Law and Justice Division";
const round = (
  requestedOn: string,
  decision: "granted" | "granted_with_comments" | "refused" | null = null,
  decidedOn: string | null = null,
  desk = LAW,
) => ({
  id: requestedOn,
  recordedAt: new Date(0),
  desk,
  requestedOn: day(requestedOn),
  decidedOn: decidedOn === null ? null : day(decidedOn),
  decision,
});

const asked = (requestedOn: string, decidedOn: string | null = null) => ({
  requestedOn: day(requestedOn),
  decidedOn: decidedOn === null ? null : day(decidedOn),
});

describe("the name of a desk", () => {
  test("has one form, however it is written", () => {
    const spellings = [
      LAW,
      "law & justice division",
      " The  Law and Justice Division ",
      "Law-and-Justice Division.",
    ];
    expect(new Set(spellings.map(deskKey))).toEqual(new Set(["law-and-justice-division"]));
    expect(deskKey("Prime Minister’s Office")).toBe(deskKey("Prime Minister's Office"));
    expect(deskKey("وزارت قانون")).toBe("وزارت-قانون");
  });

  test("stays as it is in that form", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(deskKey(deskKey(name))).toBe(deskKey(name));
      }),
    );
  });
});

describe("rounds", () => {
  test("the last of them decides: refused, asked again, granted with comments, sent again", () => {
    const rounds = [round("2026-01-05", "refused", "2026-01-20")];
    expect([standingWith([], LAW), standingWith(rounds, LAW)]).toEqual(["unasked", "refused"]);
    rounds.push(round("2026-02-01"));
    expect(standingWith(rounds, LAW)).toBe("awaited");
    rounds[1] = round("2026-02-01", "granted_with_comments", "2026-02-03");
    expect(isGranted(standingWith(rounds.toReversed(), "law & justice division"))).toBe(true);
    rounds.push(round("2026-03-01"));
    expect(isGranted(standingWith(rounds, LAW))).toBe(false);
    expect(standingWith(rounds, "Finance Division")).toBe("unasked");
  });

  test("a desk that has not answered is not asked again, nor before its last answer", () => {
    const open = [round("2026-01-05")];
    expect(roundProblem(open, LAW, asked("2026-03-01"))).toEqual({
      kind: "open",
      on: "2026-01-05",
    });
    expect(roundProblem(open, LAW, asked("2025-12-01", "2026-01-05"))).toBeNull();
    expect(roundProblem(open, "Finance Division", asked("2026-01-01"))).toBeNull();
    const answered = [round("2026-01-05", "refused", "2026-01-20")];
    expect(roundProblem(answered, LAW, asked("2026-01-19"))?.kind).toBe("beforeAnswer");
    expect(roundProblem(answered, LAW, asked("2026-01-20"))).toBeNull();
    expect(roundProblem(answered, LAW, asked("2026-01-01"))?.kind).toBe("beforeAnswer");
  });
});

test("days run to the answer, and to today without one", () => {
  const today = day("2026-02-01");
  expect(daysWaited(round("2026-01-05"), today)).toBe(27);
  expect(daysWaited(round("2026-01-05", "granted", "2026-01-06"), today)).toBe(1);
});

test("the median is the middle one, or the mean of the two in the middle", () => {
  expect([medianDays([]), medianDays([9]), medianDays([30, 2, 4]), medianDays([1, 2])]).toEqual([
    null,
    9,
    4,
    1.5,
  ]);
});
