import "server-only";
import { keepAttachment } from "#features/attachments/commands.ts";
import { contentTextOf } from "#features/attachments/content-text.ts";
import { command, expectOne, found } from "#server/command.ts";
import { canWriteAgreement } from "../policy.ts";
import { concurrenceInput, concurrenceUpdate } from "../schema.ts";
import { agreementOf } from "./load.ts";
import { refuseForeignSources, refuseFuture } from "./refusals.ts";
import { refuseDraft, refuseRound, spelledAs } from "./rounds.ts";
import { concurrenceRow } from "./rows.ts";

/** Records that a desk was asked to agree, and what it answered when it has. */
export const recordConcurrence = command({
  action: "agreement.concur",
  input: concurrenceInput,
  prepare: ({ file }) => contentTextOf(file),
  load: (tx, { agreementId }) => agreementOf(tx, agreementId),
  allow: (actor, agreement) => canWriteAgreement(actor, agreement),
  run: async ({ tx, ctx, input, prepared: contentText, subject, today }) => {
    const { agreementId, file, ...typed } = input;
    const { partner, marking } = subject;
    const answer = { ...typed, desk: await spelledAs(tx, typed.desk) };
    await refuseRound(tx, agreementId, null, answer);
    await refuseDraft(tx, agreementId, answer.draftNumber);
    refuseFuture(answer.requestedOn, today, "requestedOn");
    refuseFuture(answer.decidedOn, today, "decidedOn");
    await refuseForeignSources(tx, partner, [answer]);
    const kept = file && (await keepAttachment(ctx, { file, contentText, partner, marking }));
    await tx.concurrence.create({
      data: {
        ...concurrenceRow(answer),
        agreementId,
        partner,
        marking,
        attachmentId: kept?.id ?? null,
      },
    });
    return { id: agreementId };
  },
});

/** Completes or corrects a concurrence. The id that comes back is the agreement's. */
export const decideConcurrence = command({
  action: "agreement.concur",
  input: concurrenceUpdate,
  prepare: ({ file }) => contentTextOf(file),
  load: async (tx, { id }) => {
    const { agreementId } = found(
      await tx.concurrence.findUnique({ where: { id }, select: { agreementId: true } }),
    );
    return { ...(await agreementOf(tx, agreementId)), agreementId };
  },
  allow: (actor, agreement) => canWriteAgreement(actor, agreement),
  run: async ({ tx, ctx, input, prepared: contentText, subject, today }) => {
    const { id, version, file, ...typed } = input;
    const { partner, marking, agreementId } = subject;
    const answer = { ...typed, desk: await spelledAs(tx, typed.desk) };
    await refuseRound(tx, agreementId, id, answer);
    await refuseDraft(tx, agreementId, answer.draftNumber);
    refuseFuture(answer.requestedOn, today, "requestedOn");
    refuseFuture(answer.decidedOn, today, "decidedOn");
    await refuseForeignSources(tx, partner, [answer]);
    const kept = file && (await keepAttachment(ctx, { file, contentText, partner, marking }));
    const data = {
      ...concurrenceRow(answer),
      ...(kept && { attachmentId: kept.id }),
      version: { increment: 1 },
    };
    expectOne(await tx.concurrence.updateMany({ where: { id, version }, data }));
    return { id: agreementId };
  },
});
