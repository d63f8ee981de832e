import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { momentFrom } from "#domain/moment.ts";
import { firstStates } from "#features/commitments/where.ts";
import { roundsAt } from "#features/meetings/where.ts";
import { REVIEW_DAYS } from "#features/reviews/rules.ts";
import { waitingReviews } from "#features/reviews/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { env } from "#server/env.ts";
import { tellNoticeDates } from "./telling/notice-dates.ts";
import { tellChanges } from "./telling/changes.ts";
import { isConcerned, type Reader } from "./telling/concerned.ts";

type Day = { today: CalendarDate; escalateDays: number };

/**
 * Tells one person what the calendar and others have brought, in a transaction of that person's own: what row security does not
 * show is not told. Each occasion once, however often this runs. Gives the number of new notices.
 */
export async function tellPerson(tx: Tx, reader: Reader, day: Day): Promise<number> {
  return (
    (await tellDays(tx, reader, day)) +
    (await tellReviews(tx, reader, day.today)) +
    (await tellHandovers(tx, reader, day.today)) +
    (await tellRounds(tx, reader, day.today)) +
    (await tellNoticeDates(tx, reader, day.today)) +
    (await tellChanges(tx, reader.id))
  );
}

/** A register that comes in whole has years of what is overdue: the latest is told first, the rest at the next times. */
const MOST_AT_ONCE = 2000;

/** So many of what is due or late are looked at, the latest: each was among them on the day on which it had to be told. */
const MOST_LOOKED_AT = 20_000;

/** Promises that are due soon or overdue, to whom they concern; to managers, those that stay overdue. */
function tellDays(tx: Tx, { id: me, role }: Reader, { today, escalateDays }: Day): Promise<number> {
  const latest = firstStates(momentFrom(today), {
    where: Prisma.sql`s.is_promise and s.due_key <= ${today}::date + 30`,
    key: Prisma.sql`s.due_key`,
    id: Prisma.sql`s.commitment_id`,
    isDescending: true,
    keyOf: "state",
    take: MOST_LOOKED_AT,
  });
  return tx.$executeRaw`
    insert into notice (id, user_id, kind, record_kind, record_id, occurrence)
    select gen_random_uuid(), ${me}::uuid, told.kind, 'commitment', s.commitment_id::text, s.due_last_day::text
    from ${latest} s
    join commitment c on c.id = s.commitment_id
    cross join lateral (values
      ('due_soon', s.is_due_soon and ${isConcerned(me, "commitment")}),
      ('escalated', s.days_overdue > ${escalateDays} and ${role === "manager"}),
      ('overdue', s.is_overdue and not (s.days_overdue > ${escalateDays} and ${role === "manager"}) and ${isConcerned(me, "commitment")})
    ) told (kind, is_so)
    where s.is_open and told.is_so
      and not exists (
        select from notice n where n.user_id = ${me}::uuid and n.kind = told.kind and n.record_kind = 'commitment'
          and n.record_id = s.commitment_id::text and n.occurrence = s.due_last_day::text)
    order by s.due_key desc limit ${MOST_AT_ONCE}
    on conflict do nothing`;
}

/** A submission that is past its deadline is told to every manager who may decide it, who handed it in excepted. */
function tellReviews(tx: Tx, { id: me, role }: Reader, today: CalendarDate): Promise<number> {
  const since = Prisma.sql`(w.at at time zone ${env().ACCORD_TIME_ZONE})::date + ${REVIEW_DAYS}::int`;
  return tx.$executeRaw`
    insert into notice (id, user_id, kind, record_kind, record_id, occurrence)
    select gen_random_uuid(), ${me}::uuid, 'escalated',
      (case w.kind when 'minutes' then 'meeting' when 'intake' then 'intake' else 'commitment' end)::search_kind, w.record_id::text, (${since})::text
    from ${waitingReviews([])}
    where ${role === "manager"} and ${since} < ${today}::date
      and w.by_id is distinct from ${me}::uuid and w.author_id is distinct from ${me}::uuid
    on conflict do nothing`;
}

/** A post whose new holder has not acknowledged its list in the time of a review is told to every manager. */
function tellHandovers(tx: Tx, { id: me, role }: Reader, today: CalendarDate): Promise<number> {
  const until = Prisma.sql`(h.recorded_at at time zone ${env().ACCORD_TIME_ZONE})::date + ${REVIEW_DAYS}::int`;
  return tx.$executeRaw`
    insert into notice (id, user_id, kind, record_kind, record_id, occurrence)
    select gen_random_uuid(), ${me}::uuid, 'escalated', 'post', h.post_id::text, (${until})::text
    from handover h
    where ${role === "manager"} and h.to_id <> ${me}::uuid and ${until} < ${today}::date
      and not exists (select from handover_receipt r where r.handover_id = h.id)
      and not exists (select from handover l where l.post_id = h.post_id and (l.recorded_at, l.id) > (h.recorded_at, h.id))
    on conflict do nothing`;
}

/** The silence alarm: the last day on which a round was expected has passed, and nobody has set another. */
function tellRounds(tx: Tx, { id: me, role }: Reader, today: CalendarDate): Promise<number> {
  return tx.$executeRaw`
    insert into notice (id, user_id, kind, record_kind, record_id, occurrence)
    select gen_random_uuid(), ${me}::uuid, 'round_expected', 'meeting', c.id::text, expected.last_day::text
    from (${roundsAt([], momentFrom(today))}) expected join meeting c on c.id = expected.id
    where expected.is_silent and (${isConcerned(me, "meeting")} or ${role === "manager"})
    on conflict do nothing`;
}
