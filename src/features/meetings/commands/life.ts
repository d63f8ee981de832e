import "server-only";
import { toColumn } from "#domain/calendar-date.ts";
import { command, expectOne } from "#server/command.ts";
import { canCallOffMeeting } from "../policy.ts";
import { postponeInput, reasonedReviewInput } from "../schema.ts";
import { reviewedOf } from "./stored.ts";

/** Calls off a meeting that has not taken place; its record stays, with the reason. */
export const cancelMeeting = command({
  action: "meeting.cancel",
  input: reasonedReviewInput,
  load: (tx, input) => reviewedOf(tx, input),
  allow: (actor, meeting) => canCallOffMeeting(actor, meeting, "cancelled"),
  run: async ({ tx, input: { id, version, reason } }) => {
    const data = { life: "cancelled", lifeReason: reason, version: { increment: 1 } } as const;
    expectOne(await tx.meeting.updateMany({ where: { id, version }, data }));
    return { id };
  },
});

/** Puts off a planned meeting, to another day or until further notice. */
export const postponeMeeting = command({
  action: "meeting.postpone",
  input: postponeInput,
  load: (tx, input) => reviewedOf(tx, input),
  allow: (actor, meeting) => canCallOffMeeting(actor, meeting, "postponed"),
  run: async ({ tx, input: { id, version, reason, heldOn, heldPrecision } }) => {
    const data = {
      life: "postponed",
      lifeReason: reason,
      heldOn: heldOn && toColumn(heldOn),
      heldPrecision,
      untilOn: null,
      version: { increment: 1 },
    } as const;
    expectOne(await tx.meeting.updateMany({ where: { id, version }, data }));
    return { id };
  },
});
