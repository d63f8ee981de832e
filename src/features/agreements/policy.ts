import { type Actor, coversPartner, hasRole } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { isCovered, type Marking, MARKINGS } from "#domain/marking.ts";

/** Desk officers and managers write about agreements of their own partners, marked no higher than they may read. */
export function canWriteAgreement(
  actor: Actor,
  { partner, marking }: { partner: CountryCode; marking: Marking },
): boolean {
  return (
    actor.kind === "user" &&
    hasRole(actor, "officer", "manager") &&
    coversPartner(actor, partner) &&
    isCovered(actor.clearance, marking)
  );
}

/** The markings that an author may give: those up to their clearance. */
export function markingsFor(actor: Actor): Marking[] {
  return actor.kind === "user" ? MARKINGS.filter((one) => isCovered(actor.clearance, one)) : [];
}
