import "server-only";
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { readLists } from "#server/lists.ts";
import type { KnownTopic, Register } from "#features/intake/register.ts";
import { wordsOfTopic } from "#features/intake/topic-words.ts";

type AgencyRow = { id: string; country: string | null; names: string[]; heirId: string | null };
type Lists = {
  countries: { code: string; names: string[] };
  agencies: AgencyRow;
  people: { id: string; country: string | null; names: string[] };
  topics: { id: string; slug: string; name: string; nameUr: string | null };
};

/** Other names by which texts print a country: official, short, and what they abbreviate to. */
const PRINTED: Readonly<Record<string, string | string[]>> = english.countries;

/**
 * The names that a text is read by, of what the viewer may see: countries in English and Urdu, agencies with
 * acronyms and aliases, people, and the topics in use with the words that betray them. In a fixed order.
 */
export async function registerOf(tx: Tx): Promise<Register> {
  const { countries, agencies, people, topics } = await readLists<Lists>(tx, {
    countries: Prisma.sql`
    select code::text, array_remove(array[name, name_ur], null) as names from country order by code`,
    agencies: Prisma.sql`
    select a.id, a.country::text,
      array_remove(array[a.name, a.name_ur, a.acronym] || coalesce(alias.names, '{}'), null) as names,
      heir.id as "heirId"
    from agency a
    left join (select agency_id, array_agg(name order by name) as names from agency_alias group by agency_id) alias
      on alias.agency_id = a.id
    left join (
      select predecessor_id, min(successor_id::text) as id from agency_succession
      where kind <> 'split' group by predecessor_id having count(*) = 1
    ) heir on heir.predecessor_id = a.id
    order by a.name, a.id`,
    people: Prisma.sql`
    select id, country::text, array_remove(array[name, name_ur], null) as names from person order by name, id`,
    topics: Prisma.sql`
    select id, slug, name, name_ur as "nameUr" from topic where retired_at is null order by slug`,
  });
  return {
    countries: countries.map(({ code, names }) => ({
      code,
      names: [...new Set([...names, ...[PRINTED[code] ?? []].flat()])],
    })),
    agencies: ofToday(agencies),
    people: people.flatMap(({ id, country, names }) =>
      names.map((name) => ({ id, country, name })),
    ),
    topics: topics.map(({ id, ...topic }): KnownTopic => ({ id, words: wordsOfTopic(topic) })),
  };
}

/** Any name finds the agency of today: one that was renamed or merged lends its names to what it became. */
function ofToday(rows: readonly AgencyRow[]): Register["agencies"] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const names = new Map<string, string[]>();
  for (const row of rows) {
    const { id } = heirOf(row, byId);
    names.set(id, [...(names.get(id) ?? []), ...row.names]);
  }
  return rows
    .filter(({ id }) => names.has(id))
    .map(({ id, country, names: own }) => ({
      id,
      country,
      names: [...new Set([...own, ...(names.get(id) ?? [])])],
    }));
}

/** The last of its line; the row itself when the line leads nowhere, or back. */
function heirOf(row: AgencyRow, byId: ReadonlyMap<string, AgencyRow>): AgencyRow {
  const passed = new Set([row.id]);
  let last = row;
  while (last.heirId !== null) {
    const next = byId.get(last.heirId);
    if (next === undefined || passed.has(next.id)) break;
    passed.add(next.id);
    last = next;
  }
  return last;
}
