import { z } from "zod";
import { flag } from "#domain/flag.ts";
import { parametersOf } from "#domain/listing.ts";
import type { Marking } from "#domain/marking.ts";
import type { Address } from "#domain/permissions.ts";
import { requiredName } from "#domain/text.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import { agencyList } from "#features/agencies/columns.ts";
import { agreementList, mouList } from "#features/agreements/columns.ts";
import { commitmentList } from "#features/commitments/columns.ts";
import type { RegisterName } from "#features/export/schema.ts";
import { meetingList } from "#features/meetings/columns.ts";
import { personList } from "#features/people/columns.ts";
import { sourceList } from "#features/sources/columns.ts";
import { trainingList } from "#features/trainings/columns.ts";
import { TRAINING_REGISTERS, trainingFilter } from "#features/trainings/schema.ts";

/** The lists that views can be saved of. */
export const VIEWED = [
  "commitments",
  "agreements",
  "mous",
  "meetings",
  "trainings",
  "sources",
  "agencies",
  "people",
] as const;
export type Viewed = (typeof VIEWED)[number];

/** What the address of each list takes. */
const FILTERS: Record<Viewed, z.ZodObject> = {
  commitments: commitmentList,
  agreements: agreementList,
  mous: mouList,
  meetings: meetingList,
  trainings: trainingList,
  sources: sourceList,
  agencies: agencyList,
  people: personList,
};

const listOf = (register: Viewed): Address & `/${Viewed}` => `/${register}`;

/**
 * The parameters of an address that the register's filter knows, in an order of their own, so that two
 * addresses of one list read alike. The place in the list is none of them.
 */
export function canonicalQuery(register: Viewed, text: string): string {
  const given = new URLSearchParams(text);
  const kept = new URLSearchParams();
  for (const { name, one, isList } of parametersOf(FILTERS[register])) {
    if (name === "after" || name === "before") continue;
    const known = [...new Set(given.getAll(name))].filter(
      (value) => value !== "" && one.safeParse(value).success,
    );
    for (const value of isList ? known : known.slice(0, 1)) kept.append(name, value);
  }
  kept.sort();
  return kept.toString();
}

/** The same of a page's parameters. */
export function queryOf(
  register: Viewed,
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of typeof value === "string" ? [value] : (value ?? [])) query.append(name, one);
  }
  return canonicalQuery(register, query.toString());
}

export function hrefOf({ register, query }: { register: Viewed; query: string }): string {
  return query === "" ? listOf(register) : `${listOf(register)}?${query}`;
}

/** The parameters of a stored query, as a page has them. */
export function paramsOf(query: string): Record<string, string | string[]> {
  const params = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

/** What the rows of a view are called where lists are read for files: a list of several kinds says which it shows. */
export function registerOf({ register, query }: { register: Viewed; query: string }): RegisterName {
  if (register !== "trainings") return register;
  return TRAINING_REGISTERS[trainingFilter.parse(paramsOf(query)).view];
}

const name = requiredName(80);

export const viewInput = z.strictObject({
  register: z.enum(VIEWED, "validation.choice"),
  name,
  query: z
    .string()
    .max(4000)
    .nullish()
    .transform((text) => text ?? ""),
  isShared: flag,
});

export const viewUpdate = z.strictObject({
  id: recordId,
  version: recordVersion,
  name,
  isShared: flag,
});
export const viewRemoval = z.strictObject({ id: recordId });
/** On the home page, in the place of another; or off it. */
export const viewPin = z.strictObject({ id: recordId, isPinned: flag });

export type ViewLine = {
  id: string;
  version: number;
  register: Viewed;
  name: string;
  query: string;
  isShared: boolean;
  isOwn: boolean;
  isPinned: boolean;
  owner: string;
};

/** A filter whose removal would show something, and how much: up to the limit of a list, and one beyond. */
export type Lift = { name: string; count: number };

/** What stands around a list: its saved views and, where filters leave nothing, which of them to lift. */
export type Around = { views: ViewLine[]; lifts: Lift[] | null };

/** The view on the home page, with its first rows. */
export type PinnedView = {
  view: Pick<ViewLine, "register" | "name" | "query">;
  count: number;
  marking: Marking;
  rows: { href: string; title: string; ref: string | null }[];
};
