import "server-only";
import { toColumn } from "#domain/calendar-date.ts";
import { keepAttachment } from "#features/attachments/commands.ts";
import { contentTextOf } from "#features/attachments/content-text.ts";
import { command, expectOne, found, nextReference } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { claimCompletion } from "./commands/claim.ts";
import { refuseForeignRecords, restatements } from "./commands/links.ts";
import { columnOf, markedOf, refuseFuture } from "./commands/marked.ts";
import { milestoneColumns, reachMilestones } from "./commands/milestones.ts";
import { canRecordCommitment, canReportProgress, canReviseCommitment } from "./policy.ts";
import {
  type CommitmentDetails,
  commitmentInput,
  commitmentUpdate,
  progressInput,
} from "./schema.ts";

/**
 * Records a promise or a talking point: its reference counts in the year it was made (of today when that
 * is not known). What it comes from and says again must be of the same partner.
 */
export const recordCommitment = command({
  action: "commitment.record",
  input: commitmentInput,
  allow: (actor, _, input) => canRecordCommitment(actor, input),
  run: async ({ tx, input, userId, today }) => {
    await refuseForeignRecords(tx, input);
    const { partner, milestones, origins, blockedBy } = input;
    for (const [index, { reachedOn }] of milestones.entries()) {
      if (reachedOn !== null) refuseFuture(reachedOn, today, `milestones.${index}.reachedOn`);
    }
    return tx.commitment.create({
      select: { id: true },
      data: {
        ...columns(input),
        partner,
        ref: await nextReference(tx, "COM", partner, input.madeOn ?? today),
        createdById: userId,
        supporting: { create: input.supportingAgencyIds.map((agencyId) => ({ agencyId })) },
        topics: { create: input.topicIds.map((topicId) => ({ topicId })) },
        milestones: {
          create: milestones.map((one, position) => ({ ...milestoneColumns(one), position })),
        },
        origins: {
          create: [
            ...origins.meetingIds.map((meetingId) => ({ meetingId })),
            ...origins.agreementIds.map((agreementId) => ({ agreementId })),
            ...origins.sourceIds.map((sourceId) => ({ sourceId })),
          ],
        },
        restates: { create: await restatements(tx, input) },
        blockedBy: { create: blockedBy },
      },
    });
  },
});

/** Corrects what the register says of a commitment. Its status is not among it: progress is reported. */
export const reviseCommitment = command({
  action: "commitment.revise",
  input: commitmentUpdate,
  load: (tx, { id }) => markedOf(tx, id),
  allow: (actor, commitment, input) =>
    canReviseCommitment(actor, commitment) &&
    canReviseCommitment(actor, { ...commitment, ...input }),
  run: async ({ tx, input }) => {
    const { id, version, supportingAgencyIds, topicIds } = input;
    const data = { ...columns(input), version: { increment: 1 } };
    expectOne(await tx.commitment.updateMany({ where: { id, version }, data }));
    await tx.commitmentAgency.deleteMany({
      where: { commitmentId: id, agencyId: { notIn: supportingAgencyIds } },
    });
    await tx.commitmentAgency.createMany({
      data: supportingAgencyIds.map((agencyId) => ({ commitmentId: id, agencyId })),
      skipDuplicates: true,
    });
    await tx.commitmentTopic.deleteMany({
      where: { commitmentId: id, topicId: { notIn: topicIds } },
    });
    await tx.commitmentTopic.createMany({
      data: topicIds.map((topicId) => ({ commitmentId: id, topicId })),
      skipDuplicates: true,
    });
    return { id };
  },
});

/** Adds a status update, the only way a status changes. One that was wrong is followed by another. */
export const reportProgress = command({
  action: "commitment.report",
  input: progressInput,
  prepare: ({ file }) => contentTextOf(file),
  load: (tx, { commitmentId }) => markedOf(tx, commitmentId),
  allow: (actor, commitment) => canReportProgress(actor, commitment),
  run: async ({ tx, ctx, input: raw, prepared: contentText, subject, userId, now, today }) => {
    const { file, reachedIds, ...input } = raw;
    refuseFuture(input.effectiveOn, today, "effectiveOn");
    const { partner, marking } = subject;
    await refuseForeignFile(tx, partner, input.attachmentId);
    await reachMilestones(tx, input.commitmentId, reachedIds, input.effectiveOn);
    const attachment = file && (await keepAttachment(ctx, { partner, marking, file, contentText }));
    const update = await tx.statusUpdate.create({
      select: { id: true },
      data: {
        ...input,
        partner,
        marking,
        effectiveOn: toColumn(input.effectiveOn),
        attachmentId: attachment?.id ?? input.attachmentId,
        byId: userId,
        recordedAt: now,
      },
    });
    if (input.status === "complete") {
      await claimCompletion(
        tx,
        { ...subject, ...update, commitmentId: input.commitmentId },
        userId,
        now,
      );
    }
    return update;
  },
});

/** @throws AppError `not_found` for a file that is hidden or came with another partner's record */
async function refuseForeignFile(tx: Tx, partner: string, id: string | null): Promise<void> {
  if (id === null) return;
  found(await tx.attachment.findFirst({ where: { id, partner }, select: { id: true } }));
}

function columns(input: CommitmentDetails) {
  return {
    marking: input.marking,
    title: input.title,
    text: input.text,
    kind: input.kind,
    obligor: input.obligor,
    beneficiary: input.beneficiary,
    strength: input.strength,
    leadAgencyId: input.leadAgencyId,
    focalPointId: input.focalPointId,
    madeOn: columnOf(input.madeOn),
    madePrecision: input.madePrecision,
    dueOn: columnOf(input.dueOn),
    duePrecision: input.duePrecision,
    dueWords: input.dueWords,
  };
}
