import "server-only";
import { addDays, type CalendarDate } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import type { DeskItem, DeskRequest, DeskView } from "../desk-views.ts";

const YEAR_DAYS = 365;
const MOST_WAITING = 200;
const MOST_ANSWERS = 20;

/**
 * Requests with what the route of each allows the desk. What has been withdrawn or has lapsed waits for nobody, and neither
 * does what has been signed without the answer.
 */
const requests = (today: CalendarDate, key: string | null) => Prisma.sql`
  select c.id, app.desk_key(c.desk) as key, c.desk, c.agency_id, c.agreement_id, c.partner, c.marking, c.stage, c.requested_on,
    c.decided_on, c.decision, c.reference_no, c.recorded_at,
    coalesce(c.decided_on, ${today}::date) - c.requested_on as days, target.days as target_days,
    c.decided_on is null and coalesce(st.stage not in ('withdrawn', 'lapsed'), true) and not st.is_signed as waits
  from concurrence c
  join app.agreement_today(${today}::date) st on st.agreement_id = c.agreement_id
  join agreement a on a.id = c.agreement_id
  left join lateral (
    select coalesce(d.target_days, s.target_days) as days
    from route_concurrence d join route_stage s on s.id = d.route_stage_id
    where s.route_id = a.route_id and app.desk_key(d.desk) = app.desk_key(c.desk)
    order by s.stage = c.stage desc nulls last, s.position limit 1
  ) target on true
  where ${key === null ? Prisma.sql`true` : Prisma.sql`app.desk_key(c.desk) = ${key}`}`;

const isOver = Prisma.sql`r.waits and coalesce(r.days > r.target_days, false)`;

/** Every desk that a route asks or that has been asked: those where most waits first. */
export function listDesks(tx: Tx, today: CalendarDate): Promise<DeskItem[]> {
  return desks(tx, today, null);
}

function desks(tx: Tx, today: CalendarDate, key: string | null): Promise<DeskItem[]> {
  const wanted = key === null ? Prisma.sql`true` : Prisma.sql`app.desk_key(d.desk) = ${key}`;
  return tx.$queryRaw<DeskItem[]>`
    with asked as (${requests(today, key)}), named as (
      select app.desk_key(d.desk) as key, mode() within group (order by d.desk) as name
      from route_concurrence d where ${wanted} group by 1
    ), counted as (
      select r.key, mode() within group (order by r.desk) as name,
        (count(*) filter (where r.waits))::int as waiting,
        (count(*) filter (where ${isOver}))::int as over_target,
        min(r.requested_on) filter (where r.waits) as oldest_on,
        (count(r.decided_on))::int as answered,
        percentile_cont(0.5) within group (order by r.days)
          filter (where r.decided_on > ${addDays(today, -YEAR_DAYS)}::date) as median_days
      from asked r group by r.key
    )
    select coalesce(n.key, c.key) as key, coalesce(n.name, c.name) as name, coalesce(c.waiting, 0) as waiting,
      coalesce(c.over_target, 0) as "overTarget", to_char(c.oldest_on, 'YYYY-MM-DD') as "oldestOn",
      coalesce(c.answered, 0) as answered, c.median_days as "medianDays"
    from named n full join counted c on c.key = n.key
    order by waiting desc, c.oldest_on, name`;
}

type Row = Omit<DeskRequest, "partner"> & {
  partner: DeskRequest["partner"]["code"];
  country: { name: string; nameUr: string | null };
  waits: boolean;
};

/**
 * A desk by its key: what waits there, oldest first, and what it has answered of late.
 *
 * @throws AppError `not_found` when no route asks it and no request to it may be seen.
 */
export async function getDesk(tx: Tx, key: string, today: CalendarDate): Promise<DeskView> {
  const [desk] = await desks(tx, today, key);
  if (desk === undefined) throw new AppError("not_found", "errors.notFound");
  const rows = await tx.$queryRaw<Row[]>`
    with asked as (${requests(today, key)}), numbered as (
      select asked.*, row_number() over (partition by agreement_id order by requested_on, recorded_at, id) as round from asked
    ), shown as (
      (select * from numbered where waits order by requested_on, id limit ${MOST_WAITING})
      union all
      (select * from numbered where decided_on is not null order by decided_on desc, id desc limit ${MOST_ANSWERS})
    )
    select r.id, r.waits, r.partner::text as partner, r.marking, r.stage, r.round::int as round,
      jsonb_build_object('id', a.id, 'ref', a.ref, 'title', a.title, 'isFastTrack', a.is_fast_track) as agreement,
      jsonb_build_object('name', n.name, 'nameUr', n.name_ur) as country,
      to_char(r.requested_on, 'YYYY-MM-DD') as "requestedOn", to_char(r.decided_on, 'YYYY-MM-DD') as "decidedOn", r.decision,
      r.reference_no as "referenceNo", greatest(0, r.days) as days, r.target_days as "targetDays",
      coalesce(r.days > r.target_days, false) as "isOverTarget"
    from shown r join agreement a on a.id = r.agreement_id join country n on n.code = r.partner`;
  const agencies = await tx.$queryRaw<DeskView["agencies"]>`
    select distinct g.id, g.name, g.name_ur as "nameUr" from agency g where g.id in (
      select c.agency_id from concurrence c where app.desk_key(c.desk) = ${key}
      union select d.agency_id from route_concurrence d where app.desk_key(d.desk) = ${key}
    ) order by g.name`;
  const all = rows.map(({ country, partner, waits, ...row }) => ({
    waits,
    request: { ...row, partner: { code: partner, ...country } },
  }));
  return {
    ...desk,
    agencies,
    requests: all
      .filter(({ waits }) => waits)
      .map(({ request }) => request)
      .toSorted((a, b) => byDay(a.requestedOn, b.requestedOn)),
    answers: all
      .filter(({ request }) => request.decidedOn !== null)
      .map(({ request }) => request)
      .toSorted((a, b) => byDay(b.decidedOn ?? "", a.decidedOn ?? "")),
  };
}

const byDay = (a: string, b: string) => (a < b ? -1 : Number(a > b));
