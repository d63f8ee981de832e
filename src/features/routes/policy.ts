import { type Actor, hasRole } from "#domain/actor.ts";

/** Administrators keep the routes, and say which instruments go over to another one. */
export function canKeepRoutes(actor: Actor): boolean {
  return hasRole(actor, "administrator");
}
