import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import { reportProgress } from "#features/commitments/commands.ts";
import { command, expectOne, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { queueMail, settle } from "#server/tell.ts";
import { canAsk, canDecide, isSpokenOf } from "./policy.ts";
import { acceptance, questionInput, questionRemoval, rejection } from "./schema.ts";

const DAY_MS = 24 * 3_600_000;
/** A question that is asked again is good for so long. */
const AGAIN_DAYS = 14;
/** Nobody writes to more focal points in an hour; a program that does is stopped. */
const MOST_AN_HOUR = 30;

/** Asks a focal point by mail, or makes a link to pass on. Of what is marked, the page of the link shows the reference alone. */
export const askFocalPoint = command({
  action: "answer.ask",
  input: questionInput,
  load: async (tx, { commitmentId }) => {
    const select = { partner: true, marking: true } as const;
    return marked(found(await tx.commitment.findUnique({ where: { id: commitmentId }, select })));
  },
  allow: (actor, commitment) => canAsk(actor, commitment),
  run: async ({ tx, input: { days, shows, ...input }, subject, userId, now }) => {
    const since = new Date(now.getTime() - 3_600_000);
    const where = { askedById: userId, createdAt: { gt: since } };
    if ((await tx.answerRequest.count({ where })) >= MOST_AN_HOUR) {
      throw new AppError("rate_limited", "answers.error.tooMany", { most: MOST_AN_HOUR });
    }
    const question = await tx.answerRequest.create({
      select: { id: true },
      data: {
        ...input,
        ...subject,
        shows: isSpokenOf(subject.marking) ? shows : [],
        askedById: userId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + days * DAY_MS),
      },
    });
    await mailQuestion(tx, question.id, input.address, userId);
    return { id: input.commitmentId };
  },
});

/** Ends a link before it was used. */
export const revokeQuestion = command({
  action: "answer.revoke",
  input: questionRemoval,
  load: async (tx, { id }) => {
    const select = { partner: true, marking: true, commitmentId: true } as const;
    return marked(found(await tx.answerRequest.findUnique({ where: { id }, select })));
  },
  allow: (actor, question) => canDecide(actor, question),
  run: async ({ tx, input: { id }, subject, now }) => {
    const where = { id, usedAt: null, revokedAt: null };
    expectOne(await tx.answerRequest.updateMany({ where, data: { revokedAt: now } }));
    return { id: subject.commitmentId };
  },
});

/** Puts an answer on record, as a status update like any other: what is complete still needs evidence, and the file counts. */
export const acceptAnswer = command({
  action: "answer.accept",
  input: acceptance,
  load: proposalOf,
  allow: (actor, proposal) => canDecide(actor, proposal),
  run: async ({ tx, ctx, input: { id, version, ...input }, subject, userId, now }) => {
    const { commitmentId, attachmentId } = subject;
    const update = await reportProgress(ctx, {
      ...input,
      commitmentId,
      attachmentId,
      blocker: null,
      nextStep: null,
      sourceId: null,
    });
    const data = {
      decidedAt: now,
      decidedById: userId,
      statusUpdateId: update.id,
      version: { increment: 1 },
    };
    expectOne(await tx.proposal.updateMany({ where: { id, version, decidedAt: null }, data }));
    await settle(tx, ["answered"], { kind: "commitment", id: commitmentId });
    return { id: commitmentId };
  },
});

/** Sends an answer back with the reason, and asks again in the same way. */
export const returnAnswer = command({
  action: "answer.return",
  input: rejection,
  load: proposalOf,
  allow: (actor, proposal) => canDecide(actor, proposal),
  run: async ({ tx, input: { id, version, ...because }, subject, userId, now }) => {
    const { commitmentId, partner, marking, request } = subject;
    const data = { decidedAt: now, decidedById: userId, ...because, version: { increment: 1 } };
    expectOne(await tx.proposal.updateMany({ where: { id, version, decidedAt: null }, data }));
    await settle(tx, ["answered"], { kind: "commitment", id: commitmentId });
    const { address, language, shows } = request;
    const again = await tx.answerRequest.create({
      select: { id: true },
      data: {
        partner,
        marking,
        commitmentId,
        address,
        language,
        shows,
        reason: because.reason,
        askedById: userId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + AGAIN_DAYS * DAY_MS),
      },
    });
    await mailQuestion(tx, again.id, address, userId);
    return { id: commitmentId };
  },
});

async function proposalOf(tx: Tx, { id }: { id: string }) {
  const proposal = await tx.proposal.findUnique({
    where: { id },
    select: {
      partner: true,
      marking: true,
      commitmentId: true,
      attachmentId: true,
      request: { select: { address: true, language: true, shows: true } },
    },
  });
  return marked(found(proposal));
}

/** Codes were parsed on the way in. */
const marked = <Row extends { partner: string }>(row: Row) => ({
  ...row,
  partner: row.partner as CountryCode,
});

async function mailQuestion(tx: Tx, id: string, address: string | null, userId: string) {
  if (address === null) return;
  const params = { questionId: id };
  await queueMail(tx, { template: "question", userId, address, params, key: `question:${id}` });
}
