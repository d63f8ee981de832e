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

type Cursors = { after: Cursor | null; before: Cursor | null };

/**
 * A list by groups: sorted by group first, so that its pages continue where they end. `values` is a query for the values
 * of one row, in the tables of the list.
 */
export function groupTerms(
  grouping: Grouping | null,
  values: Prisma.Sql | undefined,
  cursors: Cursors,
): Terms {
  if (grouping === null || values === undefined) {
    const none = { join: Prisma.empty, orderBy: Prisma.empty };
    return { ...none, column: Prisma.sql`null::text`, beyond: (within) => within };
  }
  const places = placesOf(grouping, cursors);
  const known = Prisma.sql`array_position(${places.names}, grp.value)`;
  const isNone = Prisma.sql`grp.value = ${NO_VALUE}`;
  const place = Prisma.sql`coalesce(${known}, case when ${isNone} then ${places.none}::int else ${places.beyond}::int end)`;
  return {
    join: Prisma.sql`cross join lateral (${values}) grp(value)`,
    column: Prisma.sql`case when ${isNone} or ${known} is not null then grp.value else ${BEYOND} end`,
    orderBy: Prisma.sql`${place} ${places.direction},`,
    beyond: (within) => places.isBeyond(place, within),
  };
}

/** What rows are found by that have one value of a group: `g` has the `value`. */
export type GroupedBy = {
  /** A query for the values of one row, for lists that are not walked. */
  values?: Prisma.Sql;
  is: Prisma.Sql;
  /** What finds the same rows otherwise, for a walk that knows which of the two is sooner. */
  seek?: Prisma.Sql;
  /** Joined to `g`. */
  beside?: Prisma.Sql;
  /** Whether it has none, where that can be. */
  isNone?: Prisma.Sql;
} & (
  | {
      /** Whether a row has a value that is not among those known, an array of text. */
      isOther: (known: Prisma.Sql) => Prisma.Sql;
      others?: undefined;
    }
  | {
      isOther?: undefined;
      /** A query for the values that are not among those known, where `is` holds of a row for one of them at most. */
      others: (known: Prisma.Sql) => Prisma.Sql;
    }
);

/** By what can be asked of any row: whether it has a value, or another than those known. */
type ByCondition = GroupedBy & { others?: undefined };

/** The first rows for which a condition holds, which is two; `seek` is that of the group, where it is sought by one value. */
export type Walk = (
  holds: Prisma.Sql,
  parts: Record<"isOf" | "isBeyond", Prisma.Sql> & { seek?: Prisma.Sql | undefined },
) => Prisma.Sql;

/** The first rows of those that have a `place`, in the order of the list within each, in the direction of the places. */
export type Page = (rows: Prisma.Sql, direction: Prisma.Sql) => Prisma.Sql;

/** By a column of a type. */
export const byColumn = (column: Prisma.Sql, type = Prisma.sql`text`): ByCondition => ({
  values: oneValue(column),
  is: Prisma.sql`${column} = g.value::${type}`,
  isOther: (known) => Prisma.sql`${column} <> all(${known}::${type}[])`,
});

/** By partner: an index finds each of those that are not known, or that there is nothing with it. */
export const byPartner = (column: Prisma.Sql): GroupedBy => ({
  values: oneValue(column),
  is: Prisma.sql`${column} = g.value::bpchar`,
  others: (known) =>
    Prisma.sql`select o.code from country o where o.code <> all(${known}::bpchar[])`,
});

/**
 * By the year of a day that an index holds in order with `tie` after it, of which nothing is below `least`. It finds each
 * year that is not known, too: from the first to the last, which `ends` has.
 */
export const byYear = (
  day: Prisma.Sql,
  { tie, least }: { tie: Prisma.Sql; least: Prisma.Sql },
  ends: Prisma.Sql,
): GroupedBy => ({
  beside: Prisma.sql`cross join lateral (
    select make_date(g.value::int, 1, 1) as first, make_date(g.value::int + 1, 1, 1) as next offset 0) span`,
  // Of two bounds of a day the planner believes that they leave very few, and would sort a whole year.
  is: Prisma.sql`((${day}, ${tie}) < (span.next, ${least}) and ${day} >= span.first)`,
  others: (known) => Prisma.sql`
    select y.year::text from (${ends}) ends(first, last)
    cross join lateral generate_series(extract(year from ends.first)::int, extract(year from ends.last)::int) y(year)
    where y.year::text <> all(${known})`,
  isNone: Prisma.sql`${day} is null`,
});

/** By a column that may be empty. */
export const orNone = (column: Prisma.Sql, type?: Prisma.Sql): GroupedBy => ({
  ...byColumn(column, type),
  isNone: Prisma.sql`${column} is null`,
});

/**
 * The same list where an index finds the rows of one group in order: the first rows of each group, so that no more are read
 * than a page has for each. `walk` is a query for the first rows for which a condition holds: that they are of the group,
 * and beyond the place of the page, which it may ask apart. To its columns come the group's `value` and `place`. With `page` no
 * group is asked for that comes after those which fill it.
 */
export function firstOfEach(
  grouping: Grouping,
  { is, seek, beside = Prisma.empty, isNone, ...by }: GroupedBy,
  cursors: Cursors,
  within: Prisma.Sql,
  walk: Walk,
  page: Page = (rows) => rows,
): { from: Prisma.Sql; direction: Prisma.Sql } {
  const places = placesOf(grouping, cursors);
  const of = (isOf: Prisma.Sql, place: Prisma.Sql, sought?: Prisma.Sql) => {
    const isBeyond = places.isBeyond(place, within);
    return walk(Prisma.sql`${isOf} and ${isBeyond}`, { isOf, isBeyond, seek: sought });
  };
  const last = (value: string, place: number, holds: Prisma.Sql) => Prisma.sql`
    select ${value}::text as value, ${place}::int as place, w.* from ${of(holds, Prisma.sql`${place}::int`)} w`;
  const beyond =
    by.others === undefined
      ? last(BEYOND, places.beyond, by.isOther(places.names))
      : Prisma.sql`
      select ${BEYOND}::text, ${places.beyond}::int, w.* from (${by.others(places.names)}) g(value) ${beside}
      cross join lateral ${of(is, Prisma.sql`${places.beyond}::int`, seek)} w`;
  const parts = [
    page(
      Prisma.sql`
      select g.value, g.place, w.* from (
        select n.value, n.place::int from unnest(${places.names}) with ordinality n(value, place) order by n.place::int ${places.direction}
      ) g ${beside}
      cross join lateral ${of(is, Prisma.sql`g.place`, seek)} w`,
      places.direction,
    ),
    // Where the filter names all values that there are, nothing is beyond them.
    ...(grouping.isWhole ? [] : [beyond]),
    ...(isNone === undefined ? [] : [last(NO_VALUE, places.none, isNone)]),
  ];
  return { from: Prisma.join(parts, " union all "), direction: places.direction };
}

/** The places of groups in the order of a list, and what is beyond the place that a page begins at. */
function placesOf({ order }: Grouping, { after, before }: Cursors) {
  const beyond = order.length + 1;
  const none = beyond + 1;
  const from = after ?? before;
  const isBackwards = after === null && before !== null;
  const index = order.indexOf(from?.group ?? "");
  const at = Prisma.sql`${index >= 0 ? index + 1 : from?.group === NO_VALUE ? none : beyond}::int`;
  const than = isBackwards ? Prisma.sql`<` : Prisma.sql`>`;
  return {
    names: Prisma.sql`${[...order]}::text[]`,
    beyond,
    none,
    direction: isBackwards ? Prisma.sql`desc` : Prisma.sql`asc`,
    // A place in the list without groups is none in this one.
    isBeyond: (place: Prisma.Sql, within: Prisma.Sql) =>
      from?.group === undefined
        ? Prisma.sql`true`
        : // A place that is passed is known before any row of it is looked at.
          Prisma.sql`(${place} ${than}= ${at} and (${place} ${than} ${at} or ${within}))`,
  };
}
