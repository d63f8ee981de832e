import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import type { AuditEntry, AuditFilter } from "./schema.ts";

const PAGE_SIZE = 50;

/** Fields that say nothing to a reader: they change with every write, or are shown otherwise. */
const SILENT = new Set(["id", "version", "created_at", "updated_at", "created_by_id", "sha256"]);

type Row = {
  seq: bigint;
  at: Date;
  who: string | null;
  action: string;
  table_name: string;
  record_id: string;
  op: AuditEntry["op"];
  request_id: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** One page of the trail, newest first, of the changes to what the viewer may see. `next` continues it. */
export async function listAudit(
  tx: Tx,
  filter: AuditFilter,
  timeZone: string,
): Promise<{ items: AuditEntry[]; next: number | null }> {
  const { table, record, user, action, from, until, after } = filter;
  const rows = await select(
    tx,
    [
      table && Prisma.sql`e.table_name = ${table}`,
      record && Prisma.sql`e.record_id = ${record}`,
      user && Prisma.sql`e.user_id = ${user}::uuid`,
      action && Prisma.sql`e.action = ${action}`,
      from && Prisma.sql`e.at >= ${from}::date::timestamp at time zone ${timeZone}`,
      until && Prisma.sql`e.at < (${until}::date + 1)::timestamp at time zone ${timeZone}`,
      after && Prisma.sql`e.seq < ${after}`,
    ],
    PAGE_SIZE + 1,
  );
  const items = rows.slice(0, PAGE_SIZE).map(view);
  return { items, next: rows.length > PAGE_SIZE ? (items.at(-1)?.seq ?? null) : null };
}

/**
 * The latest changes to one record and to the rows that hang on it by `childKey` ("commitment_id"),
 * newest first, at most `limit`; of the tables in `children` alone, where they are named.
 */
export async function listHistory(
  tx: Tx,
  table: string,
  id: string,
  {
    childKey = null as string | null,
    children = [] as readonly string[],
    /** Rows that hang on rows of the record, by the key and the ids of these. */
    below = null as { key: string; ids: readonly string[] } | null,
    /** Changes made later are left out; null: none is. */
    until = null as Date | null,
    limit = 30,
  } = {},
): Promise<AuditEntry[]> {
  const own = Prisma.sql`select seq from audit_event where table_name = ${table} and record_id = ${id}`;
  const hanging =
    childKey === null
      ? Prisma.empty
      : Prisma.sql`union all select app.audit_of_parent(jsonb_build_object(${childKey}::text, ${id}::text))`;
  const further =
    below === null
      ? Prisma.empty
      : Prisma.sql`union all select app.audit_of_parent(jsonb_build_object(${below.key}::text, b.id))
          from unnest(${below.ids}::text[]) as b(id)`;
  const inTables =
    children.length > 0 && Prisma.sql`e.table_name = any(${[table, ...children]}::text[])`;
  const rows = await select(
    tx,
    [
      Prisma.sql`e.seq in (${own} ${hanging} ${further})`,
      inTables,
      until && Prisma.sql`e.at <= ${until.toISOString()}::timestamptz`,
    ],
    limit,
  );
  return rows.map(view);
}

/**
 * The values that fields of a record had at an instant, by column: of those that were changed since, and
 * whose change the viewer may see.
 */
export async function getValuesAt(
  tx: Tx,
  table: string,
  id: string,
  at: Date,
): Promise<Record<string, unknown>> {
  const rows = await tx.$queryRaw<{ before: Record<string, unknown> | null }[]>`
    select e.before from audit_event e
    where e.table_name = ${table} and e.record_id = ${id} and e.op = 'U' and e.at > ${at.toISOString()}::timestamptz
    order by e.seq desc`;
  // The change that came first after the instant has the last word.
  return Object.assign({}, ...rows.map(({ before }) => before ?? {})) as Record<string, unknown>;
}

function select(tx: Tx, wanted: readonly unknown[], limit: number) {
  const terms = wanted.filter((one) => one instanceof Prisma.Sql);
  const where = terms.length > 0 ? Prisma.sql`where ${Prisma.join(terms, " and ")}` : Prisma.empty;
  return tx.$queryRaw<Row[]>`
    select e.seq, e.at, u.name as who, e.action, e.table_name, e.record_id, e.op, e.request_id, e.before, e.after
    from audit_event e left join user_account u on u.id = e.user_id
    ${where} order by e.seq desc limit ${limit}`;
}

function view(row: Row): AuditEntry {
  const fields = new Set([...Object.keys(row.before ?? {}), ...Object.keys(row.after ?? {})]);
  return {
    seq: Number(row.seq),
    at: row.at,
    who: row.who ?? "Accord",
    action: row.action,
    table: row.table_name,
    recordId: row.record_id,
    op: row.op,
    requestId: row.request_id,
    changes: [...fields]
      .filter((field) => !SILENT.has(field))
      .toSorted()
      .map((field) => ({
        field,
        before: textOf(row.before?.[field]),
        after: textOf(row.after?.[field]),
      }))
      .filter(({ before, after }) => before !== null || after !== null),
  };
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value) && value.length === 0) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
