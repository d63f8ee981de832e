import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { canKeepAgency } from "#features/agencies/policy.ts";
import type { Cells } from "#features/imports/kinds/cells.ts";
import { folded } from "#features/imports/values/words.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { executeBulk } from "#server/db.ts";
import { json } from "./known.ts";
import type { Writing } from "./target.ts";

export type NewAgency = { id: string; country: CountryCode; name: string };
type Named = { id: string; name: string; country: CountryCode };

/**
 * Finds agencies by any of their names, and takes down those that are new. Case and points do not count;
 * likeness never does. The same name of two agencies is a problem of the row.
 */
export async function agenciesFor(
  { tx, setting, brought }: Writing,
  countries: readonly CountryCode[],
): Promise<{
  idOf: (
    cells: Cells,
    field: string,
    name: string,
    of: { country: CountryCode; marking: Marking },
  ) => string | null;
  fresh: NewAgency[];
}> {
  const known = await tx.$queryRaw<Named[]>`
    select a.id::text, a.country, n.name from agency a
    cross join lateral (
      select a.name union select a.acronym union select l.name from agency_alias l where l.agency_id = a.id
    ) n
    where a.country = any (${[...countries]}::bpchar[]) and n.name is not null`;
  const ids = new Map<string, Set<string>>();
  for (const { id, name, country } of known) {
    const place = placeOf(country, name);
    ids.set(place, (ids.get(place) ?? new Set()).add(id));
  }
  const fresh: NewAgency[] = [];
  return {
    fresh,
    idOf(cells, field, name, { country, marking }) {
      const place = placeOf(country, name);
      const [id, another] = [...(ids.get(place) ?? [])];
      if (another !== undefined) {
        cells.refuse(field, "imports.problem.agencyTwice");
        return null;
      }
      const before = id ?? brought.get(place);
      if (before !== undefined) return before;
      const isHome = country === setting.home;
      if (!canKeepAgency(setting.actor, { country, isHome, marking })) {
        cells.refuse(field, "imports.problem.newAgency");
        return null;
      }
      const agency = { id: uuidv7(), country, name };
      fresh.push(agency);
      brought.set(place, agency.id);
      return agency.id;
    },
  };
}

const placeOf = (country: string, name: string) => `agency ${country} ${folded(name)}`;

/** Agencies that only their name is known of, and the side they are on. */
export async function insertAgencies({ tx }: Writing, fresh: readonly NewAgency[]): Promise<void> {
  if (fresh.length === 0) return;
  await executeBulk(
    tx,
    Prisma.sql`
    insert into agency (id, country, name, kind, functions, releasable_to, updated_at)
    select r.id::uuid, r.country::char(2), r.name, 'other', '{}', '{}', now()
    from json_to_recordset(${json(fresh)}) as r(id text, country text, name text)`,
  );
}
