import type { Actor } from "#domain/actor.ts";
import { recordPerson, recordPost, recordTenure } from "#features/people/commands.ts";
import type { PersonInput, PostInput, TenureInput } from "#features/people/schema.ts";
import { contextFor } from "../database.ts";
import { makeAgency } from "./agency.ts";

export const personFields: PersonInput = {
  country: "GB",
  marking: "official",
  name: "Official of the test",
  nameUr: null,
  notes: null,
};

export async function makePerson(actor: Actor, over: Partial<PersonInput> = {}): Promise<string> {
  return (await recordPerson(contextFor(actor), { ...personFields, ...over })).id;
}

/** A post in an agency of its own unless one is given. */
export async function makePost(actor: Actor, over: Partial<PostInput> = {}): Promise<string> {
  const agencyId = over.agencyId ?? (await makeAgency(actor));
  const input = { agencyId, title: "Director General", titleUr: null, isHead: false, ...over };
  return (await recordPost(contextFor(actor), input)).id;
}

type Span = Omit<Partial<TenureInput>, "fromOn" | "untilOn"> & {
  fromOn?: string | null;
  untilOn?: string | null;
};

/** A person in a post. Dates are written as people type them: "2024-03-05", "Mar 2024". */
function tenureFields(personId: string, postId: string, over: Span = {}) {
  const open = { fromOn: null, fromPrecision: null, untilOn: null, untilPrecision: null };
  return { personId, postId, ...open, isActing: false, note: null, ...over };
}

export async function makeTenure(
  actor: Actor,
  personId: string,
  postId: string,
  over: Span = {},
): Promise<string> {
  return (await recordTenure(contextFor(actor), tenureFields(personId, postId, over))).id;
}
