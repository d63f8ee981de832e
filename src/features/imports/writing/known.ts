import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { ImportKind } from "#generated/prisma/enums.ts";
import { executeBulk, type Tx } from "#server/db.ts";
import type { Writing } from "./target.ts";

/** The records that earlier files of a register became, by key; of several imports the latest counts. */
export async function recordsByKey(
  tx: Tx,
  register: string,
  kind: ImportKind,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ key: string; id: string }[]>`
    select distinct on (r.key) r.key, r.record_id::text as id from import_row r
    where r.register = ${register} and r.kind = ${kind}::import_kind and r.key = any (${[...keys]}::text[])
    order by r.key, r.batch_id desc`;
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/**
 * Those of some records that somebody has made or changed by hand, so far as the viewer sees the trail, and whether that
 * was after the last check of the file had begun.
 */
export async function changedByHand(
  { tx, batchId }: Pick<Writing, "tx" | "batchId">,
  table: ImportKind,
  ids: readonly string[],
): Promise<Map<string, { isSinceCheck: boolean }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; isSinceCheck: boolean }[]>`
    with checked as materialized (
      select max(e.seq) as seq from audit_event e
      where e.table_name = 'import_batch' and e.record_id = ${batchId} and e.after ->> 'state' = 'checking'
    )
    select e.record_id as id, coalesce(bool_or(e.seq > (select c.seq from checked c)), false) as "isSinceCheck"
    from audit_event e
    where e.table_name = ${table} and e.record_id = any (${[...ids]}::text[])
      and e.op in ('I', 'U') and e.action not like 'import.%'
    group by e.record_id`;
  return new Map(rows.map(({ id, isSinceCheck }) => [id, { isSinceCheck }]));
}

/** The first of the numbers that are free for each partner and year: `next(partner, year)` gives reference after reference. */
export async function referencesFor(
  tx: Tx,
  kind: string,
  wanted: readonly { partner: string; year: number }[],
): Promise<(partner: string, year: number) => string> {
  const counts = new Map<string, number>();
  for (const { partner, year } of wanted) {
    const place = `${partner} ${year}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const list = [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, count]) => {
      const [partner = "", year = ""] = place.split(" ");
      return { partner, year: Number(year), count };
    });
  const rows = await tx.$queryRaw<{ partner: string; year: number; first: number }[]>`
    select w.partner, w.year, app.reserve_references(${kind}, w.partner::char(2), w.year, w.count) as first
    from json_to_recordset(${JSON.stringify(list)}::json) as w(partner text, year int, count int)`;
  const next = new Map(rows.map(({ partner, year, first }) => [`${partner} ${year}`, first]));
  return (partner, year) => {
    const number = next.get(`${partner} ${year}`) ?? 0;
    next.set(`${partner} ${year}`, number + 1);
    return `${kind}-${partner}-${year}-${String(number).padStart(4, "0")}`;
  };
}

export type Traced = {
  number: number;
  key: string;
  id: string;
  partner: string;
  marking: string;
  isNew: boolean;
};

/** Writes down which record each row became: how it is found again, and what undoing takes back. */
export async function trace(
  { tx, batchId, mapping }: Writing,
  kind: ImportKind,
  rows: readonly Traced[],
): Promise<void> {
  if (rows.length === 0) return;
  await executeBulk(
    tx,
    Prisma.sql`
    insert into import_row (batch_id, number, kind, record_id, partner, marking, register, key, is_new)
    select ${batchId}::uuid, r.number, ${kind}::import_kind, r.id::uuid, r.partner::char(2), r.marking::marking,
      ${mapping.register}, r.key, r."isNew"
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(number int, key text, id text, partner text, marking text, "isNew" boolean)`,
  );
}

/** Writes down how records stand that have just come in with all that is their own. */
export async function standNew(
  tx: Tx,
  kind: "agreement" | "commitment" | "meeting" | "training",
  ids: readonly string[],
): Promise<void> {
  await executeBulk(tx, Prisma.sql`select app.stand_new(${kind}, ${[...ids]}::uuid[])`);
}

/**
 * Lets the connection forget how it goes about its statements, and foreign keys about their checks: what was right for an
 * empty table takes ever longer in one that fills, and nobody counts the rows of a transaction that goes on.
 */
export async function planAnew(tx: Tx): Promise<void> {
  await tx.$executeRaw`discard plans`;
}

export const json = (rows: unknown): Prisma.Sql => Prisma.sql`${JSON.stringify(rows)}::json`;
