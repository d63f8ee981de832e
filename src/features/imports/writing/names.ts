import "server-only";
import { folded } from "#features/imports/values/words.ts";
import type { Cells } from "#features/imports/kinds/cells.ts";
import type { Tx } from "#server/db.ts";

export type Names = Awaited<ReturnType<typeof namesOf>>;

/**
 * Finds records by what a file calls them: agencies by any of their names, people by theirs, agreements and
 * commitments by reference. A name of nobody or of two is a problem of the row.
 */
export async function namesOf(tx: Tx) {
  const agencies = indexed(
    await tx.$queryRaw<Named[]>`
      select a.id::text, n.name from agency a
      cross join lateral (
        select a.name union select a.acronym union select l.name from agency_alias l where l.agency_id = a.id
      ) n where n.name is not null`,
  );
  const people = indexed(await tx.$queryRaw<Named[]>`select p.id::text, p.name from person p`);
  const references = indexed(
    await tx.$queryRaw<Named[]>`
      select id::text, ref as name from agreement union all select id::text, ref from commitment`,
  );
  return {
    agency: finder(agencies, "imports.problem.agencyTwice"),
    person: finder(people, "imports.problem.personTwice"),
    reference: finder(references, "imports.problem.unknownName"),
  };
}

type Named = { id: string; name: string };
type Index = ReadonlyMap<string, ReadonlySet<string>>;

const finder = (index: Index, twice: string) => (cells: Cells, field: string, name: string) => {
  const [id, another] = [...(index.get(folded(name)) ?? [])];
  if (id !== undefined && another === undefined) return id;
  cells.refuse(field, another === undefined ? "imports.problem.unknownName" : twice, name);
  return null;
};

function indexed(rows: readonly Named[]): Index {
  const index = new Map<string, Set<string>>();
  for (const { id, name } of rows) {
    const place = folded(name);
    index.set(place, (index.get(place) ?? new Set()).add(id));
  }
  return index;
}
