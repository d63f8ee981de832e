import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";

/** States in which an instrument is over: nothing new has to be compared with it. */
const OVER = Prisma.sql`('expired', 'terminated', 'withdrawn', 'lapsed')`;

/**
 * The instruments of a partner on these topics, or on the topic above or below one of them, that are
 * there or on their way. One that is counted and not named is left out: nobody can compare it.
 * As rows `o`, with their state `st`.
 */
export function neighboursOf(
  partner: Prisma.Sql,
  topics: Prisma.Sql,
  today: CalendarDate,
): Prisma.Sql {
  return Prisma.sql`
    agreement o join app.agreement_today(${today}::date) st on st.agreement_id = o.id
    where o.partner = ${partner} and not o.is_placeholder and st.state not in ${OVER}
      and exists (
        select 1 from agreement_topic x join topic t on t.id = x.topic_id
        join topic mine on mine.id in (${topics}) and (mine.id = t.id or mine.parent_id = t.id or t.parent_id = mine.id)
        where x.agreement_id = o.id
      )`;
}

/** References of the neighbours of an agreement that nobody has marked yet. */
export async function listUnmarked(tx: Tx, id: string, today: CalendarDate): Promise<string[]> {
  const rows = await tx.$queryRaw<{ ref: string }[]>`
    select o.ref from agreement a cross join lateral (
      select o.id, o.ref from ${neighboursOf(Prisma.sql`a.partner`, Prisma.sql`select m.topic_id from agreement_topic m where m.agreement_id = a.id`, today)}
    ) o
    where a.id = ${id}::uuid and o.id <> a.id
      and not exists (select 1 from neighbour_mark k where k.agreement_id = a.id and k.other_id = o.id)
    order by o.ref`;
  return rows.map(({ ref }) => ref);
}
