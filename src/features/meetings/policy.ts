import { type Actor, coversPartner, hasRole } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { compareMarking, isCovered, type Marking } from "#domain/marking.ts";
import { canSubmit, isEditable, type MeetingLife, nextLives, type RecordState } from "./rules.ts";

type Marked = { partner: CountryCode; marking: Marking };

/** What a policy looks at; `submittedById` is null before the first submission. */
export type Reviewed = Marked & {
  life: MeetingLife;
  recordState: RecordState;
  createdById: string;
  submittedById: string | null;
};

/** Desk officers and managers log meetings with their own partners, marked no higher than they may read. */
export function canRecordMeeting(actor: Actor, meeting: Marked): boolean {
  return (
    actor.kind === "user" &&
    hasRole(actor, "officer", "manager") &&
    coversPartner(actor, meeting.partner) &&
    isCovered(actor.clearance, meeting.marking)
  );
}

/** Its author, or a manager of the partner, writes a record until it is submitted, and again after its return. */
export function canReviseMeeting(actor: Actor, meeting: Reviewed): boolean {
  return (
    isAuthorOrManager(actor, meeting) &&
    isEditable(meeting.recordState) &&
    meeting.life !== "cancelled"
  );
}

/** Only a manager lowers a marking. */
export function canMark(actor: Actor, { partner, marking }: Marked, as: Marking): boolean {
  return (
    canRecordMeeting(actor, { partner, marking: as }) &&
    (compareMarking(as, marking) >= 0 || hasRole(actor, "manager"))
  );
}

/** Who may write a record hands it in, once the meeting was held. */
export function canSubmitMeeting(actor: Actor, meeting: Reviewed): boolean {
  return isAuthorOrManager(actor, meeting) && canSubmit(meeting);
}

/** Four eyes: a manager agrees what somebody else has written and handed in. */
export function canAgreeMeeting(actor: Actor, meeting: Reviewed): boolean {
  return (
    isManagerOf(actor, meeting) && meeting.recordState === "submitted" && !isOwn(actor, meeting)
  );
}

/** A manager returns what was handed in, also what they handed in themselves. */
export function canReturnMeeting(actor: Actor, meeting: Reviewed): boolean {
  return isManagerOf(actor, meeting) && meeting.recordState === "submitted";
}

/** A manager reopens agreed minutes. */
export function canReopenMeeting(actor: Actor, meeting: Reviewed): boolean {
  return isManagerOf(actor, meeting) && meeting.recordState === "agreed";
}

/** Its author, or a manager, calls off or puts off a meeting that has not taken place. */
export function canCallOffMeeting(
  actor: Actor,
  meeting: Reviewed,
  as: "cancelled" | "postponed",
): boolean {
  return isAuthorOrManager(actor, meeting) && nextLives(meeting.life).includes(as);
}

/** Whether the actor wrote the record or handed it in. */
export function isOwn(actor: Actor, { createdById, submittedById }: Reviewed): boolean {
  return actor.kind === "user" && [createdById, submittedById].includes(actor.id);
}

function isAuthorOrManager(actor: Actor, meeting: Reviewed): boolean {
  return (
    canRecordMeeting(actor, meeting) &&
    (hasRole(actor, "manager") || (actor.kind === "user" && actor.id === meeting.createdById))
  );
}

function isManagerOf(actor: Actor, meeting: Marked): boolean {
  return canRecordMeeting(actor, meeting) && hasRole(actor, "manager");
}
