import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { OBLIGORS } from "#domain/sides.ts";
import { type CommitmentFilter, NO_TOPIC } from "#features/commitments/schema.ts";
import { commitmentsAt, fellDue, matching } from "#features/commitments/where.ts";
import { FRESHNESS_LIMITS, OPEN_STATUSES } from "#features/commitments/rules.ts";
import {
  isTallied,
  lateByObligor,
  lateByRoot,
  lateThisMonth,
  soonByObligor,
  tallies,
  toldWithin,
} from "#features/commitments/tallies.ts";
import type { Moment } from "#domain/moment.ts";
import { momentOf } from "#server/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { monthsUntil, TREND_MONTHS } from "./rules.ts";
import type { CommitmentFigures, Matrix, Standings } from "./views.ts";

type Line = { what: keyof CommitmentFigures; row: string; col: string; n: number };

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

/** Of what nothing narrows but partner and marking, from the counters. `kept` of a topic is a status; what is not late is open. */
function talliedLines(
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
  return tx.$queryRaw<Line[]>`
    with status as materialized (${tallies(each, ["status", "root"])}),
      by_root as materialized (${tallies(scope, ["root_status"])}),
      late as materialized (select l.partner, l.obligor, sum(l.n)::int as n from (${lateByObligor(each)}) l group by 1, 2),
      late_topic as materialized (select l.root, l.obligor, sum(l.n)::int as n from (${lateByRoot(scope)}) l group by 1, 2),
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
    select * from (
      select 'byPartner' as what, t.partner::text as row, t.x as col, sum(t.n)::int as n from status t where t.what = 'status' group by 2, 3
      union all select 'byTopic', ${slug}, t.z, sum(t.n)::int from by_root t ${topicCalled(Prisma.sql`t.x`)} group by 2, 3
      union all select 'topicByPartner', ${slug}, t.partner::text, sum(t.n)::int from status t ${topicCalled(Prisma.sql`t.x`)} where t.what = 'root' group by 2, 3
      union all select 'balanceByPartner', h.partner::text, h.obligor || ' ' || h.standing, sum(h.n)::int from held h where h.partner is not null group by 2, 3
      union all select 'balanceByTopic', ${slug}, h.obligor || ' ' || h.standing, sum(h.n)::int from held h ${topicCalled(Prisma.sql`h.root`)} where h.partner is null group by 2, 3
      union all select 'standing', t.y, kind.name, sum(t.n)::int from status t
        cross join lateral (values ('all', true), ('open', t.x ${isOpen}), ('kept', t.x = 'complete')) kind(name, holds)
        where t.what = 'status' and kind.holds group by 2, 3
      union all select 'standing', l.obligor, 'late', sum(l.n)::int from late l group by 2
      union all select 'standing', l.obligor, 'soon', l.n from (${soonByObligor(scope)}) l
      union all select 'standing', t.obligor, 'stale', t.n::int from told t
      union all select 'trend', t.what, t.x, sum(t.n)::int from events t where t.what <> 'late' or t.x < ${month} group by 2, 3
      union all select 'trend', 'late', ${month}, l.n from (${lateThisMonth(scope)}) l
    ) line where n > 0`;
}

const topicCalled = (id: Prisma.Sql) => Prisma.sql`left join topic o on o.id::text = ${id}`;

/** Of any other filter, from its rows. */
function countedLines(
  tx: Tx,
  filter: CommitmentFilter,
  moment: Moment,
  firstDay: string,
): Promise<Line[]> {
  const standing = Prisma.sql`case when b.is_overdue then 'late' when b.is_open then 'open' when b.status = 'complete' then 'kept' end`;
  return tx.$queryRaw<Line[]>`
    with base as materialized (
      select c.id, c.partner::text, c.obligor::text, s.status::text as status, s.is_open, s.is_overdue, s.is_due_soon, s.freshness,
        app.first_day(c.made_on, c.made_precision) as made_day, s.status_on,
        case when ${fellDue(moment)} then s.due_last_day + 1 end as late_day
      from ${commitmentsAt(moment)} where ${matching(filter, moment)}
    ), about as materialized (${topicsOf(filter)})
    select 'byPartner' as what, b.partner as row, b.status as col, count(*)::int as n from base b group by 2, 3
    union all select 'byTopic', t.slug, b.status, count(*)::int from base b join about t on t.id = b.id group by 2, 3
    union all select 'topicByPartner', t.slug, b.partner, count(*)::int from base b join about t on t.id = b.id group by 2, 3
    union all select 'balanceByPartner', b.partner, b.obligor || ' ' || ${standing}, count(*)::int
      from base b where ${standing} is not null group by 2, 3
    union all select 'balanceByTopic', t.slug, b.obligor || ' ' || ${standing}, count(*)::int
      from base b join about t on t.id = b.id where ${standing} is not null group by 2, 3
    union all select 'standing', b.obligor, kind.name, count(*)::int
      from base b cross join lateral (values ('all', true), ('open', b.is_open), ('late', b.is_overdue),
        ('soon', b.is_due_soon), ('stale', b.is_open and b.freshness = 'stale'), ('kept', b.status = 'complete')
      ) as kind(name, holds) where kind.holds group by 2, 3
    union all select 'trend', event.name, to_char(event.day, 'YYYY-MM'), count(*)::int
      from base b cross join lateral (values ('made', b.made_day), ('late', b.late_day),
        ('kept', case when b.status = 'complete' then b.status_on end)
      ) as event(name, day)
      where event.day >= ${firstDay}::date and event.day <= ${moment.asOf}::date group by 2, 3`;
}

/**
 * The topics that a promise is counted under: those of the first level, each once; or, when the filter
 * names some, those. A promise of several counts under each.
 */
function topicsOf({ topic }: CommitmentFilter): Prisma.Sql {
  const own = Prisma.sql`commitment_topic ct join topic t on t.id = ct.topic_id left join topic above on above.id = t.parent_id`;
  if (topic.length === 0) {
    return Prisma.sql`
      select b.id, coalesce(root.slug, ${NO_TOPIC}) as slug from base b left join lateral (
        select distinct coalesce(above.slug, t.slug) as slug from ${own} where ct.commitment_id = b.id
      ) root on true`;
  }
  return Prisma.sql`
    select b.id, wanted.slug from base b cross join unnest(${topic}::text[]) as wanted(slug)
    where exists (select 1 from ${own} where ct.commitment_id = b.id and wanted.slug in (t.slug, above.slug))
      or (wanted.slug = ${NO_TOPIC} and not exists (select 1 from commitment_topic ct where ct.commitment_id = b.id))`;
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
