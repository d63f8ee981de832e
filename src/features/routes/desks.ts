import { type CalendarDate, compareDays, daysBetween } from "#domain/calendar-date.ts";
import { compareRecorded, type Recorded } from "#domain/recorded.ts";
import type { ConcurrenceDecision } from "#generated/prisma/enums.ts";

/**
 * The one form of the name of a desk, which is its address, too: "The Law & Justice Division" and "Law and justice
 * division" are one desk. `app.desk_key` of the database says the same. Only ASCII is folded.
 */
export function deskKey(name: string): string {
  return name
    .normalize("NFC")
    .replaceAll("&", " and ")
    .replace(/['’]/g, "")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[ \t\n\r\f\v!-/:-@[-`{-~]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .replace(/^(the-)+/, "");
}

export function isSameDesk(a: string, b: string): boolean {
  return deskKey(a) === deskKey(b);
}

/** A desk that was asked, and what it answered. */
export type Round = Recorded & {
  desk: string;
  requestedOn: CalendarDate;
  decidedOn: CalendarDate | null;
  decision: ConcurrenceDecision | null;
};

/** The requests to one desk, first to last: a desk that refused or commented may be asked again. */
export function roundsOf<One extends Round>(all: readonly One[], desk: string): One[] {
  return all
    .filter((one) => isSameDesk(one.desk, desk))
    .toSorted((a, b) => compareDays(a.requestedOn, b.requestedOn) || compareRecorded(a, b));
}

export type DeskStanding = ConcurrenceDecision | "unasked" | "awaited";

/** Where an instrument stands with a desk: the last round decides, so that a text sent again waits again. */
export function standingWith(all: readonly Round[], desk: string): DeskStanding {
  const last = roundsOf(all, desk).at(-1);
  return last === undefined ? "unasked" : (last.decision ?? "awaited");
}

/** With comments is a yes, too. */
export function isGranted(standing: DeskStanding): boolean {
  return standing === "granted" || standing === "granted_with_comments";
}

type Asked = Pick<Round, "requestedOn" | "decidedOn">;

/**
 * Why a request cannot stand beside the others to the same desk: one of them is open at that time, or was answered only
 * later. One day may end a round and begin the next. Null when it can. `others` leaves out the request itself.
 */
export function roundProblem(
  others: readonly Round[],
  desk: string,
  asked: Asked,
): { kind: "open" | "beforeAnswer"; on: CalendarDate } | null {
  for (const { requestedOn, decidedOn } of roundsOf(others, desk)) {
    const endsBefore = asked.decidedOn !== null && asked.decidedOn <= requestedOn;
    if (endsBefore) continue;
    if (decidedOn === null) return { kind: "open", on: requestedOn };
    if (asked.requestedOn < decidedOn) return { kind: "beforeAnswer", on: decidedOn };
  }
  return null;
}

/** Days a request waited, until the answer or today; never less than 0. */
export function daysWaited({ requestedOn, decidedOn }: Asked, today: CalendarDate): number {
  return Math.max(0, daysBetween(requestedOn, decidedOn ?? today));
}

/** The middle one of the days, of an even number the mean of both; null of none. */
export function medianDays(days: readonly number[]): number | null {
  const sorted = days.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const high = sorted[Math.floor(middle)];
  const low = sorted[Math.ceil(middle) - 1];
  return high === undefined || low === undefined ? null : (low + high) / 2;
}
