import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";

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
  const [row] = await tx.$queryRaw<[{ lists: { [Name in keyof Rows]: Rows[Name][] } }]>`
    select json_build_object(${Prisma.join(pairs)}) as lists`;
  return row.lists;
}
