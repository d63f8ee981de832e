import { type Actor, coversPartner, hasRole } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { isCovered, type Marking } from "#domain/marking.ts";

/** What a policy looks at: a stored commitment, or one that is to be recorded. */
export type Marked = { partner: CountryCode; marking: Marking };

/** Desk officers and managers record promises of their own partners, marked no higher than they may read. */
export function canRecordCommitment(actor: Actor, commitment: Marked): boolean {
  return isAuthorOf(actor, commitment);
}

/** Who may record a commitment may correct it; its partner stays. The audit trail keeps what it said before. */
export function canReviseCommitment(actor: Actor, commitment: Marked): boolean {
  return isAuthorOf(actor, commitment);
}

/** Desk officers and managers report what has become of a promise of their own partners. */
export function canReportProgress(actor: Actor, commitment: Marked): boolean {
  return isAuthorOf(actor, commitment);
}

/** Desk officers and managers say what a promise of their own partners hangs on and comes from. */
export function canLinkCommitment(actor: Actor, commitment: Marked): boolean {
  return isAuthorOf(actor, commitment);
}

function isAuthorOf(actor: Actor, { partner, marking }: Marked): boolean {
  return (
    actor.kind === "user" &&
    hasRole(actor, "officer", "manager") &&
    coversPartner(actor, partner) &&
    isCovered(actor.clearance, marking)
  );
}
