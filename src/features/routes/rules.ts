import { addDays, type CalendarDate, compareDays } from "#domain/calendar-date.ts";
import type { Binding } from "#features/agreements/rules.ts";
import type { Stage } from "#features/agreements/stages.ts";
import type { Counterpart, MoneyInvolved } from "#generated/prisma/enums.ts";

/** What a route asks of an instrument. */
export type Facts = { binding: Binding; counterpart: Counterpart; money: MoneyInvolved };

/** For whom a route, a stage or a concurrence is; an empty list asks nothing. */
export type Conditions = {
  forBindings: readonly Binding[];
  forCounterparts: readonly Counterpart[];
  forMoney: readonly MoneyInvolved[];
};

export const NO_CONDITIONS: Conditions = { forBindings: [], forCounterparts: [], forMoney: [] };

export type Applies = "yes" | "no" | "unknown";

/** Whether an instrument meets all the conditions; `unknown` when the register lacks a fact that would decide it. */
export function applies(conditions: Conditions, facts: Facts): Applies {
  const answers = [
    meets(conditions.forBindings, facts.binding),
    meets(conditions.forCounterparts, facts.counterpart),
    meets(conditions.forMoney, facts.money),
  ];
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

function meets<Value extends string>(wanted: readonly Value[], value: Value): Applies {
  if (wanted.length === 0 || wanted.includes(value)) return "yes";
  return value === "unknown" ? "unknown" : "no";
}

/** How many conditions it has, for the rule that the more special one goes first. */
function countConditions({ forBindings, forCounterparts, forMoney }: Conditions): number {
  return [forBindings, forCounterparts, forMoney].filter(({ length }) => length > 0).length;
}

/** The same conditions, in whatever order they are written. */
export function haveSameConditions(a: Conditions, b: Conditions): boolean {
  return (
    isSameSet(a.forBindings, b.forBindings) &&
    isSameSet(a.forCounterparts, b.forCounterparts) &&
    isSameSet(a.forMoney, b.forMoney)
  );
}

const isSameSet = (one: readonly string[], other: readonly string[]) =>
  one.toSorted().join() === other.toSorted().join();

/** Both days are in it; `validUntil` null: until further notice. */
export type Validity = { validFrom: CalendarDate; validUntil: CalendarDate | null };

export function isValidOn({ validFrom, validUntil }: Validity, on: CalendarDate): boolean {
  return validFrom <= on && (validUntil === null || on <= validUntil);
}

function overlap(a: Validity, b: Validity): boolean {
  return isValidOn(a, b.validFrom) || isValidOn(b, a.validFrom);
}

type Placed = Validity & Conditions & { id: string };

/**
 * The route of an instrument that enters the pipeline on a day: of those valid then whose conditions it meets for
 * certain, the one with most conditions, then the one that began last. Null where there is none.
 */
export function routeFor<Route extends Placed>(
  routes: readonly Route[],
  facts: Facts,
  on: CalendarDate,
): Route | null {
  const [first = null] = routes
    .filter((route) => isValidOn(route, on) && applies(route, facts) === "yes")
    .toSorted(
      (a, b) =>
        countConditions(b) - countConditions(a) ||
        compareDays(b.validFrom, a.validFrom) ||
        (a.id < b.id ? 1 : -1),
    );
  return first;
}

/** What stands in the way of a validity. `open`: the other has no end and began before; it can be ended the day before. */
export type ValidityProblem<Route> = { kind: "open" | "overlap"; other: Route };

/**
 * On any day there is one route for the same conditions. A route without an end is fine as the last of these: an earlier one
 * without an end, or any that overlaps, is a problem. Null: none.
 */
export function validityProblem<Route extends Placed>(
  route: Placed,
  routes: readonly Route[],
): ValidityProblem<Route> | null {
  const rivals = routes
    .filter((one) => one.id !== route.id && haveSameConditions(one, route) && overlap(one, route))
    .toSorted((a, b) => compareDays(b.validFrom, a.validFrom));
  // An end that only another can give says more than any overlap, but cannot heal two.
  const [other] = rivals;
  if (other === undefined) return null;
  const isOpen =
    rivals.length === 1 && other.validUntil === null && other.validFrom < route.validFrom;
  return { kind: isOpen ? "open" : "overlap", other };
}

/** The last day of a route that another follows. */
export function dayBefore(validFrom: CalendarDate): CalendarDate {
  return addDays(validFrom, -1);
}

type StageOfRoute = Conditions & { stage: Stage };

/**
 * The stages an instrument goes through, in order: those whose conditions it meets or may meet, as a fact that is not on record
 * saves no desk. The stage where it stands is among them whatever the conditions say.
 */
export function stagesFor<Step extends StageOfRoute>(
  stages: readonly Step[],
  facts: Facts,
  standsIn: Stage | null = null,
): Step[] {
  return stages.filter((step) => step.stage === standsIn || applies(step, facts) !== "no");
}

type Wanted = Conditions & { desk: string; isRequired: boolean };

/**
 * The concurrences without which an instrument does not leave a stage of its route, in their order. `isCertain`: its facts ask
 * for it; otherwise one of the facts is not on record, and the desk is asked until it is.
 */
export function requiredConcurrences<Desk extends Wanted>(
  stages: readonly (StageOfRoute & { concurrences: readonly Desk[] })[],
  stage: Stage,
  facts: Facts,
): (Desk & { isCertain: boolean })[] {
  const step = stages.find((one) => one.stage === stage);
  if (step === undefined) return [];
  const ofStage = applies(step, facts);
  if (ofStage === "no") return [];
  return step.concurrences.flatMap((desk) => {
    const ofDesk = applies(desk, facts);
    if (!desk.isRequired || ofDesk === "no") return [];
    return [{ ...desk, isCertain: ofStage === "yes" && ofDesk === "yes" }];
  });
}
