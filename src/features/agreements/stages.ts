import { type CalendarDate, compareDays, daysBetween } from "#domain/calendar-date.ts";
import { compareRecorded, type Recorded, wasKnownAt } from "#domain/recorded.ts";

/** The default route, in order. */
export const DEFAULT_ROUTE = [
  "proposal",
  "drafting",
  "agency_comments",
  "law_vetting",
  "foreign_ministry_concurrence",
  "clearance",
  "head_of_government_approval",
  "cabinet_approval",
  "negotiation",
  "initialling",
  "signing",
  "ratification",
  "in_force",
] as const;
export const SIDE_STATES = [
  "on_hold_us",
  "on_hold_them",
  "returned",
  "withdrawn",
  "lapsed",
] as const;
export type Stage = (typeof DEFAULT_ROUTE)[number] | (typeof SIDE_STATES)[number];

export type StageEntry = Recorded & { stage: Stage; enteredOn: CalendarDate };

/** The stage an agreement was in on a day: the latest entry by that day, then by recorded-at, then by id. */
export function stageOn<Entry extends StageEntry>(
  entries: readonly Entry[],
  asOf: CalendarDate,
  knownAt: Date | null = null,
): Entry | null {
  return (
    inOrder(entries)
      .filter(({ enteredOn }) => enteredOn <= asOf)
      .findLast((entry) => wasKnownAt(entry, knownAt)) ?? null
  );
}

/** The entry that nothing follows, whatever its day; null when there is none. */
export function openStage<Entry extends StageEntry>(entries: readonly Entry[]): Entry | null {
  return inOrder(entries).at(-1) ?? null;
}

/** Stage entries from the first to the last: by day, then recorded-at, then id. */
function inOrder<Entry extends StageEntry>(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => compareDays(a.enteredOn, b.enteredOn) || compareRecorded(a, b));
}

/** Days since the entry; 0 on its day and before it. */
export function daysInStage(entry: { enteredOn: CalendarDate }, today: CalendarDate): number {
  return Math.max(0, daysBetween(entry.enteredOn, today));
}

/** More days than the route allows; exactly on target is not over it. Without a target nothing is. */
export function isOverTarget(days: number, targetDays: number | null): boolean {
  return targetDays !== null && days > targetDays;
}

/** The stage history, first entry first: each is left on the day the next one is entered; the last is open. */
export function stageHistory<Entry extends StageEntry>(
  entries: readonly Entry[],
  today: CalendarDate,
): { entry: Entry; leftOn: CalendarDate | null; days: number }[] {
  const ordered = inOrder(entries);
  return ordered.map((entry, index) => {
    const leftOn = ordered[index + 1]?.enteredOn ?? null;
    return { entry, leftOn, days: daysInStage(entry, leftOn ?? today) };
  });
}

/** Beside the route: held, sent back or ended there. */
export function isSideState(stage: Stage): boolean {
  return (SIDE_STATES as readonly Stage[]).includes(stage);
}

/** In force, or ended before that: nobody has to move it on. */
export function isOver(stage: Stage): boolean {
  return stage === "in_force" || stage === "withdrawn" || stage === "lapsed";
}

export type StageMove = { stage: Stage; way: "forward" | "back" | "resume" | "aside" };

/**
 * Where an agreement may go next: forward to the next stage of its route, back to any earlier one,
 * aside to a side state. Out of a side state it resumes the stage it left (`cameFrom`) or goes back.
 * It starts anywhere on the route, also when its stage is not on it (the route changed). First the
 * way ahead, then the way back from the nearest stage on, then aside.
 */
export function nextStages(
  stage: Stage | null,
  route: readonly Stage[] = DEFAULT_ROUTE,
  cameFrom: Stage | null = null,
): StageMove[] {
  const isAside = stage !== null && isSideState(stage);
  const at = route.findIndex((step) => step === (isAside ? cameFrom : stage));
  const aside = SIDE_STATES.filter((state) => stage !== null && state !== stage).map(
    (state): StageMove => ({ stage: state, way: "aside" }),
  );
  if (at === -1) {
    return [...route.map((step): StageMove => ({ stage: step, way: "forward" })), ...aside];
  }
  const next = isAside ? at : at + 1;
  const ahead = route.slice(next, next + 1);
  const back = route.slice(0, at).toReversed();
  return [
    ...ahead.map((step): StageMove => ({ stage: step, way: isAside ? "resume" : "forward" })),
    ...back.map((step): StageMove => ({ stage: step, way: "back" })),
    ...aside,
  ];
}

/**
 * The stages further along the route than the next one. Practice skips (no money is asked for, the
 * initialling falls on the day of the signature), but never without a reason.
 */
export function stagesToSkipTo(stage: Stage | null, route: readonly Stage[]): Stage[] {
  const at = route.findIndex((step) => step === stage);
  return at === -1 ? [] : route.slice(at + 2);
}

/** The last stage of the route that the agreement was in: what a side state is left for. */
export function lastRouteStage(entries: readonly StageEntry[]): Stage | null {
  return inOrder(entries).findLast(({ stage }) => !isSideState(stage))?.stage ?? null;
}
