import { assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import { anyFuzzyDate } from "../../../../tests/make/histories.ts";
import type { DraftMeeting } from "../drafts.ts";
import type { KnownMeeting } from "./known.ts";
import { meetingsLike } from "./meetings.ts";
import { isBefore, mayMeet, spanOf } from "./spans.ts";

const at = (on: string, precision: DatePrecision = "day") => ({
  on: on as CalendarDate,
  precision,
});

const draft: DraftMeeting = {
  passage: { start: 0, end: 9 },
  type: "working_group",
  mode: "in_person",
  title: "Working group",
  heldOn: at("2026-03-10"),
  untilOn: null,
  place: "Accra, Ghana",
  hostSide: null,
  series: "Joint Working Group on Ports",
  round: 3,
  nextRound: null,
};
const known: KnownMeeting = {
  id: "m",
  ref: "MTG-GH-2026-0001",
  title: "Talks",
  type: "call_on",
  life: "held",
  held: at("2026-03-10"),
  until: null,
  place: null,
  series: null,
  round: null,
};
const like = (over: Partial<KnownMeeting>, of: Partial<DraftMeeting> = {}) =>
  meetingsLike({ ...draft, ...of }, [{ ...known, ...over }]).map(({ isSame }) => isSame);

describe("meetingsLike", () => {
  it.each([
    ["the same type", { type: "working_group" as const }, [true]],
    ["the same place", { place: "Accra" }, [true]],
    ["the same series", { series: "Working group on ports" }, [true]],
    ["nothing but the day", { place: "Kumasi" }, [false]],
    ["another round", { type: "working_group" as const, round: 2 }, [false]],
    ["another day", { held: at("2026-03-11"), place: "Accra" }, []],
    ["the month that it was in", { held: at("2026-03-01", "month"), place: "Accra" }, [true]],
    ["another month", { held: at("2026-02-01", "month"), place: "Accra" }, []],
    [
      "a visit over the day",
      { held: at("2026-03-08"), until: "2026-03-12" as CalendarDate },
      [false],
    ],
  ])("knows one on file by %s", (_, over, expected) => {
    expect(like(over)).toEqual(expected);
  });

  it("finds none for a meeting of an unknown day", () => {
    expect(like({}, { heldOn: null })).toEqual([]);
    expect(meetingsLike(null, [known])).toEqual([]);
  });
});

describe("spans", () => {
  it("meet, or one is before the other, whichever is asked first", () => {
    assert(
      property(anyFuzzyDate, anyFuzzyDate, (a, b) => {
        const [x, y] = [spanOf(a), spanOf(b)];
        expect(mayMeet(x, y)).toBe(mayMeet(y, x));
        expect([mayMeet(x, y), isBefore(x, y), isBefore(y, x)].filter(Boolean)).toHaveLength(1);
      }),
    );
  });
});
