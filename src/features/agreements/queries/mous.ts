import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Grouping } from "#domain/list-groups.ts";
import { COUNT_LIMIT, type ListPage, pageOf } from "#domain/listing.ts";
import { momentFrom } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Stage } from "#generated/prisma/enums.ts";
import type { Tx } from "#server/db.ts";
import { byPartner, type GroupedBy, orNone } from "#server/grouping.ts";
import { atMost } from "#server/lists.ts";
import { isNow, momentOf } from "#server/moment.ts";
import { allOf, mouConditions } from "../conditions.ts";
import type { MouBoardColumn, MouItem } from "../mou-views.ts";
import { DEFAULT_ROUTE, SIDE_STATES } from "../stages.ts";
import { agreementTallies, isTalliedMou, pendingMous } from "../tallies.ts";
import { type MouFilter, mouFilter } from "../views.ts";
import { APART, firstStates, MOU_ORDERS, statesAt, withApart } from "../where.ts";
import { CARD_TABLES, cardColumns, mouOf, type MouRow } from "./mou-rows.ts";
import { pageOfStates } from "./terms.ts";

/** As many cards of a column are drawn; the rest is counted, and listed in the table. */
const CARDS = 20;

/** What an MoU with its state `s` is grouped by. */
const GROUPS: Readonly<Record<string, GroupedBy>> = {
  partner: byPartner(Prisma.sql`s.partner`),
  stage: orNone(Prisma.sql`s.stage`),
  waiting: orNone(Prisma.sql`s.waiting_on`),
  agency: orNone(Prisma.sql`s.waiting_agency_id`, Prisma.sql`uuid`),
};

/** One page of MoUs; by days in stage those that have waited longest first, those without a stage last. */
export async function listMous(
  tx: Tx,
  filter: MouFilter,
  today: CalendarDate,
  grouping: Grouping | null = null,
): Promise<ListPage<MouItem>> {
  const moment = momentOf(filter, today);
  const page = pageOfStates(moment, {
    filter,
    order: MOU_ORDERS[filter.sort],
    where: allOf(mouConditions(filter)),
    grouping,
    groups: GROUPS,
  });
  const rows = await tx.$queryRaw<MouRow[]>`
    ${page.before} select ${cardColumns(moment)}, ${page.group} as "group" from ${page.from} s ${CARD_TABLES} order by ${page.orderBy}`;
  const { rows: shown, ...cursors } = pageOf(rows, filter, (row) => ({
    key: row.sort_value,
    id: row.id,
    ...(row.group !== null && { group: row.group }),
  }));
  return { rows: shown.map(mouOf), ...cursors };
}

/** How many MoUs of the viewer's partners are pending. */
export async function countPendingMous(tx: Tx, today: CalendarDate): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select (${pendingMous({ today, partner: [], marking: [] })}) as count`;
  return row?.count ?? 0;
}

/** The pending MoUs that have been in their stage longest. */
export async function listPendingMous(
  tx: Tx,
  today: CalendarDate,
  limit: number,
): Promise<MouItem[]> {
  const moment = momentFrom(today);
  const where = allOf(mouConditions(mouFilter.parse({})));
  const rows = await tx.$queryRaw<MouRow[]>`
    select ${cardColumns(moment)}, null as "group"
    from ${firstStates(moment, { ...MOU_ORDERS.days, where, take: limit })} s ${CARD_TABLES} order by s.key, s.agreement_id`;
  return rows.map(mouOf);
}

/** These columns stand on the board also when they are empty. */
const ALWAYS: readonly Stage[] = DEFAULT_ROUTE.slice(0, DEFAULT_ROUTE.indexOf("signing") + 1);
const COLUMNS: readonly (Stage | null)[] = [null, ...DEFAULT_ROUTE, ...SIDE_STATES];

type CardRow = MouRow & { column_count: number; is_at_least: boolean };

/** The MoUs by stage, along the route, then the side states; in each those that have waited longest first. */
export async function boardOfMous(
  tx: Tx,
  filter: MouFilter,
  today: CalendarDate,
): Promise<MouBoardColumn[]> {
  const moment = momentOf(filter, today);
  const where = allOf(mouConditions(filter));
  const rows = await tx.$queryRaw<CardRow[]>`
    with ${withApart(moment)}, counts as (${columnCounts(filter, today)})
    select ${cardColumns(moment)}, null as "group", counts.count as column_count, counts.is_at_least
    from counts cross join lateral (
      ${firstOf(Prisma.sql`s.stage = counts.stage`)} union all ${firstOf(Prisma.sql`s.stage is null and counts.stage = 'none'`)}
    ) s ${CARD_TABLES} order by s.key, s.agreement_id`;
  return COLUMNS.map((stage) => {
    const cards = rows.filter((row) => row.stage === stage);
    const [first] = cards;
    return {
      stage,
      count: first?.column_count ?? 0,
      isAtLeast: first?.is_at_least ?? false,
      items: cards.map(mouOf),
    };
  }).filter(({ stage, count }) => count > 0 || (stage !== null && ALWAYS.includes(stage)));

  function firstOf(isOfColumn: Prisma.Sql) {
    return firstStates(moment, {
      ...MOU_ORDERS.days,
      where: Prisma.sql`${isOfColumn} and ${where}`,
      take: CARDS,
      apart: APART,
    });
  }
}

/** How many MoUs stand in each stage, `none` where there is none: from the counters, or one by one up to a limit. */
function columnCounts(filter: MouFilter, today: CalendarDate): Prisma.Sql {
  const { show, partner, marking, stage } = filter;
  if (isTalliedMou({ ...filter, stage: null })) {
    const span = show === "all" ? undefined : ([show, `${show}~`] as const);
    return Prisma.sql`
      select t.y as stage, sum(t.n)::int as count, false as is_at_least from (${agreementTallies({ today, partner, marking }, ["mou"], span)}) t
      ${stage === null ? Prisma.empty : Prisma.sql`where t.y = ${stage}`} group by 1 having sum(t.n) > 0`;
  }
  const moment = momentOf(filter, today);
  const ofStage = (one: Prisma.Sql) => Prisma.sql`
    select from ${statesAt(moment)} where ${one} and ${allOf(mouConditions(filter))} limit ${atMost(COUNT_LIMIT + 1)}`;
  const stages = COLUMNS.filter((one) => one !== null);
  // Another day is derived once, whatever the number of columns.
  if (!isNow(moment)) {
    return Prisma.sql`
      select coalesce(s.stage, 'none') as stage, count(*)::int as count, false as is_at_least
      from ${statesAt(moment)} where ${allOf(mouConditions(filter))} group by 1`;
  }
  return Prisma.sql`
    select counted.stage, least(counted.n, ${COUNT_LIMIT}::int) as count, counted.n > ${COUNT_LIMIT}::int as is_at_least from (
      select col.stage, found.n from unnest(${stages}::text[]) col(stage)
      cross join lateral (select count(*)::int as n from (${ofStage(Prisma.sql`s.stage = col.stage`)}) matched) found
      union all select 'none', count(*)::int from (${ofStage(Prisma.sql`s.stage is null`)}) matched
    ) counted where counted.n > 0`;
}
