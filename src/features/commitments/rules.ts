import {
  addDays,
  type CalendarDate,
  compareDays,
  daysBetween,
  latest,
} from "#domain/calendar-date.ts";
import { firstDayOf, type FuzzyDate, lastDayOf } from "#domain/date-precision.ts";
import { type Edge, reachableFrom } from "#domain/graph.ts";
import { compareRecorded, type Recorded, wasKnownAt } from "#domain/recorded.ts";
import type { Obligor } from "#domain/sides.ts";
import { compareStrength, isPromise, type WordingStrength } from "#domain/wording-strength.ts";

export const STATUSES = [
  "no_evidence",
  "not_started",
  "limited",
  "substantial",
  "complete",
  "dropped",
  "superseded",
] as const;
export type Status = (typeof STATUSES)[number];

/** "Due soon" looks this far ahead, today not counted. */
export const DUE_SOON_DAYS = 30;

/** `hasEvidence`: the update names a source or carries a file. */
export type StatusUpdate = Recorded & {
  effectiveOn: CalendarDate;
  status: Status;
  hasEvidence: boolean;
};

export type Promised = { status: Status; due: FuzzyDate | null };
export type Milestone = { due: FuzzyDate | null; reachedOn: CalendarDate | null };
export type MilestoneStatus = "reached" | "missed" | "due_soon" | "ahead" | "undated";
export type Freshness = "fresh" | "ageing" | "stale";
export type FreshnessLimits = { fresh: number; ageing: number };
export type Pace = "on_schedule" | "behind" | "no_schedule";
export type Drift = "hardened" | "softened" | "same";

export const FRESHNESS_LIMITS: FreshnessLimits = { fresh: 45, ageing: 90 };

/** Effective by the day `asOf` (inclusive) and, when `knownAt` is given, recorded by that instant (inclusive). */
function isKnown(update: StatusUpdate, asOf: CalendarDate, knownAt: Date | null): boolean {
  return update.effectiveOn <= asOf && wasKnownAt(update, knownAt);
}

/** Latest last: by effective day, then by the moment of recording, then by id. */
export function compareUpdates(a: StatusUpdate, b: StatusUpdate): number {
  return compareDays(a.effectiveOn, b.effectiveOn) || compareRecorded(a, b);
}

/**
 * The update that gives the status as of a day: the latest by effective day, then recorded-at, then
 * id, of those effective by that day; with `knownAt` only of those recorded by then. Null when none is.
 */
export function updateOn<Update extends StatusUpdate>(
  updates: readonly Update[],
  asOf: CalendarDate,
  knownAt: Date | null = null,
): Update | null {
  return updates
    .filter((update) => isKnown(update, asOf, knownAt))
    .reduce<Update | null>(
      (last, next) => (last === null || compareUpdates(last, next) < 0 ? next : last),
      null,
    );
}

/** The status as of a day (see `updateOn`); `no_evidence` before the first update. */
export function statusOn(
  updates: readonly StatusUpdate[],
  asOf: CalendarDate,
  knownAt: Date | null = null,
): Status {
  return updateOn(updates, asOf, knownAt)?.status ?? "no_evidence";
}

/** Open: something is still owed. Complete, dropped and superseded commitments are closed. */
export function isOpenStatus(status: Status): boolean {
  switch (status) {
    case "no_evidence":
    case "not_started":
    case "limited":
    case "substantial":
      return true;
    case "complete":
    case "dropped":
    case "superseded":
      return false;
  }
}

export const OPEN_STATUSES: readonly Status[] = STATUSES.filter(isOpenStatus);

/** Kept: what was promised is there, on evidence. */
export function isKept(status: Status): boolean {
  return status === "complete";
}

const lastDueDay = (due: FuzzyDate | null) => due && lastDayOf(due.on, due.precision);

/** Overdue: the last day of the due date is over and the commitment is still open. That day itself still counts. */
export function isOverdue(commitment: Promised, today: CalendarDate): boolean {
  const last = lastDueDay(commitment.due);
  return isOpenStatus(commitment.status) && last !== null && last < today;
}

/** Open and due today or within the next 30 days; what is overdue is not due soon. */
export function isDueSoon(commitment: Promised, today: CalendarDate): boolean {
  const last = lastDueDay(commitment.due);
  return (
    isOpenStatus(commitment.status) &&
    last !== null &&
    last >= today &&
    last <= addDays(today, DUE_SOON_DAYS)
  );
}

/** Whole days since the last due day, 1 on the first day of being overdue; 0 when it is not overdue. */
export function daysOverdue(commitment: Promised, today: CalendarDate): number {
  const last = lastDueDay(commitment.due);
  return last !== null && isOverdue(commitment, today) ? daysBetween(last, today) : 0;
}

/**
 * The latest day that anything is on record for: an update with evidence (its effective day) or a day
 * on which it was said, as far as that is known; neither after `asOf`. Null when there is none.
 */
export function lastEvidenceOn(
  updates: readonly StatusUpdate[],
  saidOn: readonly CalendarDate[],
  asOf: CalendarDate,
  knownAt: Date | null = null,
): CalendarDate | null {
  const proven = updates.filter((update) => update.hasEvidence && isKnown(update, asOf, knownAt));
  return latest([
    ...proven.map(({ effectiveOn }) => effectiveOn),
    ...saidOn.filter((day) => day <= asOf),
  ]);
}

/** By days since the last evidence, both limits inclusive; stale when there never was any. */
export function freshness(
  evidenceOn: CalendarDate | null,
  today: CalendarDate,
  limits: FreshnessLimits = FRESHNESS_LIMITS,
): Freshness {
  if (evidenceOn === null) return "stale";
  const days = daysBetween(evidenceOn, today);
  if (days <= limits.fresh) return "fresh";
  return days <= limits.ageing ? "ageing" : "stale";
}

/** A milestone reached after `today` is not reached yet; the last day of its due date still counts. */
export function milestoneStatus(milestone: Milestone, today: CalendarDate): MilestoneStatus {
  if (milestone.reachedOn !== null && milestone.reachedOn <= today) return "reached";
  const last = lastDueDay(milestone.due);
  if (last === null) return "undated";
  if (last < today) return "missed";
  return last <= addDays(today, DUE_SOON_DAYS) ? "due_soon" : "ahead";
}

/**
 * Behind: overdue, or a milestone is missed. No schedule: closed, or neither the commitment nor a
 * milestone has a due date with an end. Otherwise on schedule.
 */
export function pace(
  commitment: Promised,
  milestones: readonly Milestone[],
  today: CalendarDate,
): Pace {
  if (!isOpenStatus(commitment.status)) return "no_schedule";
  const dues = [commitment.due, ...milestones.map(({ due }) => due)];
  if (dues.every((due) => lastDueDay(due) === null)) return "no_schedule";
  const isMissed = (milestone: Milestone) => milestoneStatus(milestone, today) === "missed";
  return isOverdue(commitment, today) || milestones.some(isMissed) ? "behind" : "on_schedule";
}

/** Whether the commitment had been made by the day; one made on an unknown day always had. */
export function wasMadeBy(made: FuzzyDate | null, asOf: CalendarDate): boolean {
  const first = made && firstDayOf(made.on, made.precision);
  return first === null || first <= asOf;
}

/**
 * The ids of the later commitments that say this one again, directly or by saying again one that
 * does; each once. An edge leads from the later commitment to the earlier one that it restates.
 */
export function restatementsOf(id: string, restates: readonly Edge[]): string[] {
  return reachableFrom(
    id,
    restates.map(({ from, to }) => ({ from: to, to: from })),
  );
}

/** How often it was said again. */
export function countRestatements(id: string, restates: readonly Edge[]): number {
  return restatementsOf(id, restates).length;
}

/** What became of the wording when it was said again. */
export function driftOf(earlier: WordingStrength, later: WordingStrength): Drift {
  const order = compareStrength(later, earlier);
  if (order === 0) return "same";
  return order < 0 ? "hardened" : "softened";
}

/** `late` are those of `open` that are overdue. */
type Balance = { open: number; kept: number; late: number };
export type Reciprocity = {
  owedByHome: Balance;
  owedByPartner: Balance;
  owedByBoth: Balance;
  total: Balance;
};

/**
 * What each side owes. A commitment of both sides counts once for home, once for the partner and
 * once in the total, so the total is home plus partner minus both. Talking points are not counted.
 */
export function reciprocity(
  commitments: readonly (Promised & { obligor: Obligor; strength: WordingStrength })[],
  today: CalendarDate,
): Reciprocity {
  const promises = commitments.filter(({ strength }) => isPromise(strength));
  const balanceOf = (...owedBy: readonly Obligor[]): Balance => {
    const owed = promises.filter(({ obligor }) => owedBy.includes(obligor));
    return {
      open: owed.filter(({ status }) => isOpenStatus(status)).length,
      kept: owed.filter(({ status }) => isKept(status)).length,
      late: owed.filter((commitment) => isOverdue(commitment, today)).length,
    };
  };
  return {
    owedByHome: balanceOf("home", "both"),
    owedByPartner: balanceOf("partner", "both"),
    owedByBoth: balanceOf("both"),
    total: balanceOf("home", "partner", "both"),
  };
}
