import { type Actor, coversPartner, hasRole } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { isCovered, type Marking } from "#domain/marking.ts";

/** Anybody signed in makes tokens for themselves, never beyond their own rights; no token makes another. */
export function canMakeToken(
  actor: Actor,
  token: { scope: "read" | "write"; clearance: Marking; partners: readonly CountryCode[] },
): boolean {
  return (
    actor.kind === "user" &&
    actor.token === undefined &&
    isCovered(actor.clearance, token.clearance) &&
    token.partners.every((partner) => coversPartner(actor, partner)) &&
    (token.scope === "read" || mayWriteAtAll(actor))
  );
}

/** Analysts and administrators write no meetings and commitments, so neither do their programs. */
export const mayWriteAtAll = (actor: Actor): boolean => hasRole(actor, "officer", "manager");

/** Its owner ends a token, or an administrator does. */
export function canRevokeToken(actor: Actor, token: { ownerId: string }): boolean {
  return (
    actor.kind === "user" &&
    actor.token === undefined &&
    (actor.id === token.ownerId || hasRole(actor, "administrator"))
  );
}
