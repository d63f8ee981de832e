import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, calendarDate } from "#domain/calendar-date.ts";
import { DEFAULT_ROUTE } from "#features/agreements/stages.ts";
import { Binding, Counterpart, MoneyInvolved } from "#generated/prisma/enums.ts";
import { anyDay } from "../../../tests/make/histories.ts";
import {
  applies,
  type Conditions,
  dayBefore,
  type Facts,
  haveSameConditions,
  isValidOn,
  NO_CONDITIONS,
  requiredConcurrences,
  routeFor,
  stagesFor,
  validityProblem,
} from "./rules.ts";

const day = (text: string) => calendarDate.parse(text);
const UNKNOWN: Facts = { binding: "unknown", counterpart: "unknown", money: "unknown" };
const route = (
  id: string,
  from: string,
  until: string | null,
  conditions: Partial<Conditions> = {},
) => ({
  id,
  validFrom: day(from),
  validUntil: until === null ? null : day(until),
  ...NO_CONDITIONS,
  ...conditions,
});

const anyFacts: fc.Arbitrary<Facts> = fc.record({
  binding: fc.constantFrom(...Object.values(Binding)),
  counterpart: fc.constantFrom(...Object.values(Counterpart)),
  money: fc.constantFrom(...Object.values(MoneyInvolved)),
});
const known = <Value extends string>(values: readonly Value[]) =>
  fc.subarray(values.filter((value) => value !== "unknown"));
const anyConditions: fc.Arbitrary<Conditions> = fc.record({
  forBindings: known(Object.values(Binding)),
  forCounterparts: known(Object.values(Counterpart)),
  forMoney: known(Object.values(MoneyInvolved)),
});
const anyRoute = fc
  .record({
    id: fc.uuid(),
    validFrom: anyDay,
    days: fc.option(fc.nat(900)),
    conditions: anyConditions,
  })
  .map(({ id, validFrom, days, conditions }) => ({
    id,
    validFrom,
    validUntil: days === null ? null : addDays(validFrom, days),
    ...conditions,
  }));

describe("conditions", () => {
  test("without any there is nothing to miss", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(applies(NO_CONDITIONS, facts)).toBe("yes");
      }),
    );
  });

  test("are all to be met; one that is missed decides, whatever is not known beside it", () => {
    const wanted: Conditions = { ...NO_CONDITIONS, forBindings: ["binding"], forMoney: ["yes"] };
    expect(applies(wanted, { ...UNKNOWN, binding: "binding", money: "yes" })).toBe("yes");
    expect(applies(wanted, { ...UNKNOWN, binding: "binding" })).toBe("unknown");
    expect(applies(wanted, { ...UNKNOWN, binding: "non_binding" })).toBe("no");
  });

  test("are undecided only where a fact is not on record", () => {
    fc.assert(
      fc.property(anyConditions, anyFacts, (conditions, facts) => {
        fc.pre(!Object.values<string>(facts).includes("unknown"));
        expect(applies(conditions, facts)).not.toBe("unknown");
      }),
    );
  });
});

describe("the route of an instrument", () => {
  const routes = [
    route("a", "2019-01-01", "2023-08-08"),
    route("b", "2023-08-09", "2023-10-29"),
    route("c", "2023-10-30", null),
    route("d", "2024-01-01", null, { forCounterparts: ["private_body"] }),
  ];
  const on = (text: string, facts = UNKNOWN) => routeFor(routes, facts, day(text))?.id ?? null;

  test("is the one valid on the day it entered; its first and its last day are in it", () => {
    expect([on("2018-12-31"), on("2019-01-01"), on("2023-08-08")]).toEqual([null, "a", "a"]);
    expect([on("2023-08-09"), on("2023-10-29"), on("2023-10-30")]).toEqual(["b", "b", "c"]);
    expect(on("2031-01-01")).toBe("c");
  });

  test("is the special one only for those of whom it is known that they meet its conditions", () => {
    const ofPrivate: Facts = { ...UNKNOWN, counterpart: "private_body" };
    expect([on("2024-01-01", ofPrivate), on("2023-12-31", ofPrivate)]).toEqual(["d", "c"]);
    expect(on("2024-01-01")).toBe("c");
  });

  test("is one of those valid that day, and none of them has more conditions that are met", () => {
    fc.assert(
      fc.property(fc.array(anyRoute), anyFacts, anyDay, (all, facts, entered) => {
        const chosen = routeFor(all, facts, entered);
        const fitting = all.filter(
          (one) => isValidOn(one, entered) && applies(one, facts) === "yes",
        );
        expect(fitting.includes(chosen ?? route("none", entered, null))).toBe(fitting.length > 0);
        expect(routeFor(all.toReversed(), facts, entered)).toEqual(chosen);
      }),
    );
  });
});

describe("a validity", () => {
  const open = route("open", "2023-10-30", null);

  test("without an end is fine as the last of its kind", () => {
    expect(validityProblem(open, [])).toBeNull();
    expect(validityProblem(open, [route("a", "2019-01-01", "2023-10-29")])).toBeNull();
    expect(validityProblem(open, [open])).toBeNull();
  });

  test("without an end stands in the way of the next one until it is given an end", () => {
    const next = route("next", "2026-01-01", null);
    expect(validityProblem(next, [open])).toEqual({ kind: "open", other: open });
    const ended = { ...open, validUntil: dayBefore(next.validFrom) };
    expect(ended.validUntil).toBe("2025-12-31");
    expect(validityProblem(next, [ended])).toBeNull();
    // The other way round nothing can be mended but by giving the earlier one an end itself.
    expect(validityProblem(open, [next])).toEqual({ kind: "overlap", other: next });
  });

  test("overlaps no other for the same conditions, and may overlap one for others", () => {
    const year = route("year", "2024-01-01", "2024-12-31");
    const half = route("half", "2024-12-31", "2025-06-30");
    expect(validityProblem(half, [year])).toEqual({ kind: "overlap", other: year });
    expect(validityProblem({ ...half, forMoney: ["no"] }, [year])).toBeNull();
  });

  test("without a problem leaves one route for a day, whatever the facts, among equal conditions", () => {
    fc.assert(
      fc.property(fc.array(anyRoute, { maxLength: 6 }), anyDay, (all, on) => {
        const kept: typeof all = [];
        for (const one of all) if (validityProblem(one, kept) === null) kept.push(one);
        for (const one of kept.filter((each) => isValidOn(each, on))) {
          const rivals = kept.filter(
            (each) => each.id !== one.id && isValidOn(each, on) && haveSameConditions(each, one),
          );
          expect(rivals).toEqual([]);
        }
      }),
    );
  });
});

const desk = (name: string, conditions: Partial<Conditions> = {}, isRequired = true) => ({
  desk: name,
  isRequired,
  ...NO_CONDITIONS,
  ...conditions,
});

describe("stages and concurrences", () => {
  const stages = [
    { stage: "proposal" as const, ...NO_CONDITIONS, concurrences: [] },
    {
      stage: "clearance" as const,
      ...NO_CONDITIONS,
      forMoney: ["yes" as const],
      concurrences: [desk("Finance Division"), desk("Security agencies", {}, false)],
    },
    {
      stage: "ratification" as const,
      ...NO_CONDITIONS,
      concurrences: [desk("Cabinet Division", { forBindings: ["binding"] })],
    },
  ];
  const asked = (facts: Facts, stage: (typeof stages)[number]["stage"] | "signing") =>
    requiredConcurrences(stages, stage, facts).map(({ desk: name, isCertain }) => [
      name,
      isCertain,
    ]);
  const namesOf = (facts: Facts, standsIn?: (typeof stages)[number]["stage"]) =>
    stagesFor(stages, facts, standsIn).map(({ stage }) => stage);

  test("a stage is passed by when a fact says so, and not because nobody has said anything", () => {
    expect(namesOf(UNKNOWN)).toEqual(["proposal", "clearance", "ratification"]);
    expect(namesOf({ ...UNKNOWN, money: "no" })).toEqual(["proposal", "ratification"]);
    expect(namesOf({ ...UNKNOWN, money: "no" }, "clearance")).toContain("clearance");
  });

  test("asks for those that are required, and says when it does so for want of a fact", () => {
    expect(asked({ ...UNKNOWN, money: "yes" }, "clearance")).toEqual([["Finance Division", true]]);
    expect(asked(UNKNOWN, "clearance")).toEqual([["Finance Division", false]]);
    expect(asked({ ...UNKNOWN, money: "no" }, "clearance")).toEqual([]);
    expect(asked({ ...UNKNOWN, binding: "non_binding" }, "ratification")).toEqual([]);
    expect(asked(UNKNOWN, "signing")).toEqual([]);
  });

  test("more that is known never asks for more desks, and keeps the order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...DEFAULT_ROUTE), anyConditions), { maxLength: 8 }),
        anyFacts,
        (all, facts) => {
          const steps = all.map(([stage, conditions]) => ({ stage, ...conditions }));
          const unsure = stagesFor(steps, UNKNOWN);
          const sure = stagesFor(steps, facts);
          expect(unsure).toEqual(steps);
          expect(sure).toEqual(unsure.filter((step) => sure.includes(step)));
        },
      ),
    );
  });
});
