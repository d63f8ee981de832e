import "server-only";
import { addDays, type CalendarDate, dayOrNull } from "#domain/calendar-date.ts";
import { currentTermEnd, lastDayToGiveNotice } from "#features/agreements/rules.ts";
import type { Marking } from "#domain/marking.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";

/** A calendar goes back and ahead so far, and holds no more of each kind. */
const DAYS_BACK = 180;
const DAYS_AHEAD = 730;
const MOST = 1000;

type Dated = {
  id: string;
  ref: string;
  title: string;
  partner: string;
  marking: Marking;
  on: CalendarDate;
  version: number;
  updatedAt: Date;
};

export type CalendarMeeting = Dated & {
  untilOn: CalendarDate | null;
  startsAt: string | null;
  timeZone: string;
  place: string | null;
  isCancelled: boolean;
};

/** The days of a calendar, both inclusive. */
export const reachOf = (today: CalendarDate) => ({
  from: addDays(today, -DAYS_BACK),
  to: addDays(today, DAYS_AHEAD),
});

const reach = (today: CalendarDate) => {
  const { from, to } = reachOf(today);
  return Prisma.sql`between ${from}::date and ${to}::date`;
};

/** Meetings whose day is known, the latest first. */
export function listCalendarMeetings(tx: Tx, today: CalendarDate): Promise<CalendarMeeting[]> {
  return tx.$queryRaw<CalendarMeeting[]>`
    select id, ref, title, partner::text, marking::text, held_on::text as "on", version, updated_at as "updatedAt",
      until_on::text as "untilOn", starts_at as "startsAt", time_zone as "timeZone", place, life = 'cancelled' as "isCancelled"
    from meeting
    where held_precision = 'day' and life <> 'postponed' and held_on ${reach(today)}
    order by held_on desc, id limit ${MOST}`;
}

/** The last day of each promise that is open. */
export function listDueDays(tx: Tx, today: CalendarDate): Promise<Dated[]> {
  return tx.$queryRaw<Dated[]>`
    select c.id, c.ref, c.title, c.partner::text, c.marking::text, s.due_last_day::text as "on", c.version, c.updated_at as "updatedAt"
    from app.commitment_state(${today}::date) s join commitment c on c.id = s.commitment_id
    where s.is_promise and s.is_open and s.due_last_day ${reach(today)}
    order by s.due_last_day desc, c.id limit ${MOST}`;
}

/** The last day on which a notice on each agreement is in time, from today on. */
export async function listNoticeDays(tx: Tx, today: CalendarDate): Promise<Dated[]> {
  const rows = await tx.agreement.findMany({
    where: { noticeDays: { not: null } },
    include: { actions: true },
    orderBy: { id: "asc" },
    take: MOST,
  });
  return rows.flatMap(({ actions: stored, ...row }) => {
    const actions = stored.map((one) => ({ ...one, happenedOn: dayOrNull(one.happenedOn) }));
    const endsOn = currentTermEnd({ ...row, endsOn: dayOrNull(row.endsOn), actions }, today);
    const on = lastDayToGiveNotice(endsOn, row.noticeDays, row.renewal);
    if (on === null || on < today || on > addDays(today, DAYS_AHEAD)) return [];
    const { id, ref, title, partner, marking, version, updatedAt } = row;
    return [{ id, ref, title, partner, marking, on, version, updatedAt }];
  });
}
