import "server-only";
import { containing } from "#domain/search-words.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { parseSearch } from "./rules.ts";
import type { SearchKind } from "./schema.ts";

/*
 * The text field of a list: it finds what search finds in the records of one kind: words that begin so, phrases, a
 * reference as far as it is typed, from any part of it up to digits of its number.
 */

/** Where more records have a text, a list looks at each in its own order: it is full soon. */
const MOST_NAMED = 2000;

/**
 * The records that the text of a filter is found in; null: more than are named. Where nobody asked, they are found by the
 * statement that uses the filter: all of them before its first row.
 */
export type Found = { among?: readonly string[] | null | undefined };

/** A filter, and the records that its text is found in. */
export async function withText<Filter extends { q: string | null }>(
  tx: Tx,
  kind: SearchKind,
  filter: Filter,
): Promise<Filter & Found> {
  if (filter.q === null) return filter;
  const { words, phrases } = parseSearch(filter.q);
  const [row] = await tx.$queryRaw<[{ among: string[] | null }]>`
    select app.records_with(${kind}::search_kind, ${words}::text[], ${phrases}::text[], ${filter.q}, ${MOST_NAMED}::int) as among`;
  return { ...filter, among: row.among };
}

/** Whether the record with this id has the text of a filter. */
export function hasText(kind: SearchKind, id: Prisma.Sql, q: string, { among }: Found): Prisma.Sql {
  if (among) return Prisma.sql`${id} = any(${among}::uuid[])`;
  const { words, phrases } = parseSearch(q);
  if (among === undefined) {
    // A value, not a table to join: it is looked up in where the records are read, however many tables the statement has.
    return Prisma.sql`(${id} in (
      select unnest(app.records_with(${kind}::search_kind, ${words}::text[], ${phrases}::text[], ${q}, null))::uuid)) is true`;
  }
  const number = /[0-9]+$/.exec(q)?.[0] ?? null;
  const isRef = Prisma.sql`(split_part(said.ref, '-', 4) like ${number && `${number}%`} and said.ref ilike ${containing(q)})`;
  // A value, not `exists`, which the planner would answer by reading every text there is.
  return Prisma.sql`coalesce((
    select bool_or(said.words @@ (select app.search_query(${words}::text[], ${phrases}::text[])) or ${isRef})
    from search_doc said where said.kind = ${kind}::search_kind and said.record_id = (${id})::text), false)`;
}
