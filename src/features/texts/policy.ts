import { type Actor, coversPartner, hasRole } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { isCovered, type Marking } from "#domain/marking.ts";

type Marked = { partner: CountryCode; marking: Marking };

/** Desk officers and managers keep the texts of their own partners: versions, the initialling, what was signed, what follows. */
export function canKeepText(actor: Actor, { partner, marking }: Marked): boolean {
  return (
    actor.kind === "user" &&
    hasRole(actor, "officer", "manager") &&
    coversPartner(actor, partner) &&
    isCovered(actor.clearance, marking)
  );
}

/** Analysts read along: whoever works with the partner may say something about a passage. */
export function canComment(actor: Actor, { partner, marking }: Marked): boolean {
  return (
    actor.kind === "user" &&
    hasRole(actor, "analyst", "officer", "manager") &&
    coversPartner(actor, partner) &&
    isCovered(actor.clearance, marking)
  );
}

/** Only a manager opens an initialled text again. */
export function canReopen(actor: Actor, agreement: Marked): boolean {
  return canKeepText(actor, agreement) && hasRole(actor, "manager");
}
