import { type Actor, hasRole } from "#domain/actor.ts";

/** Managers say that a post of their own government changes hands. */
export function canOpenHandover(actor: Actor, { isHome }: { isHome: boolean }): boolean {
  return actor.kind === "user" && hasRole(actor, "manager") && isHome;
}

/** Only the one who takes the post over acknowledges its list: nobody does it for them. */
export function canAcknowledge(actor: Actor, { toId }: { toId: string }): boolean {
  return actor.kind === "user" && actor.id === toId;
}
