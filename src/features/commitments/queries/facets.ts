import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { COUNT_LIMIT } from "#domain/listing.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { type CommitmentFilter, NO_TOPIC } from "../schema.ts";
import { type Facet, FACETS, type Facets, type FacetValue } from "../views.ts";
import { momentOf } from "#server/moment.ts";
import { commitmentsAt, conditionsOf } from "../where.ts";

type Source = { value: Prisma.Sql; name?: Prisma.Sql; nameUr?: Prisma.Sql; join?: Prisma.Sql };

const MOST_AGENCIES = 60;

/** Where the values of each group come from; `b` is a commitment of the base. */
const SOURCES = {
  partner: {
    value: Prisma.sql`b.partner::text`,
    name: Prisma.sql`p.name`,
    nameUr: Prisma.sql`p.name_ur`,
    join: Prisma.sql`join country p on p.code = b.partner`,
  },
  topic: {
    value: Prisma.sql`about.slug`,
    name: Prisma.sql`about.name`,
    nameUr: Prisma.sql`about.name_ur`,
    join: Prisma.sql`cross join lateral (
      select distinct known.* from (select) nothing
      left join (
        commitment_topic ct join topic t on t.id = ct.topic_id left join topic above on above.id = t.parent_id
      ) on ct.commitment_id = b.id
      cross join lateral (values
        (coalesce(t.slug, ${NO_TOPIC}), t.name, t.name_ur), (above.slug, above.name, above.name_ur)
      ) as known(slug, name, name_ur)) about`,
  },
  status: { value: Prisma.sql`b.status::text` },
  obligor: { value: Prisma.sql`b.obligor::text` },
  due: { value: Prisma.sql`b.due_state` },
  freshness: { value: Prisma.sql`b.freshness` },
  strength: { value: Prisma.sql`b.strength::text` },
  kind: { value: Prisma.sql`b.kind::text` },
  marking: { value: Prisma.sql`b.marking::text` },
  agency: {
    value: Prisma.sql`involved.id::text`,
    name: Prisma.sql`involved.name`,
    nameUr: Prisma.sql`involved.name_ur`,
    join: Prisma.sql`join lateral (
      select one.id, one.name, one.name_ur from agency one where one.id = b.lead_agency_id
      union select one.id, one.name, one.name_ur from commitment_agency ca join agency one on one.id = ca.agency_id
      where ca.commitment_id = b.id) involved on true`,
  },
} as const satisfies Record<Facet, Source>;

/**
 * The size of a list (counted up to a limit) and, for each group of its filter, how many there would
 * be with each value: every other group applied, the group itself not. The most frequent first.
 */
export async function facetCommitments(
  tx: Tx,
  filter: CommitmentFilter,
  today: CalendarDate,
): Promise<Facets> {
  const moment = momentOf(filter, today);
  const { q, madeSince, madeUntil, madeIn, keptIn, lateIn, nothing, ...groups } = conditionsOf(
    filter,
    moment,
  );
  const fixed = [q, madeSince, madeUntil, madeIn, keptIn, lateIn, nothing].filter(
    (condition) => condition !== undefined,
  );
  const flags = FACETS.map(
    (facet) => Prisma.sql`(${groups[facet] ?? Prisma.sql`true`}) as ${FLAGS[facet]}`,
  );
  const counted = FACETS.map((facet) => Prisma.sql`union all (${countOf(facet)})`);
  const rows = await tx.$queryRaw<(FacetValue & { facet: Facet | "total" })[]>`
    with base as materialized (
      select c.id, c.partner, s.status, c.obligor, c.strength, c.kind, c.marking, s.freshness, c.lead_agency_id,
        case when s.is_overdue then 'overdue' when s.is_due_soon then 'soon'
          when s.is_open then case when s.due_last_day is null then 'none' else 'later' end end as due_state,
        ${Prisma.join(flags)}
      from ${commitmentsAt(moment)}
      where ${Prisma.join([Prisma.sql`true`, ...fixed], " and ")}
    )
    select 'total' as facet, '' as value, null as name, null as "nameUr", count(*)::int as count
    from base b where ${allBut(null)} ${Prisma.join(counted, " ")}`;
  const values = Map.groupBy(rows, ({ facet }) => facet);
  const of = (facet: Facet) =>
    (values.get(facet) ?? []).map(({ value, name, nameUr, count }) => ({
      value,
      name,
      nameUr,
      count,
    }));
  return {
    total: Math.min(values.get("total")?.[0]?.count ?? 0, COUNT_LIMIT + 1),
    values: Object.fromEntries(FACETS.map((facet) => [facet, of(facet)])) as Facets["values"],
  };
}

/** Columns of the base: whether a commitment passes the group. */
const FLAGS: Record<Facet, Prisma.Sql> = {
  partner: Prisma.sql`has_partner`,
  topic: Prisma.sql`has_topic`,
  status: Prisma.sql`has_status`,
  obligor: Prisma.sql`has_obligor`,
  due: Prisma.sql`has_due`,
  freshness: Prisma.sql`has_freshness`,
  strength: Prisma.sql`has_strength`,
  kind: Prisma.sql`has_kind`,
  agency: Prisma.sql`has_agency`,
  marking: Prisma.sql`has_marking`,
};

function allBut(own: Facet | null): Prisma.Sql {
  return Prisma.join(
    FACETS.filter((facet) => facet !== own).map((facet) => Prisma.sql`b.${FLAGS[facet]}`),
    " and ",
  );
}

function countOf(facet: Facet): Prisma.Sql {
  const source: Source = SOURCES[facet];
  const { value, name = Prisma.sql`null`, nameUr = Prisma.sql`null`, join = Prisma.empty } = source;
  return Prisma.sql`
    select ${facet}::text, ${value}, ${name}::text, ${nameUr}::text, count(*)::int
    from base b ${join}
    where ${allBut(facet)} and ${value} is not null
    group by 2, 3, 4 order by 5 desc, 2 limit ${MOST_AGENCIES}`;
}
