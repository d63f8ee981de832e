import type { Actor } from "#domain/actor.ts";
import { addAlias, recordAgency, recordSuccession } from "#features/agencies/commands.ts";
import type { AgencyInput } from "#features/agencies/schema.ts";
import { contextFor } from "../database.ts";

/** A British police force that nothing else is known about. */
export const agencyFields: AgencyInput = {
  country: "GB",
  marking: "official",
  name: "National Crime Agency",
  nameUr: null,
  acronym: null,
  kind: "police",
  parentId: null,
  functions: [],
  isPlaceholder: false,
  notes: null,
};

/** Recorded whatever similar ones there are. */
export async function makeAgency(actor: Actor, over: Partial<AgencyInput> = {}): Promise<string> {
  const input = { ...agencyFields, isDistinct: true, ...over };
  return (await recordAgency(contextFor(actor), input)).id;
}

export async function makeAlias(actor: Actor, agencyId: string, name: string): Promise<string> {
  const input = { agencyId, name, language: "en", sourceId: null };
  return (await addAlias(contextFor(actor), input)).id;
}

/** One agency took another's place on a day; null: nobody knows when. */
export async function makeSuccession(
  actor: Actor,
  predecessorId: string,
  successorId: string,
  happenedOn: string | null,
): Promise<string> {
  const input = {
    predecessorId,
    successorId,
    kind: "renamed",
    happenedOn,
    happenedPrecision: happenedOn === null ? "unknown" : "day",
    note: null,
  };
  return (await recordSuccession(contextFor(actor), input)).id;
}
