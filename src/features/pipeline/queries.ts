import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Marking } from "#domain/marking.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Stage, StageReason, WaitingOn } from "#generated/prisma/enums.ts";
import type { Tx } from "#server/db.ts";
import { momentOf, wasRecorded } from "#server/moment.ts";
import { FIRST_DAY, stayParts } from "./parts.ts";
import { monthsUntil, percentsOf, periodStart, spreadOf } from "./times.ts";
import { type StageTimes, TIME_HOLDERS, type TimesChoices, type TimesFilter } from "./views.ts";

/** As many months stand in the chart, the last ones. */
const MONTHS = 24;

type Row = {
  kind: string;
  key: string;
  name: string | null;
  name_ur: string | null;
  days: number;
  count: number;
};

/**
 * How long the MoUs that the viewer may see took at each stage and desk, as of a day: stays that ended in
 * the period, and apart from them those that go on. One statement, in groups of equal length, so that
 * what comes over does not grow with the register.
 */
export async function getStageTimes(
  tx: Tx,
  filter: TimesFilter,
  today: CalendarDate,
): Promise<StageTimes> {
  const moment = momentOf(filter, today);
  const since = periodStart(filter.period, moment.asOf);
  const rows = await tx.$queryRaw<Row[]>`
    with ${stayParts(filter, moment, since)}
    ${measured("stage", Prisma.sql`s.stage::text`)}
    union all ${measured("waiting", Prisma.sql`s.waiting_on::text || ':' || coalesce(s.waiting_agency_id::text, '')`)}
    union all ${measured("post", Prisma.sql`s.post`, Prisma.sql`s.post is not null`)}
    union all select 'desk' || case when is_open then 'Open' else '' end, key, min(desk), null,
        max(days), count(*)::int
      from asked where is_open or ended_on > ${since ?? FIRST_DAY}::date group by key, is_open, case when not is_open then days end
    union all select 'share', holder, null, null, sum(until - greatest(entered_on, ${since ?? FIRST_DAY}::date))::int, 0 from stays group by holder
    union all select 'entered', to_char(entered_on, 'YYYY-MM'), null, null, 0, count(*)::int
      from e where nth = 1 and entered_on > ${since ?? FIRST_DAY}::date group by 2
    union all select 'left', to_char(entered_on, 'YYYY-MM'), null, null, 0, count(*)::int
      from e where stage in ('withdrawn', 'lapsed') and entered_on > ${since ?? FIRST_DAY}::date group by 2
    union all select 'signed', to_char(x.happened_on, 'YYYY-MM'), null, null, 0, count(*)::int from agreement_action x
      where x.type = 'signed' and x.precision in ('day', 'month') and x.happened_on > ${since ?? FIRST_DAY}::date and x.happened_on <= ${moment.asOf}::date
        and ${wasRecorded(Prisma.sql`x.recorded_at`, moment)} and x.agreement_id in (select agreement_id from e) group by 2
    union all select case when stage in ('on_hold_us', 'on_hold_them') then 'held' else 'returned' end, reason::text, null, null, 0, count(*)::int
      from e where reason is not null and entered_on > ${since ?? FIRST_DAY}::date group by 1, 2
    union all select 'marking', max(marking)::text, null, null, 0, 0 from e having count(*) > 0`;
  return timesOf(rows, since, moment.asOf);
}

/** Stays in groups of equal length under `kind`, those that go on under `kindOpen` with the longest. */
function measured(kind: string, key: Prisma.Sql, where = Prisma.sql`true`): Prisma.Sql {
  return Prisma.sql`
    select ${kind}::text || case when s.left_on is null then 'Open' else '' end as kind, ${key} as key, min(g.name) as name, min(g.name_ur) as name_ur,
      max(s.until - s.entered_on) as days, count(*)::int as count
    from stays s left join agency g on g.id = s.waiting_agency_id
    where ${where} group by ${key}, s.left_on is null, case when s.left_on is not null then s.until - s.entered_on end`;
}

function timesOf(
  rows: readonly Row[],
  since: CalendarDate | null,
  until: CalendarDate,
): StageTimes {
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const staysOf = (kind: string) => {
    const keys = [...new Set([...of(kind), ...of(`${kind}Open`)].map(({ key }) => key))];
    return keys.map((key) => {
      const ended = of(kind).filter((row) => row.key === key);
      const going = of(`${kind}Open`).filter((row) => row.key === key);
      const [first] = [...ended, ...going];
      return {
        key,
        name: first?.name ?? key,
        nameUr: first?.name_ur ?? null,
        spread: spreadOf(ended),
        open:
          going.length === 0
            ? null
            : {
                count: going.reduce((sum, { count }) => sum + count, 0),
                longest: Math.max(...going.map(({ days }) => days)),
              },
      };
    });
  };
  const days = TIME_HOLDERS.map(
    (holder) => of("share").find(({ key }) => key === holder)?.days ?? 0,
  );
  const percents = percentsOf(days);
  const inMonth = (kind: string, month: string) =>
    of(kind).find(({ key }) => key === month)?.count ?? 0;
  const firstMonth = [...of("entered"), ...of("left"), ...of("signed")]
    .map(({ key }) => key)
    .toSorted()[0];
  const from = since ?? (firstMonth === undefined ? until : (`${firstMonth}-01` as CalendarDate));
  const counted = (kind: string) =>
    of(kind)
      // Read from a column of this type.
      .map(({ key, count }) => ({ reason: key as StageReason, count }))
      .toSorted((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
  return {
    since,
    until,
    // Read from a column of this type.
    marking: (of("marking")[0]?.key ?? "official") as Marking,
    stages: staysOf("stage").map(({ key, spread, open }) => ({
      stage: key as Stage,
      spread,
      open,
    })),
    waiting: longestFirst(staysOf("waiting")).map((one) => {
      const [on = "us", agency = ""] = one.key.split(":");
      return { ...one, on: on as WaitingOn, name: agency === "" ? "" : one.name };
    }),
    posts: longestFirst(staysOf("post").map((one) => ({ ...one, name: one.key }))),
    desks: longestFirst(staysOf("desk")),
    shares: TIME_HOLDERS.map((holder, index) => ({
      holder,
      days: days[index] ?? 0,
      percent: percents[index] ?? 0,
    })),
    flow: monthsUntil(from, until, MONTHS).map((month) => ({
      month,
      entered: inMonth("entered", month),
      left: inMonth("left", month),
      signed: inMonth("signed", month),
    })),
    returned: counted("returned"),
    held: counted("held"),
  };
}

/** Where it takes longest first: by the median, then by what still waits. */
function longestFirst<One extends Pick<StageTimes["desks"][number], "spread" | "open" | "name">>(
  all: readonly One[],
): One[] {
  return all.toSorted(
    (a, b) =>
      (b.spread?.median ?? -1) - (a.spread?.median ?? -1) ||
      (b.open?.longest ?? -1) - (a.open?.longest ?? -1) ||
      a.name.localeCompare(b.name),
  );
}

type ChoiceRow = TimesChoices["partner"][number] & { facet: "partner" | "route" };

/** The partners and routes whose MoUs have been in the pipeline. */
export async function listTimesChoices(tx: Tx): Promise<TimesChoices> {
  const rows = await tx.$queryRaw<ChoiceRow[]>`
    with m as materialized (
      select a.partner, a.route_id from agreement a
      where a.instrument = 'mou' and exists (select 1 from stage_entry s where s.agreement_id = a.id)
    )
    select 'partner' as facet, c.code::text as value, c.name, c.name_ur as "nameUr", count(*)::int as count
      from m join country c on c.code = m.partner group by c.code
    union all select 'route', r.id::text, r.name, r.name_ur, count(*)::int from m join route r on r.id = m.route_id group by r.id
    order by 3`;
  const of = (facet: ChoiceRow["facet"]) =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, name, nameUr, count }) => ({ value, name, nameUr, count }));
  return { partner: of("partner"), route: of("route") };
}
