import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import type { Tx } from "#server/db.ts";
import { managersOf, notify } from "#server/tell.ts";

type Claim = { id: string; commitmentId: string; partner: CountryCode; marking: Marking };

/** A report that something is complete counts from now on; somebody else is asked to look at the evidence. */
export async function claimCompletion(
  tx: Tx,
  claim: Claim,
  userId: string,
  now: Date,
): Promise<void> {
  const { id, commitmentId, partner, marking } = claim;
  const { id: reviewId } = await tx.completionReview.create({
    select: { id: true },
    data: {
      commitmentId,
      partner,
      marking,
      statusUpdateId: id,
      claimedById: userId,
      claimedAt: now,
    },
  });
  const record = { kind: "commitment", id: commitmentId } as const;
  await notify(tx, {
    to: await managersOf(tx, claim),
    kind: "submitted",
    record,
    occurrence: reviewId,
  });
}
