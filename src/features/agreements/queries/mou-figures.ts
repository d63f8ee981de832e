import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FacetValue } from "#domain/facets.ts";
import { COUNT_LIMIT } from "#domain/listing.ts";
import { markedAs } from "#features/commitments/tallies.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { chosenAgency, countFacets, markingGroup, partnerGroup } from "#server/facets.ts";
import { atMost } from "#server/lists.ts";
import { momentOf } from "#server/moment.ts";
import { allOf, mouConditions } from "../conditions.ts";
import type { MouFigures, MouGroup } from "../mou-views.ts";
import { agreementTallies, countPassed, isTalliedMou } from "../tallies.ts";
import type { MouFilter } from "../views.ts";
import { firstStates, MOU_ORDERS, statesAt } from "../where.ts";

/** What the MoUs of a filter add up to, and how many each other value of a filter would show. */
export async function countMous(
  tx: Tx,
  filter: MouFilter,
  today: CalendarDate,
): Promise<MouFigures> {
  const { values, ...sums } = isTalliedMou(filter)
    ? await tallied(tx, filter, today)
    : await counted(tx, filter, today);
  const byName = (group: MouGroup) =>
    values[group].toSorted((a, b) => (a.name ?? "").localeCompare(b.name ?? ""));
  const byCount = (group: MouGroup) =>
    values[group].toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return {
    ...sums,
    partner: byName("partner"),
    agency: byName("agency"),
    waiting: byCount("waiting"),
    stage: byCount("stage"),
    marking: byCount("marking"),
  };
}

type Sums = Pick<MouFigures, "total" | "overTarget" | "longestDays" | "isAtLeast">;
type Counted = Sums & { values: Record<MouGroup, FacetValue[]> };

/** The days of the one that has been in its stage longest; null where none has a stage. */
function longest(filter: MouFilter, today: CalendarDate): Prisma.Sql {
  const first = { ...MOU_ORDERS.days, where: allOf(mouConditions(filter)), take: 1 };
  return Prisma.sql`(select s.days_in_stage from ${firstStates(momentOf(filter, today), first)} s)`;
}

/** Of a scope, of partners and with markings: all is counted already. */
async function tallied(tx: Tx, filter: MouFilter, today: CalendarDate): Promise<Counted> {
  const { partner, marking, show } = filter;
  const of = { today, partner, marking };
  const span = show === "all" ? undefined : ([show, `${show}~`] as const);
  const isShown = (column: Prisma.Sql) =>
    show === "all" ? Prisma.sql`true` : Prisma.sql`${column} = ${show}`;
  const ofPartner =
    partner.length === 0 ? Prisma.sql`true` : Prisma.sql`t.partner = any(${partner}::bpchar[])`;
  const over = countPassed(of, "mou_over", Prisma.sql`s.over_on`, {
    before: Prisma.sql`<=`,
    rows: show === "all" ? Prisma.sql`s.mou_scope is not null` : isShown(Prisma.sql`s.mou_scope`),
    lines: isShown(Prisma.sql`t.y`),
  });
  type Line = FacetValue & { facet: MouGroup | "total"; over: number; longest: number | null };
  const rows = await tx.$queryRaw<Line[]>`
    with cells as materialized (${agreementTallies(of, ["mou"], span)}),
      everywhere as materialized (${agreementTallies({ today, partner: "each", marking: [] }, ["mou"], span)})
    select 'total' as facet, '' as value, null as name, null as "nameUr", coalesce(sum(t.n), 0)::int as count,
      ${over} as over, ${longest(filter, today)} as longest from cells t
    union all select 'partner', o.code::text, o.name, o.name_ur, sum(t.n)::int, 0, null
      from everywhere t join country o on o.code = t.partner where ${markedAs(marking)} group by o.code having sum(t.n) > 0
    union all select 'marking', t.marking::text, null, null, sum(t.n)::int, 0, null
      from everywhere t where ${ofPartner} group by t.marking having sum(t.n) > 0
    union all select 'stage', t.y, null, null, sum(t.n)::int, 0, null from cells t group by t.y having sum(t.n) > 0
    union all select 'waiting', t.z, null, null, sum(t.n)::int, 0, null from cells t where t.z <> '' group by t.z having sum(t.n) > 0
    union all select 'agency', o.id::text, o.name, o.name_ur, sum(t.n)::int, 0, null
      from (${agreementTallies(of, ["mou_agency"])}) t join agency o on o.id::text = t.x
      where ${isShown(Prisma.sql`t.y`)} group by o.id having sum(t.n) > 0`;
  const byFacet = Map.groupBy(rows, ({ facet }) => facet);
  const valuesOf = (group: MouGroup) =>
    (byFacet.get(group) ?? []).map(({ value, name, nameUr, count }) => ({
      value,
      name,
      nameUr,
      count,
    }));
  const total = byFacet.get("total")?.[0];
  return {
    total: total?.count ?? 0,
    overTarget: total?.over ?? 0,
    longestDays: total?.longest ?? null,
    isAtLeast: false,
    values: {
      partner: valuesOf("partner"),
      marking: valuesOf("marking"),
      stage: valuesOf("stage"),
      waiting: valuesOf("waiting"),
      agency: valuesOf("agency"),
    },
  };
}

/** Any other filter, or another day: up to a limit. */
async function counted(tx: Tx, filter: MouFilter, today: CalendarDate): Promise<Counted> {
  const { show, q, over, named, ...passes } = mouConditions(filter);
  const from = statesAt(momentOf(filter, today));
  const { total, values } = await countFacets<MouGroup>(tx, {
    columns: Prisma.sql`s.agreement_id as id, s.partner, s.marking, s.stage, s.waiting_on, s.waiting_agency_id`,
    from,
    where: allOf({ show, q, over, named }),
    most: COUNT_LIMIT,
    groups: {
      partner: { ...partnerGroup, passes: passes.partner },
      waiting: { value: Prisma.sql`b.waiting_on`, passes: passes.waiting },
      agency: {
        value: Prisma.sql`o.id::text`,
        name: Prisma.sql`o.name`,
        nameUr: Prisma.sql`o.name_ur`,
        join: Prisma.sql`join agency o on o.id = b.waiting_agency_id`,
        passes: passes.agency,
        chosen: filter.agency === null ? undefined : chosenAgency(filter.agency),
      },
      stage: { value: Prisma.sql`coalesce(b.stage, 'none')`, passes: passes.stage },
      marking: { ...markingGroup, passes: passes.marking },
    },
  });
  const [row] = await tx.$queryRaw<[{ over: number; longest: number | null }]>`
    select (select count(*)::int from (
        select from ${from} where s.is_over_target and ${allOf(mouConditions(filter))} limit ${atMost(COUNT_LIMIT + 1)}) late) as over,
      ${longest(filter, today)} as longest`;
  return {
    total: Math.min(total, COUNT_LIMIT),
    overTarget: Math.min(row.over, COUNT_LIMIT),
    longestDays: row.longest,
    isAtLeast: total > COUNT_LIMIT,
    values,
  };
}
