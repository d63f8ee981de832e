import "server-only";
import { z } from "zod";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { discardDraft, saveDraft } from "#features/drafts/commands.ts";
import { storedValues } from "#features/drafts/schema.ts";
import { agreeMeeting } from "#features/meetings/commands/review.ts";
import { canDecideClaim } from "#features/reviews/policy.ts";
import { returnInput } from "#features/reviews/schema.ts";
import type { IntakeReview } from "#generated/prisma/client.ts";
import { type Context, command, expectOne, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { managersOf, notify, settle } from "#server/tell.ts";
import { canTakeIn } from "../policy.ts";
import { handInInput, intakeInput, type IntakeInput, reviewStep } from "../schema.ts";
import { recordIntake } from "./saving.ts";
import { intakeOf } from "./work.ts";

const WAITS = ["submitted", "escalated"] as const;
const recordOf = (id: string) => ({ kind: "intake", id }) as const;

/**
 * Hands the drafts to the managers instead of saving them: nothing is on record before one of them accepts it. All that saving
 * would refuse is refused here, so that a manager is not asked in vain.
 */
export const handInIntake = command({
  action: "intake.handIn",
  input: handInInput,
  load: (tx, { drafts }) => intakeOf(tx, drafts.draftId),
  allow: (actor, _, { drafts }) => canTakeIn(actor, drafts),
  run: async ({ tx, ctx, input: { drafts, sent }, subject, userId, now }) => {
    await tried(tx, () => recordIntake(ctx, drafts, subject));
    const { partner, marking, draftId } = drafts;
    const { id } = await tx.intakeReview.create({
      select: { id: true },
      data: {
        // The same address leads from the drafts to what becomes of them.
        id: draftId,
        partner,
        marking,
        title: subject.title,
        text: subject.text,
        sourceId: subject.sourceId,
        // Parsed again when it is decided: what names passages and days is kept as it was sent.
        input: JSON.parse(sent) as object,
        values: subject.values,
        sentById: userId,
        sentAt: now,
      },
    });
    await discardDraft(ctx, { id: draftId });
    const to = await managersOf(tx, { partner, marking });
    await notify(tx, { to, kind: "submitted", record: recordOf(id), occurrence: id });
    return { id };
  },
});

/** Does the work and takes it back: what it would throw is thrown. */
async function tried(tx: Tx, work: () => Promise<unknown>): Promise<void> {
  await tx.$executeRaw`savepoint tried`;
  await work();
  await tx.$executeRaw`rollback to savepoint tried`;
}

/** Its author goes on with what still waits, or came back: it is an intake in work again, with what was said of it. */
export const takeUpIntake = command({
  action: "intake.takeUp",
  input: reviewStep,
  load: async (tx, { id, version }) => {
    const review = await held(tx, id);
    const isOpen = review.isAccepted !== true && review.takenUpAt === null;
    if (!isOpen || review.version !== version) throw new AppError("stale", "intake.error.decided");
    return review;
  },
  allow: (actor, { sentById }) => actor.kind === "user" && actor.id === sentById,
  run: async ({ tx, ctx, input: { id }, subject, now }) => {
    const { title, values, sourceId, reasonKind, reason } = subject;
    const data = { takenUpAt: now, version: { increment: 1 } };
    await tx.intakeReview.update({ where: { id }, data });
    await settle(tx, [...WAITS, "returned"], recordOf(id));
    const returned = reason !== null && { _reasonKind: reasonKind ?? "other", _reason: reason };
    return saveDraft(ctx, {
      id: uuidv7(),
      version: 0,
      kind: "intake",
      title,
      recordId: sourceId,
      values: { ...storedValues.parse(values), ...returned },
    });
  },
});

/**
 * Makes what was handed in into records, in the name of its author; minutes among them are agreed with it, as they were read.
 *
 * @throws AppError `conflict` when the register has changed so that it cannot be recorded any more
 */
export const acceptIntake = command({
  action: "intake.accept",
  input: reviewStep,
  load: waiting,
  allow: canDecideClaim,
  run: async ({ tx, ctx, actor, input: { id }, subject, userId, now }) => {
    // The rights are the manager's, who acts; the work is its author's, so that four eyes stay two persons.
    const author = { ...ctx, actor: { ...actor, id: subject.sentById } as Context["actor"] };
    const { sourceId, meetingId } = await stillFits(() => {
      const input: IntakeInput = intakeInput.parse(subject.input);
      return recordIntake(author, { ...input, thenSubmit: true }, subject);
    });
    const data = { decidedAt: now, decidedById: userId, isAccepted: true, sourceId };
    await tx.intakeReview.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
    await settle(tx, WAITS, recordOf(id));
    const minutes =
      meetingId === null
        ? null
        : await tx.meeting.findUnique({
            where: { id: meetingId },
            select: { id: true, version: true, recordState: true },
          });
    // A meeting that is still to come has no minutes yet.
    if (minutes?.recordState === "submitted") {
      await agreeMeeting(ctx, { id: minutes.id, version: minutes.version });
    }
    return { id: sourceId };
  },
});

/** Sends the drafts back to their author, with the reason. */
export const returnIntake = command({
  action: "intake.return",
  input: returnInput,
  load: waiting,
  allow: canDecideClaim,
  run: async ({ tx, input: { id, version, reasonKind, reason }, subject, userId, now }) => {
    const data = { decidedAt: now, decidedById: userId, isAccepted: false, reasonKind, reason };
    const update = { where: { id, version }, data: { ...data, version: { increment: 1 } } };
    expectOne(await tx.intakeReview.updateMany(update));
    await settle(tx, WAITS, recordOf(id));
    const to = [subject.sentById];
    await notify(tx, { to, kind: "returned", record: recordOf(id), occurrence: id });
    return { id };
  },
});

/** The row, held until the end of the transaction. @throws AppError `not_found`, also for a hidden one */
async function held(tx: Tx, id: string): Promise<IntakeReview & { partner: CountryCode }> {
  await tx.$executeRaw`select from intake_review where id = ${id}::uuid for update`;
  const row = found(await tx.intakeReview.findUnique({ where: { id } }));
  // Parsed on the way in.
  return { ...row, partner: row.partner as CountryCode };
}

/** @throws AppError `stale` when it was decided or taken back; `conflict` for one's own */
async function waiting(
  tx: Tx,
  { id, version }: { id: string; version: number },
  actor: Context["actor"],
) {
  const review = await held(tx, id);
  const isOpen = review.decidedAt === null && review.takenUpAt === null;
  if (!isOpen || review.version !== version) throw new AppError("stale", "intake.error.decided");
  if (actor.kind === "user" && actor.id === review.sentById) {
    throw new AppError("conflict", "intake.error.own");
  }
  return review;
}

async function stillFits<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof z.ZodError) throw new AppError("conflict", "intake.error.fitsNoMore");
    throw error;
  }
}
