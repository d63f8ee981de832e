import "server-only";
import { type Cursor, PAGE_SIZE } from "#domain/listing.ts";
import { containing, wordsOf } from "#domain/search-words.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { groupTerms } from "#server/grouping.ts";

/** `column = any (values)`, where `type` is PostgreSQL's name of the column's type; true without values. */
export function anyOf(
  column: Prisma.Sql,
  values: readonly string[],
  type: keyof typeof ARRAY_OF,
): Prisma.Sql {
  if (values.length === 0) return Prisma.sql`true`;
  return Prisma.sql`coalesce(${column} = any (${[...values]}::${ARRAY_OF[type]}), false)`;
}

const ARRAY_OF = {
  bpchar: Prisma.sql`bpchar[]`,
  text: Prisma.sql`text[]`,
  instrument_type: Prisma.sql`instrument_type[]`,
  binding: Prisma.sql`binding[]`,
  waiting_on: Prisma.sql`waiting_on[]`,
  marking: Prisma.sql`marking[]`,
};

/** Every word must be somewhere in the text, whatever its case and accents. */
export function wordTerms(text: string | null, haystack: Prisma.Sql): Prisma.Sql[] {
  return wordsOf(text ?? "").map(
    (word) => Prisma.sql`unaccent(${haystack}) ilike unaccent(${containing(word)})`,
  );
}

const UNGROUPED = groupTerms(null, undefined, { after: null, before: null });

/** Where a page begins and how it is sorted: by a value as text, then by id, both the same way. */
export function pageTerms(
  { after, before }: { after: Cursor | null; before: Cursor | null },
  sortValue: Prisma.Sql,
  id: Prisma.Sql,
  isDescending: boolean,
  groups: Pick<ReturnType<typeof groupTerms>, "orderBy" | "beyond"> = UNGROUPED,
) {
  const place = after ?? before;
  const isBackwards = after === null && before !== null;
  const isDown = isDescending !== isBackwards;
  const direction = isDown ? Prisma.sql`desc` : Prisma.sql`asc`;
  const than = isDown ? Prisma.sql`<` : Prisma.sql`>`;
  return {
    where: groups.beyond(
      place
        ? Prisma.sql`(${sortValue}::text, ${id}) ${than} (${place.key}, ${place.id}::uuid)`
        : Prisma.sql`true`,
    ),
    orderBy: Prisma.sql`${groups.orderBy} ${sortValue}::text ${direction}, ${id} ${direction}`,
    limit: PAGE_SIZE + 1,
  };
}
