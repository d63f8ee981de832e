import { type Actor, coversPartner } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { isCovered, type Marking } from "#domain/marking.ts";

/** One adds to the sources of one's own partners, and no higher than one may read. */
export function canAddSource(actor: Actor, source: { partner: string; marking: Marking }): boolean {
  return (
    actor.kind === "user" &&
    coversPartner(actor, source.partner as CountryCode) &&
    isCovered(actor.clearance, source.marking)
  );
}
