import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import { anyDay } from "../../../tests/make/histories.ts";
import {
  currentName,
  standingOn,
  type Succession,
  type SuccessionKind,
  successorOf,
  successorsOf,
} from "./rules.ts";

const day = (text: string) => calendarDate.parse(text);
const step = (from: string, to: string, on: string | null, kind: SuccessionKind = "renamed") =>
  ({
    predecessorId: from,
    successorId: to,
    kind,
    happenedOn: on === null ? null : day(on),
  }) satisfies Succession;

const wing = step("wing", "authority", "2024-05-03");
const merged = [
  step("bureau", "force", "2020-01-01", "merged"),
  step("squad", "force", null, "merged"),
  step("force", "agency", "2025-01-01"),
];
const split = [
  step("agency", "north", "2026-01-01", "split"),
  step("agency", "south", "2026-01-01", "split"),
];

describe("an agency of today", () => {
  test("is itself until the day of its succession", () => {
    expect(successorOf("wing", [wing], day("2024-05-02"))).toBe("wing");
    expect(successorOf("wing", [wing], day("2024-05-03"))).toBe("authority");
    expect(successorOf("nothing", [wing], day("2026-01-01"))).toBe("nothing");
  });

  test("is found through mergers and renames, dated or not", () => {
    expect(successorOf("bureau", merged, day("2024-12-31"))).toBe("force");
    expect(successorOf("squad", merged, day("2025-01-01"))).toBe("agency");
  });

  test("is several after a split, and then no single one is named", () => {
    const all = [...merged, ...split];
    expect(successorOf("bureau", all, day("2026-06-01"))).toBe("agency");
    expect(successorsOf("bureau", all, day("2026-06-01"))).toEqual(["north", "south"]);
    expect(successorsOf("bureau", all, day("2019-01-01"))).toEqual(["bureau"]);
  });

  test("gives its name to whoever asks by an old one", () => {
    const agencies = [{ id: "authority", name: "Cyber Authority" }];
    expect(currentName("wing", agencies, [wing], day("2026-01-01"))).toBe("Cyber Authority");
    expect(currentName("wing", agencies, [], day("2026-01-01"))).toBeNull();
  });

  test("two halves that merge again are one", () => {
    const again = [...split, step("north", "one", null), step("south", "one", null)];
    expect(successorsOf("agency", again, day("2026-06-01"))).toEqual(["one"]);
  });

  test("ends also where the records go in a circle", () => {
    const circle = [step("a", "b", null), step("b", "a", null)];
    expect(successorOf("a", circle, day("2026-01-01"))).toBe("b");
    expect(successorsOf("a", circle, day("2026-01-01"))).toEqual(["a"]);
    const anyId = fc.constantFrom("a", "b", "c", "d", "e");
    const anySteps = fc.array(
      fc.record({
        predecessorId: anyId,
        successorId: anyId,
        kind: fc.constantFrom<SuccessionKind[]>("renamed", "merged", "split"),
        happenedOn: fc.option(anyDay),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(anySteps, anyId, anyDay, (steps, id, on) => {
        const ends = successorsOf(id, steps, on);
        expect(ends.length).toBeGreaterThan(0);
        expect(new Set(ends).size).toBe(ends.length);
        expect(["a", "b", "c", "d", "e"]).toContain(successorOf(id, steps, on));
      }),
    );
  });
});

describe("what stood in an agency's place on a day", () => {
  test("is itself once the rename or the split that made it was over", () => {
    expect(standingOn("authority", [wing], day("2024-05-03"))).toEqual(["authority"]);
    expect(standingOn("authority", [wing], day("2024-05-02"))).toEqual(["wing"]);
    expect(standingOn("north", [...merged, ...split], day("2025-06-01"))).toEqual(["agency"]);
    expect(standingOn("north", [...merged, ...split], day("2024-06-01"))).toEqual(["force"]);
  });

  test("is itself where others were merged into it, and where nobody knows when", () => {
    expect(standingOn("force", merged, day("2019-01-01"))).toEqual(["force"]);
    expect(standingOn("b", [step("a", "b", null)], day("1990-01-01"))).toEqual(["b"]);
  });

  test("never loses an agency: it has become the one asked for again", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom("a", "b", "c", "d"),
            fc.constantFrom("b", "c", "d", "e"),
            anyDay,
          ),
        ),
        anyDay,
        (steps, on) => {
          // Names only grow, as the register lets no circle in.
          const successions = steps
            .filter(([from, to]) => from < to)
            .map(([from, to, when]) => step(from, to, when));
          const stood = standingOn("e", successions, on);
          expect(stood.length).toBeGreaterThan(0);
          for (const id of stood) {
            const later = new Set([id]);
            for (const one of later) {
              for (const { predecessorId, successorId } of successions) {
                if (predecessorId === one) later.add(successorId);
              }
            }
            expect(later).toContain("e");
          }
        },
      ),
    );
  });
});
