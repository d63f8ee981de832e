import { type Actor, coversPartner, hasRole } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { compareMarking, isCovered, type Marking } from "#domain/marking.ts";

type Marked = { partner: string; marking: Marking };

/** One adds to the sources of one's own partners, and no higher than one may read. */
export function canAddSource(actor: Actor, source: Marked): boolean {
  return (
    actor.kind === "user" &&
    coversPartner(actor, source.partner as CountryCode) &&
    isCovered(actor.clearance, source.marking)
  );
}

/** Who may add a source may correct what is said about it; only a manager lowers its marking. */
export function canReviseSource(actor: Actor, source: Marked, as = source.marking): boolean {
  return (
    canAddSource(actor, source) &&
    canAddSource(actor, { ...source, marking: as }) &&
    (compareMarking(as, source.marking) >= 0 || hasRole(actor, "manager"))
  );
}
