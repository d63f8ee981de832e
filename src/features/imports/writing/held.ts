import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Cells } from "#features/imports/kinds/cells.ts";
import { json } from "./known.ts";
import { CHANGED_SINCE } from "./planned.ts";
import type { Late, Writing } from "./target.ts";

const TABLES = {
  agreement: Prisma.sql`agreement`,
  course: Prisma.sql`course`,
  meeting: Prisma.sql`meeting`,
};
type Change = { prepared: { cells: Cells }; stored: { id: string; version: number } };

/**
 * Holds records that a file changes until the import ends, and parts the rows by whether the record is still the one that
 * they were compared with. Of one that somebody has changed since nothing is written, and its row says so.
 */
export async function heldFast<C extends Change>(
  { tx }: Writing,
  table: keyof typeof TABLES,
  changed: readonly C[],
): Promise<{ changed: C[]; late: Late[] }> {
  if (changed.length === 0) return { changed: [], late: [] };
  const known = json(changed.map(({ stored: { id, version } }) => ({ id, version })));
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select t.id::text from ${TABLES[table]} t
    join json_to_recordset(${known}) as r(id uuid, version int) on t.id = r.id and t.version = r.version
    order by t.id for update of t`;
  const held = new Set(rows.map(({ id }) => id));
  const stale = changed.filter(({ stored }) => !held.has(stored.id));
  for (const { prepared } of stale) prepared.cells.refuse("row", CHANGED_SINCE);
  return {
    changed: changed.filter(({ stored }) => held.has(stored.id)),
    late: stale.map(({ prepared: { cells } }) => ({ cells, isNew: false })),
  };
}
