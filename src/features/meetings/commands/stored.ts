import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import type { Reviewed } from "../policy.ts";

/**
 * The meeting as policies look at it, in the version that the actor has seen.
 *
 * @throws AppError `not_found`, also for a hidden one; `stale` when it has changed since
 */
export async function reviewedOf(
  tx: Tx,
  { id, version: seen }: { id: string; version: number },
): Promise<Reviewed> {
  const { reviews, version, ...meeting } = found(
    await tx.meeting.findUnique({
      where: { id },
      select: {
        partner: true,
        marking: true,
        life: true,
        recordState: true,
        createdById: true,
        version: true,
        reviews: {
          where: { action: "submitted" },
          orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
          take: 1,
          select: { byId: true },
        },
      },
    }),
  );
  // Asked before anything is allowed: what somebody else has done meanwhile is no lack of rights.
  if (version !== seen) throw new AppError("stale", "errors.stale");
  return {
    ...meeting,
    // Parsed on the way in.
    partner: meeting.partner as CountryCode,
    submittedById: reviews[0]?.byId ?? null,
  };
}
