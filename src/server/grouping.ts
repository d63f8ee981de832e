import "server-only";
import { BEYOND, type Grouping, NO_VALUE } from "#domain/list-groups.ts";
import type { Cursor } from "#domain/listing.ts";
import { Prisma } from "#generated/prisma/client.ts";

/** A topic of the first level for each topic of a record; `links` is a `from` with the topic `own`. */
export const topicsAbove = (links: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select distinct coalesce(o.slug, own.slug, 'none') from (select) nothing
  left join (${links} left join topic o on o.id = own.parent_id) on true`;

/** A single value of a record, "none" where it has none. */
export const oneValue = (value: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`select coalesce((${value})::text, 'none')`;

/** The agency under an id; one that the viewer does not see is named by no group. */
export const oneAgency = (id: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select case when ${id} is null then ${NO_VALUE}
    else coalesce((select seen.id::text from agency seen where seen.id = ${id}), ${BEYOND}) end`;

type Terms = {
  /** To the tables of the list: each row once for each of its groups. */
  join: Prisma.Sql;
  /** What it is grouped by, as a column; null where it is not. */
  column: Prisma.Sql;
  /** What comes before the order of the list. */
  orderBy: Prisma.Sql;
  /** The rows beyond the cursor, when `within` finds those that are beyond it in its own group. */
  beyond: (within: Prisma.Sql) => Prisma.Sql;
};

/**
 * A list by groups: sorted by group first, so that its pages continue where they end. `values` is a query for the values
 * of one row, in the tables of the list.
 */
export function groupTerms(
  grouping: Grouping | null,
  values: Prisma.Sql | undefined,
  { after, before }: { after: Cursor | null; before: Cursor | null },
): Terms {
  if (grouping === null || values === undefined) {
    const none = { join: Prisma.empty, orderBy: Prisma.empty };
    return { ...none, column: Prisma.sql`null::text`, beyond: (within) => within };
  }
  const { order } = grouping;
  const beyond = order.length + 1;
  const none = beyond + 1;
  const known = Prisma.sql`array_position(${[...order]}::text[], grp.value)`;
  const isNone = Prisma.sql`grp.value = ${NO_VALUE}`;
  const place = Prisma.sql`coalesce(${known}, case when ${isNone} then ${none}::int else ${beyond}::int end)`;
  const from = after ?? before;
  const isBackwards = after === null && before !== null;
  const index = order.indexOf(from?.group ?? "");
  const at = Prisma.sql`${index >= 0 ? index + 1 : from?.group === NO_VALUE ? none : beyond}::int`;
  const than = isBackwards ? Prisma.sql`<` : Prisma.sql`>`;
  return {
    join: Prisma.sql`cross join lateral (${values}) grp(value)`,
    column: Prisma.sql`case when ${isNone} or ${known} is not null then grp.value else ${BEYOND} end`,
    orderBy: Prisma.sql`${place} ${isBackwards ? Prisma.sql`desc` : Prisma.sql`asc`},`,
    // A place in the list without groups is none in this one.
    beyond: (within) =>
      from?.group === undefined
        ? Prisma.sql`true`
        : Prisma.sql`(${place} ${than} ${at} or (${place} = ${at} and ${within}))`,
  };
}
