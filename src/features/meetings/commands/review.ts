import "server-only";
import type { ReturnReason, ReviewAction } from "#generated/prisma/enums.ts";
import { AppError } from "#domain/errors.ts";
import { command, expectOne } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { managersOf, notify, settle } from "#server/tell.ts";
import {
  canAgreeMeeting,
  canReopenMeeting,
  canReturnMeeting,
  canSubmitMeeting,
  isOwn,
  type Reviewed,
} from "../policy.ts";
import { recordAfter } from "../rules.ts";
import { reasonedReviewInput, returnInput, reviewInput } from "../schema.ts";
import { reviewedOf } from "./stored.ts";

/** Hands the record to the managers; from then on it is read-only. */
export const submitMeeting = command({
  action: "meeting.submit",
  input: reviewInput,
  load: (tx, input) => reviewedOf(tx, input),
  allow: (actor, meeting) => canSubmitMeeting(actor, meeting),
  run: ({ tx, input, subject, userId, now }) =>
    take(tx, "submitted", { ...input, reason: null }, subject, { byId: userId, now }),
});

/** Makes the record agreed minutes. @throws AppError `conflict` for one's own */
export const agreeMeeting = command({
  action: "meeting.agree",
  input: reviewInput,
  load: async (tx, input, actor) => {
    const meeting = await reviewedOf(tx, input);
    // Said in its own words: "you may not do this" would not tell why.
    if (meeting.recordState === "submitted" && isOwn(actor, meeting)) {
      throw new AppError("conflict", "meetings.error.ownSubmission");
    }
    return meeting;
  },
  allow: (actor, meeting) => canAgreeMeeting(actor, meeting),
  run: ({ tx, input, subject, userId, now }) =>
    take(tx, "agreed", { ...input, reason: null }, subject, { byId: userId, now }),
});

/** Sends the record back to its author. */
export const returnMeeting = command({
  action: "meeting.return",
  input: returnInput,
  load: (tx, input) => reviewedOf(tx, input),
  allow: (actor, meeting) => canReturnMeeting(actor, meeting),
  run: ({ tx, input, subject, userId, now }) =>
    take(tx, "returned", input, subject, { byId: userId, now }),
});

/** Opens agreed minutes again; who did it and why stays on record. */
export const reopenMeeting = command({
  action: "meeting.reopen",
  input: reasonedReviewInput,
  load: (tx, input) => reviewedOf(tx, input),
  allow: (actor, meeting) => canReopenMeeting(actor, meeting),
  run: ({ tx, input, subject, userId, now }) =>
    take(tx, "reopened", input, subject, { byId: userId, now }),
});

type Step = {
  id: string;
  version: number;
  reason: string | null;
  reasonKind?: ReturnReason;
};

async function take(
  tx: Tx,
  action: ReviewAction,
  { id, version, reason, reasonKind }: Step,
  meeting: Reviewed,
  { byId, now }: { byId: string; now: Date },
): Promise<{ id: string }> {
  const { partner, marking, recordState: before } = meeting;
  const recordState = recordAfter(before, action);
  // The policies let no other state through; this says it to the compiler.
  if (recordState === null) throw new AppError("conflict", "errors.conflict");
  const data = { recordState, version: { increment: 1 } };
  expectOne(await tx.meeting.updateMany({ where: { id, version }, data }));
  const review = await tx.meetingReview.create({
    data: {
      meetingId: id,
      partner,
      marking,
      action,
      reason,
      reasonKind: reasonKind ?? null,
      byId,
      recordedAt: now,
    },
    select: { id: true },
  });
  await tell(tx, action, id, meeting, review.id);
  return { id };
}

/** The managers hear of what is handed in, its author of what comes back. */
async function tell(
  tx: Tx,
  action: ReviewAction,
  id: string,
  meeting: Reviewed,
  occurrence: string,
): Promise<void> {
  const record = { kind: "meeting", id } as const;
  if (action !== "submitted") await settle(tx, ["submitted", "escalated"], record);
  if (action === "submitted") {
    await notify(tx, {
      to: await managersOf(tx, meeting),
      kind: "submitted",
      record,
      occurrence,
    });
  }
  if (action === "returned" || action === "reopened") {
    const { createdById, submittedById } = meeting;
    const to = [createdById, ...(submittedById === null ? [] : [submittedById])];
    await notify(tx, { to, kind: "returned", record, occurrence });
  }
}
