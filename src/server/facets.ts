import "server-only";
import { type Facets, type FacetValue, MOST_VALUES } from "#domain/facets.ts";
import { COUNT_LIMIT } from "#domain/listing.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";

/** A group of a filter: its condition on the list's own tables, and where its values come from, `b` being a row of the base. */
export type FacetGroup = {
  /** Left out: nothing is asked of the group. */
  passes?: Prisma.Sql | undefined;
  value: Prisma.Sql;
  /** Of `value`, with its Urdu. */
  name?: Prisma.Sql;
  nameUr?: Prisma.Sql;
  /** Where a record can have several values, or the value stands in another table. */
  join?: Prisma.Sql;
  /** Statement for value, name and Urdu name of what is chosen: it stays in sight when nothing has it. */
  chosen?: Prisma.Sql | undefined;
};

/** No more rows are counted through for one group, as for a list: where there are more, its counts are "at least". */
const MOST_ROWS = COUNT_LIMIT;

type Counted<Group extends string> = {
  /** What the groups need of a record, `id` among it. */
  columns: Prisma.Sql;
  from: Prisma.Sql;
  /** Holds for every count: what is no group. */
  where: Prisma.Sql;
  groups: Record<Group, FacetGroup>;
  /** As many rows are counted through for one group. */
  most?: number;
};

/**
 * The size of a list and, for each group of its filter, how many records there would be with each value:
 * every other group applied, the group itself not. One statement, whose work has a bound.
 */
export async function countFacets<Group extends string>(
  tx: Tx,
  { columns, from, where, groups, most = MOST_ROWS }: Counted<Group>,
): Promise<Facets<Group>> {
  const names = Object.keys(groups) as Group[];
  const narrowing = names.filter((name) => groups[name].passes !== undefined);
  /** What all groups but one leave; or all of them, which is the list. */
  const baseOf = (but: Group | "") => {
    const others = narrowing.filter((name) => name !== but).map((name) => groups[name].passes);
    const conditions = others.filter((one) => one !== undefined);
    return Prisma.sql`(select ${but}::text as base, ${columns} from ${from}
      where ${Prisma.join([where, ...conditions], " and ")} limit ${most + 1})`;
  };
  const counted = names.map((group) => {
    const none = Prisma.sql`null`;
    const {
      value,
      name = none,
      nameUr = none,
      join = Prisma.empty,
      chosen,
    }: FacetGroup = groups[group];
    const times =
      groups[group].join === undefined
        ? Prisma.sql`count(*)::int`
        : Prisma.sql`count(distinct b.id)::int`;
    const own = narrowing.includes(group) ? group : "";
    return Prisma.sql`
      union all (select ${group}::text, ${value}, ${name}::text, ${nameUr}::text, ${times}, bool_or(size.is_full)
        from base b join size on size.base = b.base ${join} where b.base = ${own} and ${value} is not null
        group by 2, 3, 4 order by 5 desc, 2 limit ${MOST_VALUES})
      ${chosen === undefined ? Prisma.empty : Prisma.sql`union all select ${group}::text, c.*, 0, false from (${chosen}) c`}`;
  });
  const rows = await tx.$queryRaw<(FacetValue & { facet: Group | "" })[]>`
    with base as materialized (${Prisma.join(["" as const, ...narrowing].map(baseOf), " union all ")}),
      size as (select base, count(*)::int as n, count(*) > ${most} as is_full from base group by 1)
    select '' as facet, '' as value, null as name, null as "nameUr",
      least(coalesce((select n from size where base = ''), 0), ${COUNT_LIMIT + 1}) as count, false as "isAtLeast"
    ${Prisma.join(counted, " ")}`;
  const byGroup = Map.groupBy(rows, ({ facet }) => facet);
  const valuesOf = (group: Group) => {
    const values = new Map<string, FacetValue>();
    for (const { facet: _, isAtLeast, ...one } of byGroup.get(group) ?? []) {
      if (!values.has(one.value))
        values.set(one.value, { ...one, ...(isAtLeast && { isAtLeast }) });
    }
    return [...values.values()];
  };
  return {
    total: byGroup.get("")?.[0]?.count ?? 0,
    values: Object.fromEntries(names.map((name) => [name, valuesOf(name)])) as Record<
      Group,
      FacetValue[]
    >,
  };
}

/** The groups that several registers have, of a record with its partner, topics and marking. */
export const partnerGroup = {
  value: Prisma.sql`b.partner::text`,
  name: Prisma.sql`k.name`,
  nameUr: Prisma.sql`k.name_ur`,
  join: Prisma.sql`join country k on k.code = b.partner`,
};
export const markingGroup = { value: Prisma.sql`b.marking::text` };

/** The agency `a` under an id, or none where no id is given: one that is hidden is neither. */
export const namedAgency = (id: Prisma.Sql) => ({
  value: Prisma.sql`case when ${id} is null then 'none' else a.id::text end`,
  name: Prisma.sql`a.name`,
  nameUr: Prisma.sql`a.name_ur`,
});

/** `links`: the table of topics of a record, e.g. `meeting_topic l on l.meeting_id = b.id`; a topic counts those below it. */
export const topicGroup = (links: Prisma.Sql) => ({
  value: Prisma.sql`o.slug`,
  name: Prisma.sql`o.name`,
  nameUr: Prisma.sql`o.name_ur`,
  join: Prisma.sql`join ${links} join topic own on own.id = l.topic_id join topic o on o.id in (own.id, own.parent_id)`,
});

export const chosenTopic = (slug: string) =>
  Prisma.sql`select slug, name, name_ur from topic where slug = ${slug}`;
export const chosenAgency = (id: string) =>
  Prisma.sql`select id::text, name, name_ur from agency where id = ${id}::uuid`;

/** `marking = any (…)` of the table with this alias. */
export const hasMarking = (table: Prisma.Sql, markings: readonly string[]) =>
  Prisma.sql`${table}.marking = any(${[...markings]}::marking[])`;

/** Every condition that asks something, as one. */
export function allOf(conditions: Readonly<Record<string, Prisma.Sql | undefined>>): Prisma.Sql {
  const asked = Object.values(conditions).filter((one) => one !== undefined);
  return asked.length === 0 ? Prisma.sql`true` : Prisma.join(asked, " and ");
}

/** One partner is told apart from several: its rows stand in the order of a list in an index. */
export const isOfPartner = (column: Prisma.Sql, partners: readonly string[]): Prisma.Sql =>
  partners.length === 1
    ? Prisma.sql`${column} = ${partners[0]}::bpchar`
    : Prisma.sql`${column} = any(${[...partners]}::bpchar[])`;
