import { type Actor, hasRole } from "#domain/actor.ts";

/** Administrators keep the list of topics. */
export function canKeepTopics(actor: Actor): boolean {
  return hasRole(actor, "administrator");
}
