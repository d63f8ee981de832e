import "server-only";
import type { Marking } from "#domain/marking.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { atMost } from "#server/lists.ts";
import type { Register, Rows } from "./register.ts";
import { valuesAsked } from "./about.ts";
import type { ExportEntry } from "./schema.ts";
import { nameSql } from "./sql.ts";
import type { Row } from "./views.ts";

/** How many rows go to and fro at a time, here and in the statement that cannot be told it. */
const BATCH = 500;

type Ordered = Pick<Rows, "select" | "orderBy">;

/** How many rows there are, and the highest marking of all that they tell: known before the first is sent. */
export async function sumUp(
  tx: Tx,
  { select }: Pick<Rows, "select">,
): Promise<{ rows: number; marking: Marking }> {
  const [sum] = await tx.$queryRaw<[{ rows: number; marking: Marking | null }]>`
    select count(*)::int as rows, max(highest)::text as marking from (${select}) taken`;
  return { rows: sum.rows, marking: sum.marking ?? "official" };
}

/**
 * All rows in the order of the list, some at a time: the database works them out once and keeps its place
 * while they are sent, so that neither of us holds them all.
 */
export async function* allRows(tx: Tx, { select, orderBy }: Ordered): AsyncGenerator<Row[]> {
  await tx.$executeRaw`declare exported no scroll cursor for ${select} order by ${orderBy}`;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- the next rows follow from where these ended
    const rows = await tx.$queryRaw<Row[]>`fetch forward 500 from exported`;
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
  }
}

/** The first rows, for a page that is printed. */
export function firstRows(
  tx: Tx,
  { select, orderBy, id, head }: Ordered & Pick<Rows, "head"> & Partial<Pick<Rows, "id">>,
  limit: number,
): Promise<Row[]> {
  const among =
    head === undefined ? Prisma.empty : Prisma.sql`and ${id} = any(array(${head(limit)}))`;
  return tx.$queryRaw<Row[]>`${select} ${among} order by ${orderBy} limit ${atMost(limit)}`;
}

/** The names of the countries, topics and agencies that a filter names by code, slug and id. */
export async function namesAsked(
  tx: Tx,
  { asked }: Pick<Register, "asked">,
  filter: object,
  locale: string,
): Promise<Record<string, string>> {
  const of = (wanted: string) =>
    Object.entries(asked).flatMap(([name, asking]) =>
      asking === wanted ? valuesAsked(filter, name).filter((value) => value !== "none") : [],
    );
  const [countries, topics, agencies] = [of("country"), of("topic"), of("agency")];
  if (countries.length + topics.length + agencies.length === 0) return {};
  const name = (table: Prisma.Sql) => nameSql(table, locale);
  const rows = await tx.$queryRaw<{ key: string; name: string }[]>`
    select c.code::text as key, ${name(Prisma.sql`c`)} as name from country c where c.code = any(${countries}::bpchar[])
    union all select t.slug, ${name(Prisma.sql`t`)} from topic t where t.slug = any(${topics})
    union all select a.id::text, ${name(Prisma.sql`a`)} from agency a where a.id = any(${agencies}::uuid[])`;
  return Object.fromEntries(rows.map((row) => [row.key, row.name]));
}

const PAGE = 50;

/** What was taken out, the latest first; `next` continues it. */
export async function listExports(
  tx: Tx,
  after: Date | null,
): Promise<{ items: ExportEntry[]; next: Date | null }> {
  const before =
    after === null ? Prisma.sql`true` : Prisma.sql`l.at < ${after.toISOString()}::timestamptz`;
  const rows = await tx.$queryRaw<ExportEntry[]>`
    select l.id::text, l.at, u.name as who, l.register, l.format, l.address, to_char(l.as_of, 'YYYY-MM-DD') as "asOf",
      to_char(l.known_on, 'YYYY-MM-DD') as "knownOn", l.rows, l.marking,
      case when e.export_id is not null then json_build_object('rows', e.rows, 'isWhole', e.is_whole) end as end
    from export_log l join user_account u on u.id = l.user_id left join export_end e on e.export_id = l.id
    where ${before} order by l.at desc, l.id desc limit ${PAGE + 1}`;
  const items = rows.slice(0, PAGE);
  return { items, next: rows.length > PAGE ? (items.at(-1)?.at ?? null) : null };
}
