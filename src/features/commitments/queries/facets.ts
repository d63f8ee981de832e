import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { COUNT_LIMIT } from "#domain/listing.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { atMost } from "#server/lists.ts";
import { momentOf } from "#server/moment.ts";
import { type CommitmentFilter, NO_TOPIC, NO_YEAR } from "../schema.ts";
import {
  isTallied,
  lateByObligor,
  markedAs,
  soonByObligor,
  tallies,
  toldWithin,
} from "../tallies.ts";
import { type Facet, FACETS, type Facets, type FacetValue } from "../views.ts";
import { FRESHNESS_LIMITS } from "../rules.ts";
import { conditionsOf, statesAt } from "../where.ts";

type Source = { value: Prisma.Sql; name?: Prisma.Sql; nameUr?: Prisma.Sql; join?: Prisma.Sql };
type Line = FacetValue & { facet: Facet | "total" };

const MOST_VALUES = 60;

/**
 * The size of a list (counted up to a limit) and, for each group of its filter, how many there would
 * be with each value: every other group applied, the group itself not. The most frequent first.
 */
export async function facetCommitments(
  tx: Tx,
  filter: CommitmentFilter,
  today: CalendarDate,
): Promise<Facets> {
  const lines = isTallied(filter)
    ? await talliedLines(tx, filter, today)
    : await countedLines(tx, filter, today);
  const values = Map.groupBy(lines, ({ facet }) => facet);
  const of = (facet: Facet) =>
    (values.get(facet) ?? [])
      .slice(0, facet === "partner" || facet === "topic" ? Infinity : MOST_VALUES)
      .map(({ value, name, nameUr, count, isAtLeast }) => ({
        value,
        name,
        nameUr,
        count,
        ...(isAtLeast && { isAtLeast }),
      }));
  return {
    total: Math.min(values.get("total")?.[0]?.count ?? 0, COUNT_LIMIT + 1),
    values: Object.fromEntries(FACETS.map((facet) => [facet, of(facet)])) as Facets["values"],
  };
}

/** Counters `t` of a group, summed by value; with the name that the value has in the table `o`. */
const line = (facet: Facet | "total", value: Prisma.Sql, rest: Prisma.Sql) => Prisma.sql`
  select ${facet}::text as facet, ${value} as value, null::text as name, null::text as "nameUr", sum(t.n)::int as count, false as "isAtLeast"
  ${rest} group by 2, 3, 4`;
const named = (facet: Facet, value: Prisma.Sql, rest: Prisma.Sql) => Prisma.sql`
  select ${facet}::text, ${value}, o.name, o.name_ur, sum(t.n)::int, false ${rest} group by 2, 3, 4`;
const cells = (what: string) => Prisma.sql`from cells t where t.what = ${what}`;

/** Where nothing narrows the list but partner and marking, everything is counted already. */
function talliedLines(
  tx: Tx,
  { partner, marking }: CommitmentFilter,
  today: CalendarDate,
): Promise<Line[]> {
  const whats = ["status", "kind", "strength", "topic", "agency", "due", "made"];
  const of = { today, partner, marking };
  const x = Prisma.sql`t.x`;
  const ofPartner =
    partner.length === 0 ? Prisma.sql`true` : Prisma.sql`t.partner = any(${partner}::bpchar[])`;
  return tx.$queryRaw<Line[]>`
    with cells as materialized (${tallies(of, whats)}),
      everywhere as materialized (${tallies({ today, partner: "each", marking: [] }, ["status"])}),
      standing as (
        select sum(n) filter (where what = 'all') as told, sum(n) filter (where what = 'open') as open,
          coalesce(sum(n) filter (where what = 'undated'), 0) as undated, coalesce(sum(n) filter (where what = 'late'), 0) as late,
          coalesce(sum(n) filter (where what = 'soon'), 0) as soon, coalesce(sum(n) filter (where what = 'made'), 0) as made,
          coalesce(sum(n) filter (where what = 'fresh'), 0) as fresh, coalesce(sum(n) filter (where what = 'recent'), 0) as recent
        from (
          select 'all' as what, t.n ${cells("status")}
          union all select 'open', t.n ${cells("due")} and (t.x = 'none' or t.x >= 'Y')
          union all select 'undated', t.n ${cells("due")} and t.x = 'none'
          union all select 'made', t.n ${cells("made")}
          union all select 'late', l.n from (${lateByObligor(of)}) l
          union all select 'soon', l.n from (${soonByObligor(of)}) l
          union all select 'fresh', l.n from (${toldWithin(of, FRESHNESS_LIMITS.fresh)}) l
          union all select 'recent', l.n from (${toldWithin(of, FRESHNESS_LIMITS.ageing)}) l
        ) counted),
      kinds as (
        select of.* from standing s cross join lateral (values
          ('due', 'overdue', s.late), ('due', 'soon', s.soon), ('due', 'later', s.open - s.undated - s.late - s.soon), ('due', 'none', s.undated),
          ('year', ${NO_YEAR}, s.told - s.made),
          ('freshness', 'fresh', s.fresh), ('freshness', 'ageing', s.recent - s.fresh), ('freshness', 'stale', s.told - s.recent)
        ) of(facet, x, n))
    select * from (
      ${line("total", Prisma.sql`''`, cells("status"))}
      union all ${named("partner", Prisma.sql`o.code::text`, Prisma.sql`from everywhere t join country o on o.code = t.partner where ${markedAs(marking)}`)}
      union all ${line("marking", Prisma.sql`t.marking::text`, Prisma.sql`from everywhere t where ${ofPartner}`)}
      union all ${line("status", x, cells("status"))}
      union all ${line("obligor", Prisma.sql`t.y`, cells("status"))}
      union all ${line("kind", x, cells("kind"))}
      union all ${line("strength", x, cells("strength"))}
      union all ${line("year", Prisma.sql`left(t.x, 4)`, cells("made"))}
      union all ${line("year", x, Prisma.sql`from kinds t where t.facet = 'year'`)}
      union all ${line("due", x, Prisma.sql`from kinds t where t.facet = 'due'`)}
      union all ${line("freshness", x, Prisma.sql`from kinds t where t.facet = 'freshness'`)}
      union all ${named("topic", Prisma.sql`coalesce(o.slug, ${NO_TOPIC})`, Prisma.sql`from cells t left join topic o on o.id::text = t.x where t.what = 'topic'`)}
      union all ${named("agency", Prisma.sql`o.id::text`, Prisma.sql`from cells t join agency o on o.id::text = t.x where t.what = 'agency'`)}
    ) counted where count > 0 order by count desc, value`;
}

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
  status: { value: Prisma.sql`b.status` },
  obligor: { value: Prisma.sql`b.obligor` },
  due: { value: Prisma.sql`b.due_state` },
  freshness: { value: Prisma.sql`b.freshness` },
  strength: { value: Prisma.sql`b.strength` },
  kind: { value: Prisma.sql`b.kind` },
  year: { value: Prisma.sql`coalesce(extract(year from b.made_first_day)::text, ${NO_YEAR})` },
  marking: { value: Prisma.sql`b.marking::text` },
  agency: {
    value: Prisma.sql`involved.id::text`,
    name: Prisma.sql`involved.name`,
    nameUr: Prisma.sql`involved.name_ur`,
    join: Prisma.sql`join lateral (
      select one.id, one.name, one.name_ur from commitment lead join agency one on one.id = lead.lead_agency_id where lead.id = b.id
      union select one.id, one.name, one.name_ur from commitment_agency ca join agency one on one.id = ca.agency_id
      where ca.commitment_id = b.id) involved on true`,
  },
} as const satisfies Record<Facet, Source>;

/**
 * Any other filter: for each group that narrows the list the rows that all others leave, and the rows of the list for
 * those that do not, each up to a limit. Where there are more, a count says "at least".
 */
function countedLines(tx: Tx, filter: CommitmentFilter, today: CalendarDate): Promise<Line[]> {
  const moment = momentOf(filter, today);
  const { q, madeSince, madeUntil, madeIn, keptIn, lateIn, nothing, ...groups } = conditionsOf(
    filter,
    moment,
  );
  const fixed = [q, madeSince, madeUntil, madeIn, keptIn, lateIn, nothing].filter(
    (condition) => condition !== undefined,
  );
  const narrowing = FACETS.filter((facet) => groups[facet] !== undefined);
  // The groups know how a commitment stands; the rest may ask for more of it.
  const record =
    fixed.length === 0 ? Prisma.empty : Prisma.sql`join commitment c on c.id = s.commitment_id`;
  const baseOf = (name: Facet | "total") => {
    const others = narrowing
      .filter((facet) => facet !== name)
      .flatMap((facet) => groups[facet] ?? []);
    return Prisma.sql`(
      select ${name}::text as base, s.commitment_id as id, s.partner, s.status::text as status, s.obligor, s.strength, s.kind,
        s.marking, s.freshness, s.made_first_day,
        case when s.is_overdue then 'overdue' when s.is_due_soon then 'soon'
          when s.is_open then case when s.due_last_day is null then 'none' else 'later' end end as due_state
      from ${statesAt(moment)} ${record}
      where ${Prisma.join([Prisma.sql`true`, ...fixed, ...others], " and ")} limit ${atMost(COUNT_LIMIT + 1)})`;
  };
  const counted = FACETS.map((facet) => {
    const { value, name, nameUr, join }: Source = SOURCES[facet];
    const none = Prisma.sql`null::text`;
    return Prisma.sql`
      select ${facet}::text, ${value}, ${name ?? none}, ${nameUr ?? none}, count(*)::int, bool_or(u.is_full)
      from base b join size u on u.base = b.base ${join ?? Prisma.empty}
      where b.base = ${narrowing.includes(facet) ? facet : "total"} and ${value} is not null group by 2, 3, 4`;
  });
  return tx.$queryRaw<Line[]>`
    with base as materialized (${Prisma.join([baseOf("total"), ...narrowing.map(baseOf)], " union all ")}),
      size as (select base, count(*)::int as n, count(*) > ${COUNT_LIMIT} as is_full from base group by 1)
    select * from (
      select 'total' as facet, '' as value, null::text as name, null::text as "nameUr",
        coalesce((select n from size where base = 'total'), 0) as count, false as "isAtLeast"
      union all ${Prisma.join(counted, " union all ")}
    ) counted order by count desc, value`;
}
