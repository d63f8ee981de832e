import type { CalendarDate } from "#domain/calendar-date.ts";

export type SuccessionKind = "renamed" | "merged" | "split";

/** `happenedOn` is the anchor of its precision; null: not known when, so always in the past. */
export type Succession = {
  predecessorId: string;
  successorId: string;
  kind: SuccessionKind;
  happenedOn: CalendarDate | null;
};

/** Each agency stands for itself until, by `on`, it was renamed, merged or split. */
function stepsFrom(id: string, successions: readonly Succession[], on: CalendarDate): Succession[] {
  return successions.filter(
    ({ predecessorId, happenedOn }) =>
      predecessorId === id && (happenedOn === null || happenedOn <= on),
  );
}

/**
 * The agencies that an agency had become by a day: itself when nothing happened, several after a
 * split. In the order of the list, each once. A circle ends where it would begin again.
 */
export function successorsOf(
  agencyId: string,
  successions: readonly Succession[],
  on: CalendarDate,
): string[] {
  const seen = new Set([agencyId]);
  const ends: string[] = [];
  // A set hands out what is added while it is walked.
  for (const id of seen) {
    const steps = stepsFrom(id, successions, on).filter(
      ({ successorId }) => !seen.has(successorId),
    );
    if (steps.length === 0 && !isLeft(id, successions, on)) ends.push(id);
    for (const { successorId } of steps) seen.add(successorId);
  }
  return ends.length > 0 ? ends : [agencyId];
}

const isLeft = (id: string, successions: readonly Succession[], on: CalendarDate) =>
  stepsFrom(id, successions, on).length > 0;

/**
 * The one agency that an agency had become by a day, through renames and mergers. It stops at a split
 * into several, where only a person can say which part is meant, and at a circle.
 */
export function successorOf(
  agencyId: string,
  successions: readonly Succession[],
  on: CalendarDate,
): string {
  const seen = new Set([agencyId]);
  let id = agencyId;
  for (;;) {
    const steps = stepsFrom(id, successions, on);
    const [next] = steps;
    if (next === undefined || steps.length > 1 || seen.has(next.successorId)) return id;
    id = next.successorId;
    seen.add(id);
  }
}

/**
 * Those that stood in an agency's place on a day: itself when it had begun by then. One that a rename
 * or a split made begins with it; what others were merged into may have been there before.
 */
export function standingOn(
  agencyId: string,
  successions: readonly Succession[],
  on: CalendarDate,
): string[] {
  const seen = new Set([agencyId]);
  const stood: string[] = [];
  // A set hands out what is added while it is walked.
  for (const id of seen) {
    const origins = successions.filter(
      ({ successorId, kind, happenedOn }) =>
        successorId === id && kind !== "merged" && happenedOn !== null && happenedOn > on,
    );
    if (origins.length === 0) stood.push(id);
    for (const { predecessorId } of origins) seen.add(predecessorId);
  }
  return stood;
}

/** The name of what an agency had become by a day (see `successorOf`); null when that agency is not in the list. */
export function currentName(
  agencyId: string,
  agencies: readonly { id: string; name: string }[],
  successions: readonly Succession[],
  on: CalendarDate,
): string | null {
  const id = successorOf(agencyId, successions, on);
  return agencies.find((agency) => agency.id === id)?.name ?? null;
}
