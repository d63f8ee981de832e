import { type Actor, coversPartner, hasRole } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { isCovered, type Marking } from "#domain/marking.ts";

type Claim = { partner: CountryCode; marking: Marking };

/** Managers decide on claims of their own partners; four eyes are seen to by the command, which says so in its own words. */
export function canDecideClaim(actor: Actor, { partner, marking }: Claim): boolean {
  return (
    actor.kind === "user" &&
    hasRole(actor, "manager") &&
    coversPartner(actor, partner) &&
    isCovered(actor.clearance, marking)
  );
}
