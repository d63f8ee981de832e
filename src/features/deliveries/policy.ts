import { type Actor, coversPartner, hasRole } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { isCovered, type Marking } from "#domain/marking.ts";

/** What a policy looks at: a stored delivery, or one that is to be recorded. */
export type Marked = { partner: CountryCode; marking: Marking };

/** Desk officers and managers keep the deliveries of their own partners, marked no higher than they may read. */
export function canKeepDelivery(actor: Actor, { partner, marking }: Marked): boolean {
  return (
    actor.kind === "user" &&
    hasRole(actor, "officer", "manager") &&
    coversPartner(actor, partner) &&
    isCovered(actor.clearance, marking)
  );
}
