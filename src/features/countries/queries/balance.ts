import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Moment } from "#domain/moment.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { knownAtSql } from "#server/moment.ts";
import type { BalancePoint, RestatedPromise } from "../schema.ts";

/**
 * What each side owed a partner's other side at the end of each day given, in their order: a promise of
 * both counts once for each side.
 */
export async function listBalance(
  tx: Tx,
  code: string,
  days: readonly CalendarDate[],
  moment: Moment,
): Promise<BalancePoint[]> {
  return tx.$queryRaw<BalancePoint[]>`
    select d.day::text as on, owed.*
    from unnest(${[...days]}::date[]) with ordinality d(day, place)
    cross join lateral (
      select
        (count(*) filter (where s.is_open and c.obligor <> 'partner'))::int as "openOurs",
        (count(*) filter (where s.is_open and c.obligor <> 'home'))::int as "openTheirs",
        (count(*) filter (where s.is_overdue and c.obligor <> 'partner'))::int as "lateOurs",
        (count(*) filter (where s.is_overdue and c.obligor <> 'home'))::int as "lateTheirs",
        (count(*) filter (where s.status = 'complete' and c.obligor <> 'partner'))::int as "keptOurs",
        (count(*) filter (where s.status = 'complete' and c.obligor <> 'home'))::int as "keptTheirs"
      from app.commitment_state(d.day, ${knownAtSql(moment)}) s join commitment c on c.id = s.commitment_id
      where c.partner = ${code}::bpchar and s.is_promise
    ) owed
    order by d.place`;
}

const MOST_PROMISES = 50;

/** Which come first: those open for longest, or those said again most often. */
export type RestatedOrder = "days" | "times";

/**
 * The promises that were said again, of some partners or of all, at most fifty: when each was first promised, how often it
 * was restated by the day asked for, and how what was said last stands.
 */
export async function listRestated(
  tx: Tx,
  partners: readonly string[],
  moment: Moment,
  order: RestatedOrder = "days",
): Promise<RestatedPromise[]> {
  const { asOf } = moment;
  const ofPartners =
    partners.length === 0
      ? Prisma.sql`true`
      : Prisma.sql`c.partner = any(${[...partners]}::bpchar[])`;
  const times = order === "times" ? Prisma.sql`counted.times desc,` : Prisma.empty;
  return tx.$queryRaw<RestatedPromise[]>`
    with recursive link as materialized (
      select r.earlier_id, r.later_id from commitment_restatement r where r.created_at <= ${knownAtSql(moment)}
    ), state as materialized (
      select s.*, c.ref, c.title, c.marking, c.obligor, c.partner,
        app.first_day(c.made_on, c.made_precision) as first_day, c.made_on, c.made_precision
      from app.commitment_state(${asOf}::date, ${knownAtSql(moment)}) s join commitment c on c.id = s.commitment_id
      where ${ofPartners} and c.id in (select earlier_id from link union select later_id from link)
    ), said as (
      select r.earlier_id, r.later_id from link r
      join state a on a.commitment_id = r.earlier_id join state b on b.commitment_id = r.later_id
    ), chain(root_id, id) as (
      select distinct earlier_id, earlier_id from said
      where earlier_id not in (select later_id from said)
      union
      select chain.root_id, said.later_id from chain join said on said.earlier_id = chain.id
    )
    select root.commitment_id::text as id, root.ref, root.title, root.obligor, root.partner,
      root.made_on::text as "madeOn", root.made_precision as "madePrecision",
      ${doubtsSql("commitment", Prisma.sql`root.commitment_id`, moment)} as doubts,
      counted.times, last.commitment_id::text as "lastId", last.ref as "lastRef", last.status, last.is_open as "isOpen",
      greatest(root.marking, last.marking) as marking,
      last.made_on::text as "lastMadeOn", last.made_precision as "lastMadePrecision",
      (case when last.is_open then ${asOf}::date else last.status_on end - root.first_day)::int as "daysOpen"
    from state root
    cross join lateral (
      select (count(*) - 1)::int as times from chain where chain.root_id = root.commitment_id
    ) counted
    cross join lateral (
      select s.* from chain join state s on s.commitment_id = chain.id
      where chain.root_id = root.commitment_id
      order by s.first_day desc nulls last, s.ref desc limit 1
    ) last
    where counted.times > 0
    order by last.is_open desc, ${times} "daysOpen" desc nulls last, root.ref limit ${MOST_PROMISES}`;
}
