import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { knownAtSql, wasRecorded } from "#server/moment.ts";
import type { TimesFilter } from "./views.ts";

export const FIRST_DAY = "0001-01-01" as CalendarDate;

/**
 * The tables of a statement about stage times: `e`, every stage entry; `stays`, those after `since`; `asked`, what desks were
 * asked meanwhile. Null: from the first day.
 */
export function stayParts(
  filter: TimesFilter,
  moment: Moment,
  since: CalendarDate | null,
): Prisma.Sql {
  return Prisma.sql`
    e as materialized (${entries(filter, moment)}),
    stays as materialized (
      select *, least(coalesce(left_on, ${moment.asOf}::date), ${moment.asOf}::date) as until,
        case stage when 'on_hold_us' then 'hold_us' when 'on_hold_them' then 'hold_them' else waiting_on::text end as holder
      from e where stage not in ('in_force', 'withdrawn', 'lapsed') and coalesce(left_on, ${moment.asOf}::date) > ${since ?? FIRST_DAY}::date
    ), asked as materialized (${concurrences(moment)})`;
}

/** Every stage entry by then, with the day it was left and its number in the history of its agreement. */
function entries({ partner, route }: TimesFilter, moment: Moment): Prisma.Sql {
  return Prisma.sql`
    select s.agreement_id, a.marking, s.stage, s.entered_on, s.waiting_on, s.waiting_agency_id, s.reason, p.title as post,
      lead(s.entered_on) over history as left_on, row_number() over history as nth
    from stage_entry s join agreement a on a.id = s.agreement_id left join post p on p.id = s.owner_post_id
    where a.instrument = 'mou' and s.entered_on <= ${moment.asOf}::date and s.recorded_at <= ${knownAtSql(moment)}
      and ${partner.length === 0 ? Prisma.sql`true` : Prisma.sql`a.partner = any (${[...partner]}::bpchar[])`}
      and ${route === null ? Prisma.sql`true` : Prisma.sql`a.route_id = ${route}::uuid`}
    window history as (partition by s.agreement_id order by s.entered_on, s.recorded_at, s.id)`;
}

/** What desks were asked about those, and how long they took or have taken by now. */
function concurrences(moment: Moment): Prisma.Sql {
  return Prisma.sql`
    select app.desk_key(k.desk) as key, k.desk, w.is_open, k.decided_on as ended_on,
      (case when w.is_open then ${moment.asOf}::date else k.decided_on end) - k.requested_on as days
    from concurrence k cross join lateral (select coalesce(k.decided_on > ${moment.asOf}::date, true) as is_open) w
    where k.requested_on <= ${moment.asOf}::date and ${wasRecorded(Prisma.sql`k.recorded_at`, moment)}
      and k.agreement_id in (select agreement_id from e)`;
}
