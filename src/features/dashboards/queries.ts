import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { OBLIGORS } from "#domain/sides.ts";
import { type CommitmentFilter, NO_TOPIC } from "#features/commitments/schema.ts";
import { matching, statesAt } from "#features/commitments/where.ts";
import { DUE_SOON_DAYS, FRESHNESS_LIMITS, OPEN_STATUSES } from "#features/commitments/rules.ts";
import {
  isTallied,
  lateByRoot,
  lateThisMonth,
  lateThisMonthEach,
  pendingByObligor,
  soonByObligor,
  tallies,
  toldWithin,
} from "#features/commitments/tallies.ts";
import type { Moment } from "#domain/moment.ts";
import { isNow, momentOf } from "#server/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { monthsUntil, TREND_MONTHS } from "./rules.ts";
import type { CommitmentFigures, Matrix, Standings } from "./views.ts";

type Line = { what: keyof CommitmentFigures; row: string; col: string; n: number };

/**
 * As many promises are counted one by one for the figures of another day than today: of more, they would not come in time. As
 * known on a day each of them is derived.
 */
const MOST_COUNTED = { asOf: 150_000, known: 100_000 };

/** Whether the figures of a filter can be told: today's always, those of another day while not too much is in its scope. */
export async function isCountable(
  tx: Tx,
  filter: CommitmentFilter,
  today: CalendarDate,
  most?: number,
): Promise<boolean> {
  const moment = momentOf(filter, today);
  if (isNow(moment)) return true;
  const limit = most ?? MOST_COUNTED[moment.knownAt === null ? "asOf" : "known"];
  const { partner, marking } = filter;
  const [row] = await tx.$queryRaw<[{ is_so: boolean }]>`
    select coalesce(sum(t.n), 0) <= ${limit} as is_so from (${tallies({ today, partner, marking }, ["status"])}) t`;
  return row.is_so;
}

/** Every figure of the dashboard of commitments, of what the filter matches, in one statement. */
export async function readCommitmentFigures(
  tx: Tx,
  filter: CommitmentFilter,
  today: CalendarDate,
): Promise<CommitmentFigures> {
  const moment = momentOf(filter, today);
  const first = monthsUntil(moment.asOf, TREND_MONTHS)[0] ?? "";
  const lines = await (isTallied(filter)
    ? talliedLines(tx, filter, today, first)
    : countedLines(tx, filter, moment, `${first}-01`));
  const of = Map.groupBy(lines, ({ what }) => what);
  const matrix = (what: Line["what"]) => matrixOf(of.get(what) ?? []);
  const counts = matrix("standing");
  return {
    standing: Object.fromEntries(
      OBLIGORS.map((obligor) => [obligor, standingsOf(counts.get(obligor))]),
    ) as CommitmentFigures["standing"],
    byPartner: matrix("byPartner"),
    byTopic: matrix("byTopic"),
    topicByPartner: matrix("topicByPartner"),
    balanceByPartner: matrix("balanceByPartner"),
    balanceByTopic: matrix("balanceByTopic"),
    trend: matrix("trend"),
  };
}

/**
 * Of what nothing narrows but partner and marking, from the counters. `kept` of a topic is a status; what is not late is open.
 * All lines come in one value, for the rows of a result are taken apart one by one.
 */
async function talliedLines(
  tx: Tx,
  { partner, marking }: CommitmentFilter,
  today: CalendarDate,
  firstMonth: string,
): Promise<Line[]> {
  const scope = { today, partner, marking };
  const each = { ...scope, partner: partner.length > 0 ? partner : ("each" as const) };
  const month = today.slice(0, 7);
  const slug = Prisma.sql`coalesce(o.slug, ${NO_TOPIC})`;
  const isOpen = Prisma.sql`= any(${OPEN_STATUSES}::text[])`;
  const [row] = await tx.$queryRaw<[{ lines: Line[] | null }]>`
    with status as materialized (${summed(tallies(each, ["status", "root"]), Prisma.sql`what, partner, x, y`)}),
      by_root as materialized (${summed(tallies(scope, ["root_status"]), Prisma.sql`x, y, z`)}),
      recent as materialized (${lateThisMonthEach(scope)}),
      late as materialized (${summed(
        Prisma.sql`
          select t.partner, t.y as obligor, t.n from status t where t.what = 'status' and t.x ${isOpen}
          union all select l.partner, l.obligor, -l.n from (${pendingByObligor(each)}) l
          union all select r.partner, r.obligor, 1 from recent r`,
        Prisma.sql`partner, obligor`,
      )}),
      late_topic as materialized (${summed(
        Prisma.sql`
          ${lateByRoot(scope)}
          union all select unnest(case when r.root_ids = '{}' then '{none}' else r.root_ids::text[] end), r.obligor, 1 from recent r`,
        Prisma.sql`root, obligor`,
      )}),
      events as materialized (${tallies(scope, ["made", "kept", "late"], [firstMonth, `${month}~`])}),
      told as (select t.obligor, sum(t.n) as n from (
        select t.y as obligor, t.n from status t where t.what = 'status' and t.x ${isOpen}
        union all select l.obligor, -l.n from (${toldWithin(scope, FRESHNESS_LIMITS.ageing)}) l where l.obligor <> '') t group by 1),
      held as (
        select t.partner, ''::text as root, t.y as obligor, case when t.x = 'complete' then 'kept' else 'open' end as standing, t.n
        from status t where t.what = 'status' and (t.x = 'complete' or t.x ${isOpen})
        union all select l.partner, '', l.obligor, as_what.name, l.n * as_what.sign from late l cross join (values ('late', 1), ('open', -1)) as_what(name, sign)
        union all select null, t.x, t.y, case when t.z = 'complete' then 'kept' else 'open' end, t.n
        from by_root t where t.z = 'complete' or t.z ${isOpen}
        union all select null, l.root, l.obligor, as_what.name, l.n * as_what.sign from late_topic l cross join (values ('late', 1), ('open', -1)) as_what(name, sign))
    select json_agg(line) as lines from (
      select 'byPartner' as what, t.partner::text as row, t.x as col, sum(t.n)::int as n from status t where t.what = 'status' group by 2, 3
      union all select 'byTopic', ${slug}, t.z, sum(t.n)::int from by_root t ${topicCalled(Prisma.sql`t.x`)} group by 2, 3
      union all select 'topicByPartner', ${slug}, t.partner::text, sum(t.n)::int from status t ${topicCalled(Prisma.sql`t.x`)} where t.what = 'root' group by 2, 3
      union all select 'balanceByPartner', h.partner::text, h.obligor || ' ' || h.standing, sum(h.n)::int from held h where h.partner is not null group by 2, 3
      union all select 'balanceByTopic', ${slug}, h.obligor || ' ' || h.standing, sum(h.n)::int from held h ${topicCalled(Prisma.sql`h.root`)} where h.partner is null group by 2, 3
      union all select 'standing', t.obligor, kind.name, kind.n::int
        from (select t.y as obligor, sum(t.n) as every, sum(t.n) filter (where t.x ${isOpen}) as open, sum(t.n) filter (where t.x = 'complete') as kept
          from status t where t.what = 'status' group by 1) t
        cross join lateral (values ('all', t.every), ('open', t.open), ('kept', t.kept)) kind(name, n)
      union all select 'standing', l.obligor, 'late', sum(l.n)::int from late l group by 2
      union all select 'standing', l.obligor, 'soon', l.n from (${soonByObligor(scope)}) l
      union all select 'standing', t.obligor, 'stale', t.n::int from told t
      union all select 'trend', t.what, t.x, sum(t.n)::int from events t where t.what <> 'late' or t.x < ${month} group by 2, 3
      union all select 'trend', 'late', ${month}, l.n from (${lateThisMonth(scope)}) l
    ) line where n > 0`;
  return row.lines ?? [];
}

/** Lines with the same columns as one, whatever their marking. */
const summed = (lines: Prisma.Sql, columns: Prisma.Sql) => Prisma.sql`
  select ${columns}, sum(n)::int as n from (${lines}) line group by ${columns}`;

const topicCalled = (id: Prisma.Sql) => Prisma.sql`left join topic o on o.id::text = ${id}`;

/** What the rows of a filter are counted by: `topics` are the slugs that each counts under. */
function baseOf(filter: CommitmentFilter, moment: Moment): Prisma.Sql {
  const day = Prisma.sql`${moment.asOf}::date`;
  return Prisma.sql`
    select s.partner::text as partner, s.obligor, s.status, s.is_open, s.due_key < ${day} as is_overdue,
      s.due_key >= ${day} and s.due_key <= ${day} + ${DUE_SOON_DAYS}::int as is_due_soon, s.freshness = 'stale' as is_stale,
      s.made_first_day as made_day, s.status_on, case when s.late_on <= ${day} then s.late_on end as late_day,
      ${topicIdsOf(filter)} as topic_ids
    from ${statesAt(moment)} where ${matching(filter, moment)}`;
}

/** The topics by which rows are counted: of what is about one topic that one alone, lest it is counted apart for each set of topics. */
function topicIdsOf({ topic }: CommitmentFilter): Prisma.Sql {
  if (topic.length === 0) return Prisma.sql`s.root_ids`;
  return topic.length > 1
    ? Prisma.sql`s.topic_ids`
    : Prisma.sql`array(select one.id from topic one where one.slug = any(${topic}::text[]))`;
}

/** Of any other filter, from its rows: read once, and counted by all that the figures are made of. */
function countedLines(
  tx: Tx,
  filter: CommitmentFilter,
  moment: Moment,
  firstDay: string,
): Promise<Line[]> {
  return tx.$queryRaw<Line[]>`
    with base as materialized (${baseOf(filter, moment)}),
    cell as materialized (
      select b.partner, b.obligor, b.status, b.is_open, b.is_overdue, b.is_due_soon, b.is_stale, b.topic_ids,
        case when b.is_overdue then 'late' when b.is_open then 'open' when b.status = 'complete' then 'kept' end as standing, count(*)::int as n
      from base b group by 1, 2, 3, 4, 5, 6, 7, 8
    ), about as materialized (${topicsOf(filter)})
    select 'byPartner' as what, c.partner as row, c.status as col, sum(c.n)::int as n from cell c group by 2, 3
    union all select 'byTopic', a.slug, a.status, sum(a.n)::int from about a group by 2, 3
    union all select 'topicByPartner', a.slug, a.partner, sum(a.n)::int from about a group by 2, 3
    union all select 'balanceByPartner', c.partner, c.obligor || ' ' || c.standing, sum(c.n)::int
      from cell c where c.standing is not null group by 2, 3
    union all select 'balanceByTopic', a.slug, a.obligor || ' ' || a.standing, sum(a.n)::int
      from about a where a.standing is not null group by 2, 3
    union all select 'standing', c.obligor, kind.name, sum(c.n)::int
      from cell c cross join lateral (values ('all', true), ('open', c.is_open), ('late', c.is_overdue),
        ('soon', c.is_due_soon), ('stale', c.is_open and c.is_stale), ('kept', c.status = 'complete')
      ) as kind(name, holds) where kind.holds group by 2, 3
    union all select 'trend', event.name, to_char(event.month, 'YYYY-MM'), sum(event.n)::int from (
      ${events(Prisma.sql`'made'`, Prisma.sql`b.made_day`)}
      union all ${events(Prisma.sql`'late'`, Prisma.sql`b.late_day`)}
      union all ${events(Prisma.sql`'kept'`, Prisma.sql`case when b.status = 'complete' then b.status_on end`)}
    ) event(name, month, n) group by 2, 3`;

  function events(name: Prisma.Sql, day: Prisma.Sql): Prisma.Sql {
    return Prisma.sql`
      select ${name}::text, date_trunc('month', e.day::timestamp), count(*) from (select ${day} as day from base b) e
      where e.day >= ${firstDay}::date and e.day <= ${moment.asOf}::date group by 2`;
  }
}

/**
 * The cells under each topic that they are counted under: those of the first level, each once; or, when the filter
 * names some, those. A promise of several counts under each.
 */
function topicsOf({ topic }: CommitmentFilter): Prisma.Sql {
  const without = Prisma.sql`select ${NO_TOPIC}::text, c.* from cell c where c.topic_ids = '{}'`;
  if (topic.length === 0) {
    return Prisma.sql`
      select coalesce(o.slug, ${NO_TOPIC}) as slug, c.* from cell c cross join lateral unnest(c.topic_ids) root(id) left join topic o on o.id = root.id
      union all ${without}`;
  }
  return Prisma.sql`
    select o.slug, c.* from cell c cross join lateral unnest(c.topic_ids) its(id) join topic o on o.id = its.id where o.slug = any(${topic}::text[])
    ${topic.includes(NO_TOPIC) ? Prisma.sql`union all ${without}` : Prisma.empty}`;
}

function matrixOf(lines: readonly Line[]): Matrix {
  const rows = Map.groupBy(lines, ({ row }) => row);
  return new Map(
    [...rows].map(([row, cells]) => [row, new Map(cells.map(({ col, n }) => [col, n]))]),
  );
}

function standingsOf(counts: ReadonlyMap<string, number> | undefined): Standings {
  const of = (name: keyof Standings) => counts?.get(name) ?? 0;
  return {
    all: of("all"),
    open: of("open"),
    late: of("late"),
    soon: of("soon"),
    stale: of("stale"),
    kept: of("kept"),
  };
}
