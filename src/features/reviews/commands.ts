import "server-only";
import { toColumn } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import type { Marking } from "#domain/marking.ts";
import { type Context, command, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { notify, settle } from "#server/tell.ts";
import { canDecideClaim } from "./policy.ts";
import { acceptInput, acceptManyInput, returnInput } from "./schema.ts";

type Claim = {
  id: string;
  version: number;
  partner: CountryCode;
  marking: Marking;
  commitmentId: string;
  statusUpdateId: string;
  claimedById: string;
};

/**
 * The claim as it is to be decided, held until the decision is written.
 *
 * @throws AppError `not_found`, also for a hidden one; `stale` when somebody has decided it, or said something else of the
 *   commitment since; `conflict` for one's own
 */
async function claimOf(
  tx: Tx,
  { id, version: seen }: { id: string; version: number },
  actor: Context["actor"],
): Promise<Claim> {
  await tx.$executeRaw`select from completion_review where id = ${id}::uuid for update`;
  const { decidedAt, commitment, partner, ...claim } = found(
    await tx.completionReview.findUnique({
      where: { id },
      include: {
        commitment: {
          select: {
            updates: {
              orderBy: [{ effectiveOn: "desc" }, { recordedAt: "desc" }, { id: "desc" }],
              take: 1,
              select: { id: true },
            },
          },
        },
      },
    }),
  );
  const isLatest = commitment.updates[0]?.id === claim.statusUpdateId;
  if (decidedAt !== null || claim.version !== seen || !isLatest) {
    throw new AppError("stale", "reviews.error.moved");
  }
  if (actor.kind === "user" && actor.id === claim.claimedById) {
    throw new AppError("conflict", "reviews.error.own");
  }
  // Parsed on the way in.
  return { ...claim, partner: partner as CountryCode };
}

/** Somebody else than its author has looked at the evidence and finds the commitment complete. */
export const acceptCompletion = command({
  action: "review.accept",
  input: acceptInput,
  load: claimOf,
  allow: canDecideClaim,
  run: async ({ tx, input: { id }, subject, userId, now }) => {
    const data = { decidedAt: now, decidedById: userId, isAccepted: true };
    await tx.completionReview.update({
      where: { id },
      data: { ...data, version: { increment: 1 } },
    });
    await settle(tx, ["submitted"], { kind: "commitment", id: subject.commitmentId });
    return { id };
  },
});

/** Several at once: all of them, or none when one of them cannot be accepted. */
export const acceptCompletions = command({
  action: "review.accept",
  input: acceptManyInput,
  allow: () => true,
  run: async ({ ctx, input: { claims } }) => {
    for (const claim of claims) {
      // oxlint-disable-next-line no-await-in-loop -- one transaction
      await acceptCompletion(ctx, claim);
    }
    return { id: claims[0]?.id ?? "" };
  },
});

/**
 * The evidence does not show it: the claim goes back to its author with the reason, and the commitment to what it was
 * before, by a status update like any other.
 */
export const returnCompletion = command({
  action: "review.return",
  input: returnInput,
  load: claimOf,
  allow: canDecideClaim,
  run: async ({ tx, input, subject, userId, now, today }) => {
    const { id, reasonKind, reason } = input;
    const { commitmentId, partner, marking, statusUpdateId, claimedById } = subject;
    const data = { decidedAt: now, decidedById: userId, isAccepted: false, reasonKind, reason };
    await tx.completionReview.update({
      where: { id },
      data: { ...data, version: { increment: 1 } },
    });
    await tx.statusUpdate.create({
      data: {
        commitmentId,
        partner,
        marking,
        status: await statusBefore(tx, commitmentId, statusUpdateId),
        effectiveOn: toColumn(today),
        note: reason,
        byId: userId,
        recordedAt: now,
      },
    });
    const record = { kind: "commitment", id: commitmentId } as const;
    await settle(tx, ["submitted"], record);
    await notify(tx, { to: [claimedById], kind: "returned", record, occurrence: id });
    return { id };
  },
});

/** What the commitment was when nobody had claimed that it was complete. */
async function statusBefore(tx: Tx, commitmentId: string, claim: string) {
  const [before] = await tx.statusUpdate.findMany({
    where: { commitmentId, id: { not: claim } },
    orderBy: [{ effectiveOn: "desc" }, { recordedAt: "desc" }, { id: "desc" }],
    take: 1,
    select: { status: true },
  });
  return before?.status ?? "no_evidence";
}
