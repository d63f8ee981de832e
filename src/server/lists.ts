import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import { queryJson, type Tx } from "#server/db.ts";

/**
 * Several lists in one statement, each in the order of its own query. Rows come as JSON: days as texts, no
 * `Date`, no `bigint`.
 */
export async function readLists<Rows extends object>(
  tx: Tx,
  queries: { readonly [Name in keyof Rows]: Prisma.Sql },
): Promise<{ [Name in keyof Rows]: Rows[Name][] }> {
  const pairs = Object.entries<Prisma.Sql>(queries).map(
    ([name, query]) =>
      Prisma.sql`${name}::text, (select coalesce(json_agg(listed), '[]') from (${query}) listed)`,
  );
  return await queryJson<{ [Name in keyof Rows]: Rows[Name][] }>(
    tx,
    Prisma.sql`json_build_object(${Prisma.join(pairs)})`,
  );
}

const SPELLED = new Map([
  [5, Prisma.sql`5`],
  [6, Prisma.sql`6`],
  [12, Prisma.sql`12`],
  [20, Prisma.sql`20`],
  [40, Prisma.sql`40`],
  [51, Prisma.sql`51`],
  [200, Prisma.sql`200`],
  [501, Prisma.sql`501`],
  [1001, Prisma.sql`1001`],
  [20_000, Prisma.sql`20000`],
]);

/**
 * How many rows a statement takes, spelled out where it is a usual number: a plan that is kept for every value of a
 * parameter does not know how few rows are wanted, and sorts them all.
 */
export const atMost = (rows: number): Prisma.Sql => SPELLED.get(rows) ?? Prisma.sql`${rows}`;
