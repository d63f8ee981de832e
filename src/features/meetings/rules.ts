import { addMonths, type CalendarDate, compareDays } from "#domain/calendar-date.ts";
import { type FuzzyDate, lastDayOf } from "#domain/date-precision.ts";
import { type Side, SIDES } from "#domain/sides.ts";

export type MeetingLife = "planned" | "held" | "cancelled" | "postponed";
export type RecordState = "draft" | "submitted" | "returned" | "agreed";
export type ReviewAction = "submitted" | "returned" | "agreed" | "reopened";

/** What may become of a meeting; a held or cancelled one stays so. */
export function nextLives(life: MeetingLife): readonly MeetingLife[] {
  switch (life) {
    case "planned":
      return ["held", "postponed", "cancelled"];
    case "postponed":
      return ["planned", "held", "cancelled"];
    case "held":
    case "cancelled":
      return [];
  }
}

/** What the form of the minutes offers: calling a meeting off or putting it off needs a reason, and its own form. */
export function livesInForm(life: MeetingLife): readonly MeetingLife[] {
  const next = nextLives(life).filter((one) => one === "planned" || one === "held");
  return [life, ...next];
}

/** The state of the record after a review action; null when the action is not open in this state. */
export function recordAfter(state: RecordState, action: ReviewAction): RecordState | null {
  switch (action) {
    case "submitted":
      return isEditable(state) ? "submitted" : null;
    case "returned":
      return state === "submitted" ? "returned" : null;
    case "agreed":
      return state === "submitted" ? "agreed" : null;
    case "reopened":
      return state === "agreed" ? "draft" : null;
  }
}

/** Minutes are written in a draft and after their return; once submitted they wait, once agreed they stand. */
export function isEditable(state: RecordState): boolean {
  return state === "draft" || state === "returned";
}

/** Returning and reopening need a reason. */
export function needsReason(action: ReviewAction): boolean {
  return action === "returned" || action === "reopened";
}

/** Only the record of a meeting that took place is submitted. */
export function canSubmit(meeting: { life: MeetingLife; recordState: RecordState }): boolean {
  return meeting.life === "held" && isEditable(meeting.recordState);
}

export type Seat = { side: Side; isHead: boolean };

/** The sides with more than one head; each side has at most one. */
export function sidesWithSeveralHeads(participants: readonly Seat[]): Side[] {
  return SIDES.filter(
    (side) => participants.filter((one) => one.side === side && one.isHead).length > 1,
  );
}

/** The head of a side; null when nobody is named as head. */
export function headOf<Participant extends Seat>(
  participants: readonly Participant[],
  side: Side,
): Participant | null {
  return participants.find((one) => one.side === side && one.isHead) ?? null;
}

export type Round = { life: MeetingLife; held: FuzzyDate | null; nextRound: FuzzyDate | null };
export type NextRound = { due: FuzzyDate; isPromised: boolean; isOverdue: boolean };

/**
 * When a series is to meet again: as the last round held by `today` promised it, else in the month
 * that its cadence leads to from there. Null when neither says. Overdue once the last day of that date is over.
 */
export function nextRoundOf(
  rounds: readonly Round[],
  cadenceMonths: number | null,
  today: CalendarDate,
): NextRound | null {
  const last = rounds
    .flatMap(({ life, held, nextRound }) =>
      life === "held" && held !== null && held.on <= today ? [{ on: held.on, nextRound }] : [],
    )
    .toSorted((a, b) => compareDays(a.on, b.on))
    .at(-1);
  if (last === undefined) return null;
  const due = last.nextRound ?? cadenceDue(last.on, cadenceMonths);
  if (due === null) return null;
  const lastDay = lastDayOf(due.on, due.precision);
  return {
    due,
    isPromised: last.nextRound !== null,
    isOverdue: lastDay !== null && lastDay < today,
  };
}

function cadenceDue(lastOn: CalendarDate, cadenceMonths: number | null): FuzzyDate | null {
  if (cadenceMonths === null) return null;
  const month = addMonths(lastOn, cadenceMonths).slice(0, 7);
  return { on: `${month}-01` as CalendarDate, precision: "month" };
}
