import { type CalendarDate, daysBetween } from "#domain/calendar-date.ts";
import type { Marking } from "#domain/marking.ts";
import type { Named } from "#domain/names.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { isOverTarget, isSideState, type Stage } from "#features/agreements/stages.ts";
import { isGranted, type Round, standingWith } from "./desks.ts";
import {
  applies,
  type Conditions,
  type Facts,
  requiredConcurrences,
  routeFor,
  stagesFor,
} from "./rules.ts";
import type { RouteDetails, StageDetails } from "./schema.ts";

/** An instrument on its way, as far as a route is concerned. */
export type Instrument = Facts & {
  id: string;
  ref: string;
  title: string;
  version: number;
  marking: Marking;
  partner: Named & { code: CountryCode };
  routeId: string | null;
  /** The first day in the pipeline, which chose its route. */
  enteredOn: CalendarDate;
  /** Where it is: on the route, or beside it. */
  stage: Stage;
  stageEnteredOn: CalendarDate;
  /** Where on the route it stands, or will go on. */
  routeStage: Stage;
  rounds: Round[];
};

/** What a route makes of an instrument where it stands. */
export type Effect = {
  targetDays: number | null;
  isOverTarget: boolean;
  /** Desks without which it does not leave the stage, and which have not agreed. */
  missing: string[];
};

const NOTHING: Effect = { targetDays: null, isOverTarget: false, missing: [] };

/** Null: it is on no route, and nothing is asked of it. */
export function effectOf(
  instrument: Instrument,
  route: Pick<RouteDetails, "stages"> | null,
  today: CalendarDate,
): Effect {
  const step = route?.stages.find(({ stage }) => stage === instrument.routeStage);
  if (route === null || step === undefined) return NOTHING;
  const days = Math.max(0, daysBetween(instrument.stageEnteredOn, today));
  // Beside the route no target runs.
  const targetDays = isSideState(instrument.stage) ? null : step.targetDays;
  const wanted = requiredConcurrences(
    route.stages.map((one) => ({ ...one, concurrences: one.concurrences.map(required) })),
    instrument.routeStage,
    instrument,
  );
  return {
    targetDays,
    isOverTarget: isOverTarget(days, targetDays),
    missing: wanted
      .map(({ desk }) => desk)
      .filter((desk) => !isGranted(standingWith(instrument.rounds, desk))),
  };
}

const required = ({ isOptional, ...desk }: StageDetails["concurrences"][number]) => ({
  ...desk,
  isRequired: !isOptional,
});

export function isSameEffect(a: Effect, b: Effect): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether it can go on along a route: it has the stage where the instrument stands, and may be for it. */
export function canTake(instrument: Instrument, route: RouteDetails): boolean {
  return (
    applies(route, instrument) !== "no" &&
    stagesFor(route.stages, instrument).some(({ stage }) => stage === instrument.routeStage)
  );
}

type Dated = Conditions & { id: string; validFrom: CalendarDate; validUntil: CalendarDate | null };

const NOTHING_KNOWN: Facts = { binding: "unknown", counterpart: "unknown", money: "unknown" };

/** The kinds of instruments that some route makes a difference between: those of which nothing is known first. */
function kindsOf(routes: readonly Conditions[]): Facts[] {
  const kinds = [NOTHING_KNOWN];
  for (const { forBindings, forCounterparts, forMoney } of routes) {
    const kind: Facts = {
      binding: forBindings[0] ?? "unknown",
      counterpart: forCounterparts[0] ?? "unknown",
      money: forMoney[0] ?? "unknown",
    };
    if (!kinds.some((one) => JSON.stringify(one) === JSON.stringify(kind))) kinds.push(kind);
  }
  return kinds;
}

/** Which route each kind gets on a day, before and after. */
export function newOnes<Route extends Dated>(
  before: readonly Route[],
  after: readonly Route[],
  on: CalendarDate,
): { facts: Facts; earlier: Route | null; later: Route | null }[] {
  return kindsOf([...before, ...after]).map((facts) => ({
    facts,
    earlier: routeFor(before, facts, on),
    later: routeFor(after, facts, on),
  }));
}
