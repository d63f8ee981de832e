import type { Actor } from "#domain/actor.ts";
import { mayTry } from "#domain/permissions.ts";

/** A brief is edited and frozen by any author who sees it, until it is frozen. */
export function canReviseBrief(actor: Actor, brief: { frozenAt: Date | null }): boolean {
  return mayTry(actor, "brief.revise") && brief.frozenAt === null;
}
