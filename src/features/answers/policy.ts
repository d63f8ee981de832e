import { type Actor, coversPartner, hasRole } from "#domain/actor.ts";
import { isCovered, type Marking } from "#domain/marking.ts";
import type { Marked } from "./schema.ts";

/** Whoever holds a link is not known to be cleared for anything: above this nobody is asked by one. */
const HIGHEST: Marking = "restricted";
/** Up to this, the page of a link may say what the question is about; above, the reference alone. */
const SPOKEN: Marking = "official";

export const isAskable = (marking: Marking): boolean => isCovered(HIGHEST, marking);
export const isSpokenOf = (marking: Marking): boolean => isCovered(SPOKEN, marking);

/** Desk officers and managers ask about promises of their own partners. */
export function canAsk(actor: Actor, commitment: Marked): boolean {
  return canDecide(actor, commitment) && isAskable(commitment.marking);
}

/** Who may report on a promise may put an answer about it on record, or send it back. */
export function canDecide(actor: Actor, { partner, marking }: Marked): boolean {
  return (
    actor.kind === "user" &&
    hasRole(actor, "officer", "manager") &&
    coversPartner(actor, partner) &&
    isCovered(actor.clearance, marking)
  );
}
