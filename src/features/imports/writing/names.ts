import "server-only";
import { folded } from "#features/imports/values/words.ts";
import type { Cells } from "#features/imports/kinds/cells.ts";
import type { Finders } from "#features/imports/kinds/returned.ts";
import type { Tx } from "#server/db.ts";

/** What the rows of a batch name, by the kind of what is named. */
export type Named = Record<keyof Finders, readonly string[]>;

/**
 * Finds records by what a file calls them: agencies by any of their names, people by theirs, agreements and
 * commitments by reference. A name of nobody or of two is a problem of the row. Only what is named is looked up.
 */
export async function namesOf(tx: Tx, { agency, person, reference }: Named): Promise<Finders> {
  const refs = reference.map((name) => name.toUpperCase());
  return {
    agency: finder(agency.length === 0 ? [] : await agenciesIn(tx), "imports.problem.agencyTwice"),
    person: finder(person.length === 0 ? [] : await peopleIn(tx), "imports.problem.personTwice"),
    reference: finder(
      refs.length === 0 ? [] : await referencesIn(tx, refs),
      "imports.problem.unknownName",
    ),
  };
}

type Row = { id: string; name: string };

const agenciesIn = (tx: Tx) => tx.$queryRaw<Row[]>`
  select a.id::text, n.name from agency a
  cross join lateral (
    select a.name union select a.acronym union select l.name from agency_alias l where l.agency_id = a.id
  ) n where n.name is not null`;

const peopleIn = (tx: Tx) => tx.$queryRaw<Row[]>`select p.id::text, p.name from person p`;

const referencesIn = (tx: Tx, refs: string[]) => tx.$queryRaw<Row[]>`
  select id::text, ref as name from agreement where ref = any (${refs}::text[])
  union all select id::text, ref from commitment where ref = any (${refs}::text[])`;

function finder(rows: readonly Row[], twice: string) {
  const index = indexed(rows);
  return (cells: Cells, field: string, name: string) => {
    const [id, another] = [...(index.get(folded(name)) ?? [])];
    if (id !== undefined && another === undefined) return id;
    cells.refuse(field, another === undefined ? "imports.problem.unknownName" : twice, name);
    return null;
  };
}

function indexed(rows: readonly Row[]): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const { id, name } of rows) {
    const place = folded(name);
    index.set(place, (index.get(place) ?? new Set()).add(id));
  }
  return index;
}
