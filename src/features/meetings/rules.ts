import { addMonths, type CalendarDate, compareDays } from "#domain/calendar-date.ts";
import { type FuzzyDate, lastDayOf } from "#domain/date-precision.ts";
import { compareMarking, type Marking } from "#domain/marking.ts";
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

/** A round that was held, and what was said there about the next one: a date as far as it is known, or only words. */
export type LastRound = { on: CalendarDate; nextRound: FuzzyDate | null; words: string | null };
export type Round = {
  life: MeetingLife;
  held: FuzzyDate | null;
  nextRound: FuzzyDate | null;
  words: string | null;
};
/** `promised`: the date was said; `cadence`: the series' rhythm leads there; `assumed`: a round was promised without a day to hold it to. */
export type ExpectedRound = { due: FuzzyDate; basis: "promised" | "cadence" | "assumed" };
export type NextRound = ExpectedRound & { isOverdue: boolean };

/** "Soon", "in due course": a round that was promised without an end to wait for is expected about half a year later. */
const ASSUMED_MONTHS = 6;

/**
 * When the parties are to meet again after their last round: as it promised; else, of a series, in the month that the cadence
 * leads to; else, if a round was promised in words only, about half a year later. Null when nothing was said.
 * The SQL function `app.expected_round` says the same.
 */
export function expectedRound(
  { on, nextRound, words }: LastRound,
  cadenceMonths: number | null,
): ExpectedRound | null {
  if (nextRound !== null && lastDayOf(nextRound.on, nextRound.precision) !== null) {
    return { due: nextRound, basis: "promised" };
  }
  if (nextRound !== null) return { due: assumedAfter(nextRound.on), basis: "assumed" };
  if (cadenceMonths !== null) {
    const month = addMonths(on, cadenceMonths).slice(0, 7);
    return {
      due: { on: `${month}-01` as CalendarDate, precision: "month" },
      basis: "cadence",
    };
  }
  return words === null ? null : { due: assumedAfter(on), basis: "assumed" };
}

const assumedAfter = (day: CalendarDate): FuzzyDate => ({
  on: addMonths(day, ASSUMED_MONTHS),
  precision: "about",
});

/** When a series is to meet again, from the last round held by `today`. Overdue once the last day of that date is over. */
export function nextRoundOf(
  rounds: readonly Round[],
  cadenceMonths: number | null,
  today: CalendarDate,
): NextRound | null {
  const last = rounds
    .flatMap(({ life, held, nextRound, words }) =>
      life === "held" && held !== null && held.on <= today
        ? [{ on: held.on, nextRound, words }]
        : [],
    )
    .toSorted((a, b) => compareDays(a.on, b.on))
    .at(-1);
  const expected = last === undefined ? null : expectedRound(last, cadenceMonths);
  if (expected === null) return null;
  const lastDay = lastDayOf(expected.due.on, expected.due.precision);
  return { ...expected, isOverdue: lastDay !== null && lastDay < today };
}

/**
 * How a commitment stands on an agenda: by its reference, which finds it, and its title, unless the agenda may be read by
 * people to whom the commitment is closed.
 */
export function agendaTitle(
  { ref, title, marking }: { ref: string; title: string; marking: Marking },
  ofMeeting: Marking,
): string {
  return compareMarking(marking, ofMeeting) > 0 ? ref : `${ref}: ${title}`.slice(0, 300);
}

/** Whether an agenda has the commitment already. */
export function isRaised(agenda: readonly { title: string }[], { ref }: { ref: string }): boolean {
  return agenda.some(({ title }) => title === ref || title.startsWith(`${ref}:`));
}
