import { type Actor, coversPartner, hasRole } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { isCovered, type Marking } from "#domain/marking.ts";

type Marked = { partner: CountryCode; marking: Marking };

/**
 * Everybody brings files in, for the partners they cover and up to their clearance: every row carries the
 * import that it came with, and goes with it.
 */
export function canImportRow(actor: Actor, { partner, marking }: Marked): boolean {
  return (
    actor.kind === "user" && coversPartner(actor, partner) && isCovered(actor.clearance, marking)
  );
}

/** What somebody recorded by hand, a file changes only for those who may change it by hand. */
export function canUpdateHandmade(actor: Actor, record: Marked): boolean {
  return canImportRow(actor, record) && hasRole(actor, "officer", "manager");
}

/** An import is taken back by whoever brought it in, or by an administrator. */
export function canUndo(actor: Actor, { ownerId }: { ownerId: string }): boolean {
  return actor.kind === "user" && (actor.id === ownerId || actor.role === "administrator");
}

/** Only its owner works on a file: nobody else can read it. */
export function ownsImport(actor: Actor, { ownerId }: { ownerId: string }): boolean {
  return actor.kind === "user" && actor.id === ownerId;
}
