import { assert, constantFrom, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { OBLIGORS } from "#domain/sides.ts";
import { WORDING_STRENGTHS } from "#domain/wording-strength.ts";
import type { WordingChange } from "./comparison.ts";
import { driftBetween, type Wording } from "./drift.ts";
import { quantitiesIn } from "./quantities.ts";

const day = (text: string) => text as CalendarDate;
const plain: Wording = { text: "Train officers", strength: "agreed", obligor: "both", dueBy: null };
const drift = (earlier: Partial<Wording>, later: Partial<Wording>) =>
  driftBetween({ ...plain, ...earlier }, { ...plain, ...later });

const OPPOSITE: Record<WordingChange["change"], WordingChange["change"]> = {
  widened: "narrowed",
  narrowed: "widened",
  moved: "moved",
  earlier: "later",
  later: "earlier",
  added: "dropped",
  dropped: "added",
  more: "less",
  less: "more",
};

const anyWording = record({
  text: constantFrom(
    "Train 40 police officers",
    "Train 60 police officers",
    "Train police officers",
    "Hold two courses for twenty border guards",
  ),
  strength: constantFrom(...WORDING_STRENGTHS),
  obligor: constantFrom(...OBLIGORS, null),
  dueBy: constantFrom(null, day("2026-01-31"), day("2026-12-31")),
});

describe("driftBetween", () => {
  it("lets the strength of the wording decide", () => {
    expect(drift({ strength: "discussed" }, { strength: "will" }).drift).toBe("hardened");
    const softer = drift({ strength: "signed" }, { strength: "agreed", dueBy: day("2026-01-01") });
    expect(softer).toEqual({ drift: "softened", changes: [{ what: "due", change: "added" }] });
  });

  it.each([
    ["a date that was dropped", { dueBy: day("2026-01-01") }, {}, "softened"],
    ["an earlier date", { dueBy: day("2026-05-01") }, { dueBy: day("2026-01-01") }, "hardened"],
    ["one side instead of both", {}, { obligor: "home" as const }, "softened"],
    ["more of it", { text: "Train 40 officers" }, { text: "Train 60 officers" }, "hardened"],
    ["an obligor that nobody knows", {}, { obligor: null }, "same"],
    ["the other side", { obligor: "home" as const }, { obligor: "partner" as const }, "same"],
    ["what cancels out", {}, { obligor: "home" as const, dueBy: day("2026-01-01") }, "same"],
  ])("goes by the rest where the strength is the same: %s", (_, earlier, later, expected) => {
    expect(drift(earlier, later).drift).toBe(expected);
  });

  it("is the opposite the other way round, and none of a wording with itself", () => {
    assert(
      property(anyWording, anyWording, (a, b) => {
        const [there, back] = [driftBetween(a, b), driftBetween(b, a)];
        const opposite = { hardened: "softened", softened: "hardened", same: "same" } as const;
        expect(back.drift).toBe(opposite[there.drift]);
        expect(back.changes.map(({ change }) => change)).toEqual(
          there.changes.map(({ change }) => OPPOSITE[change]),
        );
        expect(driftBetween(a, a)).toEqual({ drift: "same", changes: [] });
      }),
    );
  });
});

const of = (text: string) => [...quantitiesIn(text).values()];

describe("quantitiesIn", () => {
  it("reads how many of what, in digits or words", () => {
    expect(of("train 1,200 police officers and buy twelve patrol boats")).toEqual([
      { value: 1200, of: "police officers" },
      { value: 12, of: "patrol boats" },
    ]);
  });

  it.each([
    "by 31 December 2026",
    "within 90 days",
    "the two sides agreed",
    "in 2026 officers met",
    "Resolution 1373/2001 applies",
  ])("finds none in “%s”", (text) => expect(of(text)).toEqual([]));

  it("leaves out what is counted twice, differently", () => {
    expect(of("40 boats in May and 60 boats in June")).toEqual([]);
  });
});
