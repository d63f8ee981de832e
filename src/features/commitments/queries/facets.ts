import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { MOST_VALUES } from "#domain/facets.ts";
import type { Moment } from "#domain/moment.ts";
import { COUNT_LIMIT } from "#domain/listing.ts";
import type { Found } from "#features/search/text.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { atMost } from "#server/lists.ts";
import { momentOf } from "#server/moment.ts";
import { type CommitmentFilter, NO_TOPIC, NO_YEAR } from "../schema.ts";
import {
  isTallied,
  lateByObligor,
  markedAs,
  promisesByMarking,
  soonByObligor,
  tallies,
  toldWithin,
} from "../tallies.ts";
import { type Facet, FACETS, type Facets, type FacetValue } from "../views.ts";
import { DUE_SOON_DAYS, FRESHNESS_LIMITS, OPEN_STATUSES } from "../rules.ts";
import { conditionsOf, statesAt } from "../where.ts";

type Line = FacetValue & { facet: Facet | "total" };

/**
 * The size of a list (counted up to a limit) and, for each group of its filter, how many there would
 * be with each value: every other group applied, the group itself not. The most frequent first.
 */
export async function facetCommitments(
  tx: Tx,
  filter: CommitmentFilter & Found,
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
  const whats = ["status", "kind", "strength", "topic", "agency", "made"];
  const of = { today, partner, marking };
  const x = Prisma.sql`t.x`;
  const ofPartner =
    partner.length === 0 ? Prisma.sql`true` : Prisma.sql`t.partner = any(${partner}::bpchar[])`;
  return tx.$queryRaw<Line[]>`
    with cells as materialized (${tallies(of, whats)}),
      everywhere as materialized (${promisesByMarking(today)}),
      standing as (
        select sum(n) filter (where what = 'all') as told, sum(n) filter (where what = 'open') as open,
          coalesce(sum(n) filter (where what = 'undated'), 0) as undated, coalesce(sum(n) filter (where what = 'late'), 0) as late,
          coalesce(sum(n) filter (where what = 'soon'), 0) as soon, coalesce(sum(n) filter (where what = 'made'), 0) as made,
          coalesce(sum(n) filter (where what = 'fresh'), 0) as fresh, coalesce(sum(n) filter (where what = 'recent'), 0) as recent
        from (
          select 'all' as what, t.n ${cells("status")}
          union all select 'open', t.n ${cells("status")} and t.x = any(${OPEN_STATUSES}::text[])
          union all select 'undated', t.n from (${tallies(of, ["due"], ["none", "none~"])}) t
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

/** The column of a base whose text a commitment counts as, for each group of which it has one value or none. */
const ONE_VALUE: Partial<Record<Facet, Prisma.Sql>> = {
  partner: Prisma.sql`b.partner`,
  status: Prisma.sql`b.status`,
  obligor: Prisma.sql`b.obligor`,
  due: Prisma.sql`b.due_state`,
  freshness: Prisma.sql`b.freshness`,
  strength: Prisma.sql`b.strength`,
  kind: Prisma.sql`b.kind`,
  year: Prisma.sql`b.year`,
  marking: Prisma.sql`b.marking`,
};

/** By the key of the list, which stands in the index that is walked. */
function dueState({ asOf }: Moment): Prisma.Sql {
  const day = Prisma.sql`${asOf}::date`;
  return Prisma.sql`case when s.due_key < ${day} then 'overdue' when s.due_key <= ${day} + ${DUE_SOON_DAYS}::int then 'soon'
        when s.due_key < '9999-12-31' then 'later' when s.due_key = '9999-12-31' then 'none' end`;
}

/**
 * Any other filter: for each group that narrows the list the rows that all others leave, and the rows of the list for
 * those that do not, each up to a limit. Where there are more, a count says "at least". Every row is read once; names
 * are looked up for what was counted.
 */
function countedLines(
  tx: Tx,
  filter: CommitmentFilter & Found,
  today: CalendarDate,
): Promise<Line[]> {
  const moment = momentOf(filter, today);
  const { q, madeSince, madeUntil, madeIn, keptIn, lateIn, nothing, ...groups } = conditionsOf(
    filter,
    moment,
  );
  const fixed = [q, madeSince, madeUntil, madeIn, keptIn, lateIn, nothing].filter(
    (condition) => condition !== undefined,
  );
  const narrowing = FACETS.filter((facet) => groups[facet] !== undefined);
  const baseOf = (name: Facet | "total") => {
    const others = narrowing
      .filter((facet) => facet !== name)
      .flatMap((facet) => groups[facet] ?? []);
    return Prisma.sql`(
      select ${name}::text as base, s.partner::text as partner, s.status::text as status, s.obligor, s.strength, s.kind,
        s.marking::text as marking, s.freshness,
        coalesce(s.made_year::text, ${NO_YEAR}) as year,
        ${dueState(moment)} as due_state,
        s.topic_ids, s.agency_ids
      from ${statesAt(moment)}
      where ${Prisma.join([Prisma.sql`true`, ...fixed, ...others], " and ")} limit ${atMost(COUNT_LIMIT + 1)})`;
  };
  const baseFor = (facet: Facet) => (narrowing.includes(facet) ? facet : "total");
  // The list counts for all groups that do not narrow it, any other base for its own group alone.
  const plain = FACETS.filter((facet) => !narrowing.includes(facet));
  const counted = [
    ...oneByOne("total", plain),
    ...narrowing.flatMap((facet) => oneByOne(facet, [facet])),
  ];
  const none = Prisma.sql`null::text`;
  return tx.$queryRaw<Line[]>`
    with base as materialized (${Prisma.join([baseOf("total"), ...narrowing.map(baseOf)], " union all ")}),
      size as materialized (select base, count(*)::int as n, count(*) > ${COUNT_LIMIT} as is_full from base group by 1),
      counted as materialized (${Prisma.join(counted, " union all ")}),
      about as materialized (
        select topic.id, count(*)::int as n from base b left join lateral unnest(b.topic_ids) topic(id) on true
        where b.base = ${baseFor("topic")} group by 1),
      involved as materialized (
        select agency.id, count(*)::int as n from base b cross join lateral unnest(b.agency_ids) agency(id)
        where b.base = ${baseFor("agency")} group by 1)
    select l.facet, l.value, l.name, l."nameUr", l.count, coalesce(u.is_full, false) as "isAtLeast" from (
      select 'total' as facet, 'total' as base, '' as value, ${none} as name, ${none} as "nameUr",
        coalesce((select n from size where base = 'total'), 0) as count
      union all select c.facet, c.base, c.value, k.name, k.name_ur, c.n
        from counted c left join country k on c.facet = 'partner' and k.code = c.value::bpchar
      union all select 'topic', ${baseFor("topic")}, coalesce(o.slug, ${NO_TOPIC}), o.name, o.name_ur, a.n
        from about a left join topic o on o.id = a.id
      union all select 'agency', ${baseFor("agency")}, o.id::text, o.name, o.name_ur, i.n
        from involved i join agency o on o.id = i.id
    ) l left join size u on u.base = l.base and l.facet <> 'total' order by l.count desc, l.value`;
}

const isBy = ({ column }: { column: Prisma.Sql }) => Prisma.sql`grouping(${column}) = 0`;

/** The rows of one base by each of some groups: `base, facet, value, n`; nothing for groups of which they have many values. */
function oneByOne(base: Facet | "total", facets: readonly Facet[]): Prisma.Sql[] {
  const columns = facets.flatMap((facet) => {
    const column = ONE_VALUE[facet];
    return column === undefined ? [] : [{ facet, column }];
  });
  if (columns.length === 0) return [];
  const all = (of: (one: (typeof columns)[number]) => Prisma.Sql, by: string) =>
    Prisma.join(columns.map(of), by);
  return [
    Prisma.sql`
    select ${base}::text as base, one.facet, one.value, one.n from (
      select case ${all((one) => Prisma.sql`when ${isBy(one)} then ${one.facet}::text`, " ")} end as facet,
        case ${all((one) => Prisma.sql`when ${isBy(one)} then ${one.column}`, " ")} end as value, count(*)::int as n
      from base b where b.base = ${base} group by grouping sets (${all(({ column }) => Prisma.sql`(${column})`, ", ")})
    ) one where one.value is not null`,
  ];
}
