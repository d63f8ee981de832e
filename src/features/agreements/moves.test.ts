import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import type { ConcurrenceDecision } from "#generated/prisma/enums.ts";
import {
  blockedMove,
  missingDesks,
  moveAsks,
  moveChoices,
  refusalOfMove,
  type Standing,
  wayTo,
} from "./moves.ts";
import { DEFAULT_ROUTE, SIDE_STATES, type Stage } from "./stages.ts";

const day = (text: string) => calendarDate.parse(text);
const today = day("2026-11-22");
const LAW = "Law and Justice Division";
const PM = "Prime Minister's Office";

const route = DEFAULT_ROUTE.map((stage) => ({
  stage,
  desks: stage === "law_vetting" ? [LAW] : stage === "head_of_government_approval" ? [PM] : [],
}));
const round = (
  desk: string,
  requestedOn: string,
  answer: [string, ConcurrenceDecision] | null,
) => ({
  id: desk + requestedOn,
  desk,
  requestedOn: day(requestedOn),
  decidedOn: answer && day(answer[0]),
  decision: answer && answer[1],
  recordedAt: new Date(0),
});
const at = (stage: Stage | null, over: Partial<Standing> = {}): Standing => ({
  stage,
  cameFrom: stage !== null && (SIDE_STATES as readonly Stage[]).includes(stage) ? null : stage,
  visited: stage === null ? [] : [stage],
  route,
  rounds: [],
  isSigned: false,
  isFastTrack: false,
  isPlaceholder: false,
  hasTopics: true,
  unmarked: [],
  ...over,
});
const keyOf = (to: Stage, standing: Standing, on = today) =>
  refusalOfMove(to, on, standing)?.key.replace("validation.move.", "") ?? null;

describe("what a move asks", () => {
  test("sent back: a counted reason and own words", () => {
    for (const asks of [
      moveAsks("drafting", "back", route),
      moveAsks("returned", "aside", route),
    ]) {
      expect(asks.reasons).toContain("papers_missing");
      expect(asks.note).toBe("required");
    }
  });

  test("held: the cause, each side its own list; ended: own words", () => {
    expect(moveAsks("on_hold_them", "aside", route).reasons).toContain("no_answer");
    expect(moveAsks("on_hold_us", "aside", route).reasons).not.toContain("no_answer");
    expect(moveAsks("withdrawn", "aside", route)).toMatchObject({ reasons: [], note: "required" });
  });

  test("to a stage whose desks must agree: the number that it goes there under", () => {
    expect(moveAsks("law_vetting", "forward", route).referenceNo).toBe("required");
    expect(moveAsks("clearance", "forward", route).referenceNo).toBe("optional");
    expect(moveAsks("law_vetting", "resume", route).referenceNo).toBe("none");
  });

  test("in force: since when; signing may still be to come", () => {
    expect(moveAsks("in_force", "forward", route).happened).toBe("required");
    expect(moveAsks("signing", "forward", route).happened).toBe("optional");
    expect(moveAsks("drafting", "forward", route).happened).toBe("none");
  });
});

describe("what a route forbids", () => {
  test("a stage is left when its desks have agreed by that day, not before", () => {
    const asked = round(LAW, "2026-10-01", ["2026-11-10", "granted_with_comments"]);
    const standing = at("law_vetting", { rounds: [asked] });
    expect(keyOf("foreign_ministry_concurrence", standing)).toBeNull();
    expect(keyOf("foreign_ministry_concurrence", standing, day("2026-11-09"))).toBe("desks");
    expect(keyOf("foreign_ministry_concurrence", at("law_vetting"))).toBe("desks");
  });

  test("the last answer of a desk decides: one that refused and was not asked again holds it", () => {
    const rounds = [
      round(LAW, "2026-09-01", ["2026-09-10", "granted"]),
      round(LAW, "2026-10-01", ["2026-11-10", "refused"]),
    ];
    expect(missingDesks("negotiation", today, at("law_vetting", { rounds }))).toEqual([LAW, PM]);
  });

  test("a leap passes no desk by", () => {
    expect(missingDesks("negotiation", today, at("drafting"))).toEqual([LAW, PM]);
    expect(keyOf("negotiation", at("drafting"))).toBe("desks");
    expect(keyOf("agency_comments", at("proposal"))).toBeNull();
  });

  test("on the fast track asking is enough on the way, but not for initialling", () => {
    const asked = [round(LAW, "2026-10-01", null), round(PM, "2026-10-01", null)];
    const fast = { isFastTrack: true, visited: ["law_vetting"] as const };
    const vetting = at("law_vetting", { ...fast, rounds: asked });
    expect(keyOf("foreign_ministry_concurrence", vetting)).toBeNull();
    expect(keyOf("foreign_ministry_concurrence", at("law_vetting", fast))).toBe("desksFast");
    const negotiated = at("negotiation", { ...fast, rounds: asked });
    expect(missingDesks("initialling", today, negotiated)).toEqual([LAW]);
  });

  test("the first stage is left when every neighbour is marked, and a topic tells which they are", () => {
    const unmarked = ["AGR-GB-2017-0001"];
    expect(refusalOfMove("drafting", today, at("proposal", { unmarked }))?.params).toEqual({
      refs: "AGR-GB-2017-0001",
    });
    expect(keyOf("drafting", at("proposal", { hasTopics: false }))).toBe("topic");
    expect(keyOf("on_hold_us", at("proposal", { unmarked }))).toBeNull();
    expect(keyOf("agency_comments", at("drafting", { unmarked }))).toBeNull();
  });

  test("what has no name is not initialled, and what is not signed does not come into force", () => {
    expect(keyOf("initialling", at("negotiation", { isPlaceholder: true }))).toBe("unnamed");
    expect(keyOf("law_vetting", at("agency_comments", { isPlaceholder: true }))).toBeNull();
    expect(keyOf("ratification", at("signing"))).toBe("unsigned");
    expect(keyOf("ratification", at("signing", { isSigned: true }))).toBeNull();
  });

  test("says of a stage that cannot be reached why", () => {
    expect(keyOf("drafting", at("drafting"))).toBe("same");
    const short = at("drafting", { route: route.slice(0, 3) });
    expect(keyOf("cabinet_approval", short)).toBe("notOnRoute");
    const held = at("on_hold_us", { cameFrom: "drafting" });
    expect(refusalOfMove("agency_comments", today, held)).toEqual({
      key: "validation.move.resumeFirst",
      params: { from: "values.stage.on_hold_us", to: "values.stage.drafting" },
    });
    expect(wayTo("drafting", held)).toBe("resume");
  });

  test("what is blocked is the stage that was asked for, else the next one", () => {
    expect(blockedMove(null, today, at("law_vetting"))?.to).toBe("foreign_ministry_concurrence");
    expect(blockedMove("negotiation", today, at("law_vetting"))?.to).toBe("negotiation");
    expect(blockedMove("returned", today, at("law_vetting"))).toBeNull();
  });
});

test("whatever is offered is allowed, what is not offered is refused, and back and aside are always open", () => {
  const stages = [...DEFAULT_ROUTE, ...SIDE_STATES];
  fc.assert(
    fc.property(
      fc.constantFrom(...stages, null),
      fc.constantFrom(...DEFAULT_ROUTE),
      fc.subarray(route.map((_, index) => index)),
      fc.record({
        isFastTrack: fc.boolean(),
        isPlaceholder: fc.boolean(),
        isSigned: fc.boolean(),
        hasTopics: fc.boolean(),
        unmarked: fc.subarray(["AGR-GB-2017-0001"]),
      }),
      (stage, last, kept, over) => {
        const isAside = stage !== null && (SIDE_STATES as readonly Stage[]).includes(stage);
        const cameFrom = isAside ? last : (stage as (typeof DEFAULT_ROUTE)[number] | null);
        const standing = at(stage, {
          ...over,
          cameFrom,
          route: kept.map((index) => route[index] ?? route[0]).filter((one) => one !== undefined),
        });
        const offered = moveChoices(today, standing);
        for (const to of stages) {
          const isOffered = offered.some((choice) => choice.stage === to);
          const refusal = refusalOfMove(to, today, standing);
          expect(isOffered).toBe(refusal === null);
          const way = wayTo(to, standing);
          const isFree = way === "back" || way === "aside" || way === "resume";
          expect(isFree && refusal !== null).toBe(false);
        }
      },
    ),
  );
});
