import type { Actor } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import { canRecordMeeting } from "#features/meetings/policy.ts";
import { canAddSource } from "#features/sources/policy.ts";

/** Who may add a source of a partner and record its meetings makes records from its texts, marked no higher than they may read. */
export function canTakeIn(
  actor: Actor,
  intake: { partner: CountryCode; marking: Marking },
): boolean {
  return canAddSource(actor, intake) && canRecordMeeting(actor, intake);
}
