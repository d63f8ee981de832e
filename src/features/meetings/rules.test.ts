import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import { lastDayOf } from "#domain/date-precision.ts";
import { anyFuzzyDate } from "../../../tests/make/histories.ts";
import {
  canSubmit,
  headOf,
  isEditable,
  type MeetingLife,
  needsReason,
  nextLives,
  expectedRound,
  nextRoundOf,
  recordAfter,
  type RecordState,
  type ReviewAction,
  sidesWithSeveralHeads,
} from "./rules.ts";

const day = (text: string) => calendarDate.parse(text);
const LIVES: MeetingLife[] = ["planned", "held", "cancelled", "postponed"];
const STATES: RecordState[] = ["draft", "submitted", "returned", "agreed"];
const ACTIONS: ReviewAction[] = ["submitted", "returned", "agreed", "reopened"];

describe("the life of a meeting", () => {
  test("goes from planned to held, cancelled or postponed; held and cancelled are final", () => {
    expect(nextLives("planned")).toEqual(["held", "postponed", "cancelled"]);
    expect(nextLives("postponed")).toEqual(["planned", "held", "cancelled"]);
    expect([nextLives("held"), nextLives("cancelled")]).toEqual([[], []]);
  });
});

describe("the record", () => {
  test("is submitted, then returned or agreed; agreed minutes are only reopened", () => {
    const open = STATES.map((state) =>
      ACTIONS.filter((action) => recordAfter(state, action) !== null),
    );
    expect(open).toEqual([["submitted"], ["returned", "agreed"], ["submitted"], ["reopened"]]);
    expect(recordAfter("agreed", "reopened")).toBe("draft");
    expect(recordAfter("submitted", "returned")).toBe("returned");
  });

  test("is never written in once it is submitted, whatever was done before", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ACTIONS), { maxLength: 12 }), (actions) => {
        let state: RecordState = "draft";
        for (const action of actions) {
          const next: RecordState = recordAfter(state, action) ?? state;
          // Only a return and a reopening make it editable again, and both give a reason.
          const becomesEditable = !isEditable(state) && isEditable(next);
          expect(!becomesEditable || needsReason(action)).toBe(true);
          state = next;
        }
        expect(isEditable(state)).toBe(state === "draft" || state === "returned");
      }),
    );
  });

  test("is submitted only of a meeting that was held", () => {
    const submittable = LIVES.filter((life) => canSubmit({ life, recordState: "draft" }));
    expect(submittable).toEqual(["held"]);
    expect(canSubmit({ life: "held", recordState: "agreed" })).toBe(false);
  });
});

describe("heads of delegation", () => {
  const home = { side: "home", isHead: true } as const;
  const partner = { side: "partner", isHead: true } as const;

  test("are one a side at most", () => {
    expect(sidesWithSeveralHeads([home, partner])).toEqual([]);
    expect(sidesWithSeveralHeads([home, home, partner, partner])).toEqual(["home", "partner"]);
    expect(sidesWithSeveralHeads([home, { ...home, isHead: false }])).toEqual([]);
  });

  test("may be missing", () => {
    expect(headOf([{ ...home, isHead: false }, partner], "home")).toBeNull();
    expect(headOf([home, partner], "partner")).toBe(partner);
  });
});

const round = (on: string, nextRound: string | null = null, life: MeetingLife = "held") => ({
  life,
  held: { on: day(on), precision: "day" as const },
  nextRound: nextRound === null ? null : { on: day(nextRound), precision: "quarter" as const },
  words: null,
});

describe("the next round", () => {
  test("is due as the last round promised it", () => {
    const rounds = [round("2026-01-10", "2026-07-01"), round("2025-01-10", "2025-07-01")];
    expect(nextRoundOf(rounds, 12, day("2026-09-30"))).toEqual({
      due: { on: "2026-07-01", precision: "quarter" },
      basis: "promised",
      isOverdue: false,
    });
    expect(nextRoundOf(rounds, 12, day("2026-10-01"))?.isOverdue).toBe(true);
  });

  test("without a promise is due in the month that the cadence leads to", () => {
    expect(nextRoundOf([round("2026-01-31")], 1, day("2026-02-28"))).toEqual({
      due: { on: "2026-02-01", precision: "month" },
      basis: "cadence",
      isOverdue: false,
    });
    expect(nextRoundOf([round("2026-01-31")], null, day("2026-02-28"))).toBeNull();
  });

  test("promised in words only, or from a day on without an end, is expected about half a year later", () => {
    const held = { on: day("2026-01-31"), nextRound: null, words: "in due course" };
    expect(expectedRound(held, null)).toEqual({
      due: { on: "2026-07-31", precision: "about" },
      basis: "assumed",
    });
    expect(expectedRound(held, 3)?.basis).toBe("cadence");
    const after = { on: day("2026-06-01"), precision: "after" as const };
    expect(expectedRound({ ...held, nextRound: after }, 3)).toEqual({
      due: { on: "2026-12-01", precision: "about" },
      basis: "assumed",
    });
    expect(expectedRound({ ...held, words: null }, null)).toBeNull();
  });

  test("that is expected can always become overdue", () => {
    fc.assert(
      fc.property(
        anyFuzzyDate,
        fc.option(anyFuzzyDate),
        fc.option(fc.integer({ min: 1, max: 120 })),
        (held, next, cadence) => {
          const expected = expectedRound({ on: held.on, nextRound: next, words: "soon" }, cadence);
          expect(expected && lastDayOf(expected.due.on, expected.due.precision)).not.toBeNull();
        },
      ),
    );
  });

  test("does not follow from a round that was not held, has no date or is still ahead", () => {
    const today = day("2026-06-15");
    const rounds = [
      round("2026-01-10", "2026-07-01", "cancelled"),
      round("2026-06-16", "2027-01-01"),
      { life: "held" as const, held: null, nextRound: null, words: null },
    ];
    expect(nextRoundOf(rounds, 12, today)).toBeNull();
    fc.assert(
      fc.property(fc.array(anyFuzzyDate, { maxLength: 5 }), (dates) => {
        const held = dates.map((date) => ({
          life: "held" as const,
          held: date,
          nextRound: null,
          words: null,
        }));
        const due = nextRoundOf(held, 6, today)?.due.on ?? null;
        expect(due === null).toBe(dates.every(({ on }) => on > today));
      }),
    );
  });
});
