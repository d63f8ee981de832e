import type { Actor } from "#domain/actor.ts";

/** Views are changed by who saved them, and by administrators. */
export function canChangeView(actor: Actor, view: { ownerId: string }): boolean {
  return actor.kind === "user" && (actor.id === view.ownerId || actor.role === "administrator");
}
