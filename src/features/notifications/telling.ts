import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { momentFrom } from "#domain/moment.ts";
import { roundsAt } from "#features/meetings/where.ts";
import { REVIEW_DAYS } from "#features/reviews/rules.ts";
import { waitingReviews } from "#features/reviews/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { env } from "#server/env.ts";
import { tellNoticeDates } from "./telling/notice-dates.ts";
import { tellChanges } from "./telling/changes.ts";
import { isConcerned, type Reader } from "./telling/concerned.ts";
import { type Portion, tellDays } from "./telling/days.ts";

type Day = { today: CalendarDate; escalateDays: number; portion?: Portion };

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
