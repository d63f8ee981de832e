import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import { anyDay, historyOfAgreement } from "../../../tests/make/histories.ts";
import {
  daysInStage,
  DEFAULT_ROUTE,
  isOverTarget,
  isSideState,
  lastRouteStage,
  nextStages,
  openStage,
  SIDE_STATES,
  type Stage,
  stageHistory,
  stageOn,
  stagesToSkipTo,
} from "./stages.ts";

const day = (text: string) => calendarDate.parse(text);
const entry = (id: string, stage: Stage, on: string, recorded = "2026-01-01") => ({
  id,
  stage,
  enteredOn: day(on),
  recordedAt: new Date(`${recorded}T00:00:00Z`),
});
const entries = [
  entry("b", "drafting", "2025-03-01"),
  entry("a", "proposal", "2025-01-01"),
  entry("c", "on_hold_them", "2025-03-01", "2026-02-01"),
];
const movesOf = (stage: Stage | null, way: string, cameFrom: Stage | null = null) =>
  nextStages(stage, DEFAULT_ROUTE, cameFrom)
    .filter((move) => move.way === way)
    .map((move) => move.stage);

describe("the stage on a day", () => {
  test("is that of the latest entry by the day; of one day, the one recorded last", () => {
    expect(stageOn(entries, day("2024-12-31"))).toBeNull();
    expect(stageOn(entries, day("2025-02-28"))?.stage).toBe("proposal");
    expect(stageOn(entries, day("2025-03-01"))?.stage).toBe("on_hold_them");
    const knownAt = new Date("2026-01-31T00:00:00Z");
    expect(stageOn(entries, day("2025-03-01"), knownAt)?.stage).toBe("drafting");
  });

  test("the open stage is the last of all, and a side state is left for the route's last", () => {
    expect(openStage(entries)?.stage).toBe("on_hold_them");
    expect(lastRouteStage(entries)).toBe("drafting");
    expect([openStage([]), lastRouteStage([])]).toEqual([null, null]);
  });

  test("on the last day of all is the open stage", () => {
    fc.assert(
      fc.property(historyOfAgreement, ({ stages }) => {
        expect(stageOn(stages, day("2999-12-31"))).toEqual(openStage(stages));
      }),
    );
  });
});

describe("days", () => {
  test("in a stage are counted from its entry, none before it", () => {
    expect(daysInStage(entry("a", "signing", "2026-01-01"), day("2026-01-31"))).toBe(30);
    expect(daysInStage(entry("a", "signing", "2026-01-01"), day("2025-12-01"))).toBe(0);
  });

  test("on target are not over it", () => {
    expect([isOverTarget(30, 30), isOverTarget(31, 30), isOverTarget(999, null)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("of the history run from entry to entry without a gap", () => {
    expect(stageHistory(entries, day("2025-03-11"))).toMatchObject([
      { entry: { stage: "proposal" }, leftOn: "2025-03-01", days: 59 },
      { entry: { stage: "drafting" }, leftOn: "2025-03-01", days: 0 },
      { entry: { stage: "on_hold_them" }, leftOn: null, days: 10 },
    ]);
    fc.assert(
      fc.property(historyOfAgreement, anyDay, ({ stages }, today) => {
        const history = stageHistory(stages, today);
        expect(history).toHaveLength(stages.length);
        expect(history.slice(0, -1).map(({ leftOn }) => leftOn)).toEqual(
          history.slice(1).map(({ entry: next }) => next.enteredOn),
        );
      }),
    );
  });
});

describe("the next stages", () => {
  test("are one step ahead, every step back from the nearest on, and the side states", () => {
    expect(movesOf("agency_comments", "forward")).toEqual(["law_vetting"]);
    expect(movesOf("agency_comments", "back")).toEqual(["drafting", "proposal"]);
    expect(movesOf("agency_comments", "aside")).toEqual(SIDE_STATES);
    expect(movesOf("in_force", "forward")).toEqual([]);
  });

  test("out of a side state resume the stage it left, or go back, but not ahead", () => {
    expect(movesOf("on_hold_us", "resume", "law_vetting")).toEqual(["law_vetting"]);
    expect(movesOf("on_hold_us", "forward", "law_vetting")).toEqual([]);
    expect(movesOf("on_hold_us", "back", "law_vetting")).toHaveLength(3);
    expect(movesOf("on_hold_us", "aside", "law_vetting")).not.toContain("on_hold_us");
  });

  test("start anywhere on the route, also when the stage is not on it any more", () => {
    expect(nextStages(null).map(({ stage }) => stage)).toEqual(DEFAULT_ROUTE);
    const shortRoute: Stage[] = ["proposal", "signing", "in_force"];
    const moves = nextStages("law_vetting", shortRoute);
    expect(moves.filter(({ way }) => way === "forward").map(({ stage }) => stage)).toEqual(
      shortRoute,
    );
  });

  test("never stay, never leave the route, and always leave a way on", () => {
    const anyStage = fc.constantFrom<Stage[]>(...DEFAULT_ROUTE, ...SIDE_STATES);
    const anyRoute = fc.subarray([...DEFAULT_ROUTE], { minLength: 1 });
    const anyOrigin = fc.option(fc.constantFrom<Stage[]>(...DEFAULT_ROUTE));
    fc.assert(
      fc.property(anyStage, anyRoute, anyOrigin, (stage, route, cameFrom) => {
        const stages = nextStages(stage, route, cameFrom).map((move) => move.stage);
        expect(stages).not.toContain(stage);
        expect(new Set(stages).size).toBe(stages.length);
        expect(stages.length).toBeGreaterThan(0);
        for (const next of stages) {
          expect(isSideState(next) || (route as readonly Stage[]).includes(next)).toBe(true);
        }
      }),
    );
  });
});

describe("stages to skip to", () => {
  test("are those beyond the next one, and none out of a side state", () => {
    expect(stagesToSkipTo("initialling", DEFAULT_ROUTE)).toEqual(["ratification", "in_force"]);
    expect(stagesToSkipTo("ratification", DEFAULT_ROUTE)).toEqual([]);
    expect(stagesToSkipTo("on_hold_us", DEFAULT_ROUTE)).toEqual([]);
    expect(stagesToSkipTo(null, DEFAULT_ROUTE)).toEqual([]);
  });
});
