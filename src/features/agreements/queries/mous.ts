import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Grouping } from "#domain/list-groups.ts";
import { type ListPage, pageOf } from "#domain/listing.ts";
import type { Named } from "#domain/names.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Stage } from "#generated/prisma/enums.ts";
import { type Moment, momentFrom } from "#domain/moment.ts";
import type { Tx } from "#server/db.ts";
import { groupTerms, oneValue } from "#server/grouping.ts";
import { momentOf, momentSql, wasRecorded } from "#server/moment.ts";
import { DEFAULT_ROUTE, SIDE_STATES } from "../stages.ts";
import { type MouFilter, mouFilter } from "../views.ts";
import type { MouBoardColumn, MouFigures, MouItem, UnnamedGroup } from "../mou-views.ts";
import type { Facet } from "../views.ts";
import { existed } from "../where.ts";
import { mouOf, type MouRow, selected } from "./mou-rows.ts";
import { anyOf, pageTerms, wordTerms } from "./terms.ts";

/** As many cards of a column are drawn; the rest is counted, and listed in the table. */
const CARDS = 30;

/** What an MoU `s` is grouped by. */
const GROUPS: Readonly<Record<string, Prisma.Sql>> = {
  partner: oneValue(Prisma.sql`s.partner`),
  stage: oneValue(Prisma.sql`s.stage`),
  waiting: oneValue(Prisma.sql`s.waiting_on`),
  agency: oneValue(Prisma.sql`s.waiting_agency_id`),
};

/** One page of MoUs; by days in stage those that have waited longest first, those without a stage last. */
export async function listMous(
  tx: Tx,
  filter: MouFilter,
  today: CalendarDate,
  grouping: Grouping | null = null,
): Promise<ListPage<MouItem>> {
  const sortValue = SORT_VALUES[filter.sort];
  const groups = groupTerms(grouping, GROUPS[grouping?.name ?? ""], filter);
  const page = pageTerms(filter, sortValue, Prisma.sql`s.id`, filter.sort !== "title", groups);
  const rows = await tx.$queryRaw<MouRow[]>`
    with s as (select m.*, 0 as column_count from (${mous(filter, today)}) m where ${others()})
    ${selected(sortValue, momentOf(filter, today), groups)} where ${page.where} order by ${page.orderBy} limit ${page.limit}`;
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
    select count(*)::int as count from app.agreement_state(${today}::date) st where st.is_pending_mou`;
  return row?.count ?? 0;
}

/** The pending MoUs that have been in their stage longest. */
export async function listPendingMous(
  tx: Tx,
  today: CalendarDate,
  limit: number,
): Promise<MouItem[]> {
  const { days } = SORT_VALUES;
  const rows = await tx.$queryRaw<MouRow[]>`
    with s as (select m.*, 0 as column_count from (${mous(mouFilter.parse({}), today)}) m)
    ${selected(days, momentFrom(today))} order by ${days} desc, s.id desc limit ${limit}`;
  return rows.map(mouOf);
}

export const SORT_VALUES = {
  days: Prisma.sql`lpad((1 + coalesce(s.days_in_stage, -1))::text, 8, '0')`,
  age: Prisma.sql`lpad((1 + coalesce(s.pipeline_days, -1))::text, 8, '0')`,
  title: Prisma.sql`lower(s.title)`,
};

/** These columns stand on the board also when they are empty. */
const ALWAYS: readonly Stage[] = DEFAULT_ROUTE.slice(0, DEFAULT_ROUTE.indexOf("signing") + 1);

/** The MoUs by stage, along the route, then the side states; in each those that have waited longest first. */
export async function boardOfMous(
  tx: Tx,
  filter: MouFilter,
  today: CalendarDate,
): Promise<MouBoardColumn[]> {
  const rows = await tx.$queryRaw<MouRow[]>`
    with s as (
      select m.*, count(*) over (partition by m.stage)::int as column_count,
        row_number() over (partition by m.stage order by m.days_in_stage desc, m.id) as place
      from (${mous(filter, today)}) m where ${others()}
    )
    ${selected(Prisma.sql`''`, momentOf(filter, today))} where s.place <= ${CARDS} order by s.days_in_stage desc nulls last, s.id`;
  const order: readonly (Stage | null)[] = [null, ...DEFAULT_ROUTE, ...SIDE_STATES];
  return order
    .map((stage) => {
      const cards = rows.filter((row) => row.stage === stage);
      return { stage, count: cards[0]?.column_count ?? 0, items: cards.map(mouOf) };
    })
    .filter(({ stage, count }) => count > 0 || (stage !== null && ALWAYS.includes(stage)));
}

type FigureRow = Facet & { facet: string; over: number; longest: number | null };

/** What the MoUs of a filter add up to, and how many each other value of a filter would show. */
export async function countMous(
  tx: Tx,
  filter: MouFilter,
  today: CalendarDate,
): Promise<MouFigures> {
  const rows = await tx.$queryRaw<FigureRow[]>`
    with m as materialized (${mous(filter, today)})
    select 'total' as facet, '' as value, '' as name, null as "nameUr", count(*)::int as count,
      (count(*) filter (where m.is_over_target))::int as over, max(m.days_in_stage) as longest
    from m where ${others()}
    union all select 'partner', c.code::text, c.name, c.name_ur, count(*)::int, 0, null
      from m join country c on c.code = m.partner where ${others("partner")} group by c.code
    union all select 'waiting', m.waiting_on::text, '', null, count(*)::int, 0, null
      from m where ${others("waiting")} and m.waiting_on is not null group by m.waiting_on
    union all select 'agency', g.id::text, g.name, g.name_ur, count(*)::int, 0, null
      from m join agency g on g.id = m.waiting_agency_id where ${others("agency")} group by g.id
    union all select 'stage', coalesce(m.stage::text, 'none'), '', null, count(*)::int, 0, null
      from m where ${others("stage")} group by m.stage
    union all select 'marking', m.marking::text, '', null, count(*)::int, 0, null
      from m where ${others("marking")} group by m.marking`;
  const of = (facet: string) =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, name, nameUr, count }) => ({ value, name, nameUr, count }))
      .toSorted((a, b) => a.name.localeCompare(b.name) || b.count - a.count);
  const total = rows.find(({ facet }) => facet === "total");
  return {
    total: total?.count ?? 0,
    overTarget: total?.over ?? 0,
    longestDays: total?.longest ?? null,
    partner: of("partner"),
    waiting: of("waiting"),
    agency: of("agency"),
    stage: of("stage"),
    marking: of("marking"),
  };
}

type UnnamedRow = {
  partner: CountryCode;
  country: Named;
  counted: number;
  identified: number;
  members: string[];
  passage: UnnamedGroup["passage"];
};

/**
 * The MoUs that a source counts without naming them, one group a passage, also when several passages
 * count the same ones. Who is named later keeps the passage, so the group tells how many are identified.
 */
export async function listUnnamedMous(
  tx: Tx,
  partners: readonly CountryCode[],
  moment: Moment | null = null,
): Promise<UnnamedGroup[]> {
  const isThere =
    moment === null
      ? Prisma.sql`true`
      : Prisma.sql`${wasRecorded(Prisma.sql`a.created_at`, moment)} and ${existed(moment)}
          and ${moment.isOfDay ? Prisma.sql`coalesce(told.published_on <= ${moment.asOf}::date, true)` : Prisma.sql`true`}`;
  const rows = await tx.$queryRaw<UnnamedRow[]>`
    with counted as (
      select a.partner, q.source_id, q.starts_at, (array_agg(q.id order by q.id))[1] as citation_id,
        array_agg(distinct a.id) as members, count(distinct a.id)::int as counted,
        (count(distinct a.id) filter (where not a.is_placeholder))::int as identified
      from agreement a left join citation q on q.agreement_id = a.id
      left join source told on told.id = q.source_id
      where a.instrument = 'mou' and ${isThere} and ${anyOf(Prisma.sql`a.partner`, partners, "bpchar")}
      group by a.partner, q.source_id, q.starts_at, q.ends_at, (q.id is null and not a.is_placeholder)
      having bool_or(a.is_placeholder)
    ), told as (
      select distinct on (partner, members) * from counted order by partner, members, source_id, starts_at
    )
    select t.partner::text as partner, jsonb_build_object('name', c.name, 'nameUr', c.name_ur) as country, t.counted, t.identified, t.members,
      case when d.id is not null then jsonb_build_object('citationId', q.id, 'sourceId', d.id, 'title', d.title,
        'publisher', d.publisher, 'quote', q.quote) end as passage
    from told t join country c on c.code = t.partner
    left join citation q on q.id = t.citation_id left join source d on d.id = q.source_id
    order by t.counted desc, c.name, t.source_id`;
  return rows.map(({ partner, country, ...group }) => ({
    ...group,
    partner: { code: partner, ...country },
  }));
}

const FLAGS = {
  partner: Prisma.sql`m.of_partner`,
  waiting: Prisma.sql`m.of_waiting`,
  agency: Prisma.sql`m.of_agency`,
  stage: Prisma.sql`m.of_stage`,
  marking: Prisma.sql`m.of_marking`,
};

/** Every filter but one: what a count beside that filter's values is made under. */
export function others(but?: keyof typeof FLAGS): Prisma.Sql {
  const flags = Object.entries(FLAGS).filter(([name]) => name !== but);
  return Prisma.join(
    flags.map(([, flag]) => flag),
    " and ",
  );
}

const SHOWN: Record<MouFilter["show"], Prisma.Sql> = {
  pending: Prisma.sql`st.is_pending_mou`,
  concluded: Prisma.sql`st.is_signed`,
  ended: Prisma.sql`not st.is_signed and st.stage in ('withdrawn', 'lapsed')`,
  all: Prisma.sql`true`,
};

/** The MoUs as they stood that day, with a flag for each filter that has counts beside it. */
export function mous(filter: MouFilter, today: CalendarDate): Prisma.Sql {
  const { partner, waiting, agency, stage, over, named, marking, q, show } = filter;
  const moment = momentOf(filter, today);
  const terms = [
    Prisma.sql`a.instrument = 'mou'`,
    SHOWN[show],
    ...wordTerms(q, Prisma.sql`concat_ws(' ', a.title, a.ref, a.summary)`),
    ...(over === null ? [] : [Prisma.sql`st.is_over_target`]),
    ...(named === null ? [] : [Prisma.sql`a.is_placeholder = ${named === "no"}`]),
    existed(moment),
  ];
  return Prisma.sql`
    select a.id, a.ref, a.version, a.title, a.marking, a.partner::text as partner, a.is_placeholder, a.is_fast_track, a.route_id, a.binding, a.counterpart, a.money,
      st.state, st.stage, st.stage_entered_on, st.days_in_stage, st.target_days, st.is_over_target, st.pipeline_days,
      st.waiting_on, st.waiting_agency_id,
      ${anyOf(Prisma.sql`a.partner`, partner, "bpchar")} as of_partner,
      ${anyOf(Prisma.sql`st.waiting_on`, waiting, "waiting_on")} as of_waiting,
      ${anyOf(Prisma.sql`a.marking`, marking, "marking")} as of_marking,
      ${agency === null ? Prisma.sql`true` : Prisma.sql`coalesce(st.waiting_agency_id = ${agency}::uuid, false)`} as of_agency,
      ${stage === null ? Prisma.sql`true` : Prisma.sql`coalesce(st.stage::text, 'none') = ${stage}`} as of_stage
    from agreement a join app.agreement_state(${momentSql(moment)}) st on st.agreement_id = a.id
    where ${Prisma.join(terms, " and ")}`;
}
