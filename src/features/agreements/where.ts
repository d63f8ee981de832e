import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { wasRecorded } from "#server/moment.ts";
import { NOTICE_AHEAD_DAYS, RUNNING_STATES } from "./notice.ts";

/**
 * On a day that is past an agreement `a` with a history was there once that history had begun; one
 * without always was. Only what was on record counts.
 */
export function existed(moment: Moment): Prisma.Sql {
  if (!moment.isOfDay) return Prisma.sql`true`;
  const actions = Prisma.sql`agreement_action x where x.agreement_id = a.id and ${wasRecorded(Prisma.sql`x.recorded_at`, moment)}`;
  const stages = Prisma.sql`stage_entry e where e.agreement_id = a.id and ${wasRecorded(Prisma.sql`e.recorded_at`, moment)}`;
  return Prisma.sql`(
    exists (select 1 from ${actions} and coalesce(x.happened_on <= ${moment.asOf}::date, true))
    or exists (select 1 from ${stages} and e.entered_on <= ${moment.asOf}::date)
    or not exists (select 1 from ${actions} union all select 1 from ${stages})
  )`;
}

/** Of an agreement in the state `state` with the term `t`: it ends, or the last day to give notice is, within so many days of a day; that day counts. */
export function endsWithin(days: Prisma.Sql, { asOf }: Pick<Moment, "asOf">): Prisma.Sql {
  return Prisma.sql`(t.ends_on between ${asOf}::date and ${asOf}::date + ${days}
    or t.notice_on between ${asOf}::date and ${asOf}::date + ${days})`;
}

export const isRunning = (state: Prisma.Sql) =>
  Prisma.sql`${state} = any (${[...RUNNING_STATES]}::text[])`;

/** What ends or must be noticed within half a year, the most urgent first, as JSON; at most so many. */
export function endingSoon(today: CalendarDate, limit: number): Prisma.Sql {
  return Prisma.sql`
    select coalesce(json_agg(e), '[]') from (
      select a.id, a.ref, a.title, a.partner, a.marking, a.renewal,
        case when t.notice_on >= ${today}::date then t.notice_on::text end as "noticeOn", t.ends_on::text as "endsOn"
      from app.agreement_term(${today}::date) t
      join agreement a on a.id = t.agreement_id
      join app.agreement_state(${today}::date) s on s.agreement_id = a.id
      where ${isRunning(Prisma.sql`s.state`)} and ${endsWithin(Prisma.sql`${NOTICE_AHEAD_DAYS}::int`, { asOf: today })}
      order by case when t.notice_on >= ${today}::date then t.notice_on else t.ends_on end, a.ref limit ${limit}
    ) e`;
}
