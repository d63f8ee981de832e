import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { OBLIGORS } from "#domain/sides.ts";
import { type CommitmentFilter, NO_TOPIC } from "#features/commitments/schema.ts";
import { commitmentsAt, fellDue, matching } from "#features/commitments/where.ts";
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
  const firstDay = `${monthsUntil(moment.asOf, TREND_MONTHS)[0]}-01`;
  const standing = Prisma.sql`case when b.is_overdue then 'late' when b.is_open then 'open' when b.status = 'complete' then 'kept' end`;
  const lines = await tx.$queryRaw<Line[]>`
    with base as materialized (
      select c.id, c.partner::text, c.obligor::text, s.status, s.is_open, s.is_overdue, s.is_due_soon, s.freshness,
        app.first_day(c.made_on, c.made_precision) as made_day, s.status_on,
        case when ${fellDue(moment)} then s.due_last_day + 1 end as late_day
      from ${commitmentsAt(moment)} where ${matching(filter, moment)}
    ), about as materialized (${topicsOf(filter)})
    select 'byPartner' as what, b.partner as row, b.status::text as col, count(*)::int as n from base b group by 2, 3
    union all select 'byTopic', t.slug, b.status::text, count(*)::int from base b join about t on t.id = b.id group by 2, 3
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
