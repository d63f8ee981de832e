import { assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { draftFrom } from "../draft.ts";
import type { Drafts } from "../drafts.ts";
import type { Register } from "../register.ts";
import { haveCommonBorder } from "./borders.ts";
import { notesOnPlausibility } from "./plausibility.ts";
import { misnamedDays } from "./weekdays.ts";

const day = (text: string) => text as CalendarDate;
const register: Register = {
  countries: [
    { code: "KE", names: ["Kenya"] },
    { code: "CL", names: ["Chile"] },
    { code: "AR", names: ["Argentina"] },
    { code: "UG", names: ["Uganda"] },
    { code: "CH", names: ["Switzerland"] },
  ],
  agencies: [],
  people: [],
  topics: [],
};

const NO_MEETING = { title: "", series: null, round: null, nextRound: null, hostSide: null };

/** The kinds of notes on a text between Kenya and a partner, published on 10 March 2024. */
function kindsOf(text: string, partner = "CL", meeting: Partial<Drafts["meeting"]> = null) {
  const publishedOn = day("2024-03-10");
  const drafts = draftFrom(text, register, { home: "KE", partner, publishedOn });
  const held: Drafts["meeting"] = {
    ...NO_MEETING,
    type: "visit",
    mode: "in_person",
    heldOn: { on: day("2024-03-08"), precision: "day" },
    untilOn: null,
    place: null,
    passage: { start: 0, end: 3 },
    ...meeting,
  };
  const context = { text, home: "KE", partner, publishedOn, today: day("2024-04-01"), register };
  return notesOnPlausibility({ ...drafts, meeting: held }, context).map(({ kind }) => kind);
}

const on = (text: string) => ({ heldOn: { on: day(text), precision: "day" as const } });

describe("borders", () => {
  it("are the same from either side, and nobody's own", () => {
    const codes = constantFrom("KE", "UG", "CL", "AR", "PK", "CN", "AF", "GB", "IE", "US", "CA");
    assert(
      property(codes, codes, (a, b) => {
        expect(haveCommonBorder(a, b)).toBe(haveCommonBorder(b, a));
        expect(haveCommonBorder(a, a)).toBe(false);
      }),
    );
  });

  it.each([
    ["PK", "IR", true],
    ["PK", "CN", true],
    ["KR", "KP", true],
    ["TR", "PK", false],
    ["GB", "FR", false],
    ["AU", "NZ", false],
  ])("between %s and %s: %s", (a, b, expected) => expect(haveCommonBorder(a, b)).toBe(expected));
});

describe("notesOnPlausibility", () => {
  it("asks how countries without a border can patrol it together", () => {
    const text = "The two sides agreed to start joint patrols and to guard their common border.";
    expect(kindsOf(text)).toContain("noCommonBorder");
    expect(kindsOf(text, "UG")).not.toContain("noCommonBorder");
  });

  it.each([
    "The two sides agreed to start joint patrols at sea.",
    "The two sides agreed to start joint patrols along the border with Uganda.",
    "The two sides agreed to start joint training.",
  ])("asks nothing of “%s”", (text) => expect(kindsOf(text)).not.toContain("noCommonBorder"));

  it("notes a meeting that is still to come, and one after its own report", () => {
    expect(kindsOf("They met.", "CL", on("2024-05-01"))).toEqual(["meetingAhead"]);
    expect(kindsOf("They met.", "CL", on("2024-03-20"))).toEqual(["meetingAfterPublication"]);
    expect(kindsOf("They met.", "CL", on("2024-03-10"))).toEqual([]);
  });

  it("notes what was due before it was promised", () => {
    const text = "Chile will send the list by 31 December 2023.";
    expect(kindsOf(text)).toEqual(["dueBeforeMeeting"]);
    expect(kindsOf(text.replace("2023", "2024"))).toEqual([]);
  });

  it("notes a place in a third country", () => {
    expect(kindsOf("They met.", "CL", { place: "Geneva, Switzerland" })).toEqual(["thirdCountry"]);
    expect(kindsOf("They met.", "CL", { place: "Nairobi, Kenya" })).toEqual([]);
    expect(kindsOf("They met.", "CL", { place: "Lake View" })).toEqual([]);
  });
});

describe("misnamedDays", () => {
  it.each([
    ["Monday, 4 March 2025", "tuesday"],
    ["on Friday March 14th, 2025, in", null],
    ["Sunday the 1st of June 2025", null],
    ["Saturday, Feb. 29, 2025", null],
    ["Wednesday, 5 March", null],
    ["Thursday, 5 March", "wednesday"],
    ["Tuesday, 30 December", "monday"],
  ])("reads “%s”: %s", (text, weekday) => {
    const base = text.includes("December") ? day("2025-01-10") : day("2025-03-10");
    expect(misnamedDays(text, base)[0]?.params.weekday ?? null).toBe(weekday);
  });

  it("says nothing of a day whose year nobody knows", () => {
    expect(misnamedDays("Thursday, 5 March", null)).toEqual([]);
    expect(misnamedDays("Thursday, 1 October", day("2025-03-10"))).toEqual([]);
  });
});
