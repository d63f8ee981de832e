import type { Actor } from "#domain/actor.ts";

/** Nobody changes their own rights, nor locks themselves out: another administrator does. */
export function canReviseUser(actor: Actor, user: { id: string }): boolean {
  return actor.kind === "user" && actor.id !== user.id;
}
