import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Moment } from "#domain/moment.ts";
import { statesOfThese } from "#features/commitments/where.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { knownAtSql } from "#server/moment.ts";
import type { BalancePoint, RestatedPromise } from "../schema.ts";

const count = (where: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`coalesce(sum(cell.n) filter (where ${where}), 0)::int`;

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
  const at = Prisma.sql`${[...days]}::date[]`;
  const [ours, theirs] = [
    Prisma.sql`cell.obligor <> 'partner'`,
    Prisma.sql`cell.obligor <> 'home'`,
  ];
  // Of the days in their order, each span of a status begins after so many, ends with so many, and is late after so many:
  // promises are read once, and not once for each day.
  return tx.$queryRaw<BalancePoint[]>`
    with sorted as materialized (
      select array_agg(d.day order by d.day) as days, min(d.day) as first, count(*)::int as size from unnest(${at}) d(day)
    ), cell as materialized (
      select span.obligor, span.status = 'complete' as is_kept,
        width_bucket(span.from_on - 1, sorted.days) as after,
        case when span.until_on = 'infinity' then sorted.size else width_bucket(span.until_on - 1, sorted.days) end as until,
        width_bucket(span.due_key, sorted.days) as late_after, count(*) as n
      from sorted cross join (${spansOf(code, days, moment)}) span
      group by 1, 2, 3, 4, 5
    )
    select d.day::text as on,
      ${count(Prisma.sql`not cell.is_kept and ${ours}`)} as "openOurs", ${count(Prisma.sql`not cell.is_kept and ${theirs}`)} as "openTheirs",
      ${count(Prisma.sql`not cell.is_kept and cell.late_after < d.nth and ${ours}`)} as "lateOurs",
      ${count(Prisma.sql`not cell.is_kept and cell.late_after < d.nth and ${theirs}`)} as "lateTheirs",
      ${count(Prisma.sql`cell.is_kept and ${ours}`)} as "keptOurs", ${count(Prisma.sql`cell.is_kept and ${theirs}`)} as "keptTheirs"
    from (select day, place, row_number() over (order by day) as nth from unnest(${at}) with ordinality given(day, place)) d
    left join cell on cell.after < d.nth and d.nth <= cell.until
    group by d.day, d.place order by d.place`;
}

const CLOSED_UNKEPT = Prisma.sql`('dropped', 'superseded')`;

/**
 * From which day until which each promise to or of a partner stood open or kept: only what may reach one of the days. As it
 * is known now, that is kept beside them; as it was known on a day, it is told from all that had been said of them.
 */
function spansOf(code: string, days: readonly CalendarDate[], moment: Moment): Prisma.Sql {
  if (moment.knownAt === null) {
    const first = Prisma.sql`${days.toSorted()[0] ?? moment.asOf}::date`;
    return Prisma.sql`
      select n.obligor, n.status, greatest(n.settled_on, n.made_first_day) as from_on, 'infinity'::date as until_on, n.due_key
      from app.commitment_now n
      where n.partner = ${code}::bpchar and n.is_promise and n.status not in ${CLOSED_UNKEPT}
      union all
      select w.obligor, w.status, w.from_on, w.until_on, w.due_key from app.commitment_was w
      where w.partner = ${code}::bpchar and w.is_promise and w.status not in ${CLOSED_UNKEPT} and w.until_on > ${first}`;
  }
  return Prisma.sql`
    with promise as materialized (
      select c.id, c.obligor::text, coalesce(app.first_day(c.made_on, c.made_precision), '-infinity') as begins,
        coalesce(app.last_day(c.due_on, c.due_precision), 'infinity') as due
      from commitment c
      where c.partner = ${code}::bpchar and c.strength <= 'will' and c.created_at <= ${knownAtSql(moment)}
    ), word as materialized (
      select u.commitment_id, u.status::text, u.effective_on as from_on,
        lead(u.effective_on, 1, 'infinity') over history as until_on, row_number() over history = 1 as is_first
      from status_update u where u.partner = ${code}::bpchar and u.recorded_at <= ${knownAtSql(moment)}
      window history as (partition by u.commitment_id order by u.effective_on, u.recorded_at, u.id)
    )
    select p.obligor, w.status, greatest(w.from_on, p.begins) as from_on, w.until_on, p.due as due_key
    from promise p join word w on w.commitment_id = p.id where w.status not in ${CLOSED_UNKEPT}
    union all
    select p.obligor, 'no_evidence', p.begins, coalesce(w.from_on, 'infinity'), p.due
    from promise p left join word w on w.commitment_id = p.id and w.is_first`;
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
  const times = order === "times" ? Prisma.sql`counted.times desc,` : Prisma.empty;
  return tx.$queryRaw<RestatedPromise[]>`
    with recursive link as materialized (
      select r.earlier_id, r.later_id from commitment_restatement r where r.created_at <= ${knownAtSql(moment)}
    ), state as materialized (
      ${linkedStates(moment, partners)}
    ), said as (
      select r.earlier_id, r.later_id from link r
      join state a on a.commitment_id = r.earlier_id join state b on b.commitment_id = r.later_id
    ), chain(root_id, id) as (
      select distinct earlier_id, earlier_id from said
      where earlier_id not in (select later_id from said)
      union
      select chain.root_id, said.later_id from chain join said on said.earlier_id = chain.id
    ), counted as (
      select chain.root_id, (count(*) - 1)::int as times from chain group by 1
    ), ending as (
      select distinct on (chain.root_id) chain.root_id, chain.id from chain join state s on s.commitment_id = chain.id
      order by chain.root_id, s.first_day desc nulls last, s.ref desc
    )
    select root.commitment_id::text as id, root.ref, root.title, root.obligor, root.partner,
      root.made_on::text as "madeOn", root.made_precision as "madePrecision",
      ${doubtsSql("commitment", Prisma.sql`root.commitment_id`, moment)} as doubts,
      counted.times, last.commitment_id::text as "lastId", last.ref as "lastRef", last.status, last.is_open as "isOpen",
      greatest(root.marking, last.marking) as marking,
      last.made_on::text as "lastMadeOn", last.made_precision as "lastMadePrecision",
      (case when last.is_open then ${asOf}::date else last.status_on end - root.first_day)::int as "daysOpen"
    from counted join ending on ending.root_id = counted.root_id join state last on last.commitment_id = ending.id
    join state root on root.commitment_id = counted.root_id
    where counted.times > 0
    order by last.is_open desc, ${times} "daysOpen" desc nulls last, root.ref limit ${MOST_PROMISES}`;
}

/** How what is linked stood, looked up one by one. */
function linkedStates(moment: Moment, partners: readonly string[]): Prisma.Sql {
  // In the order of their ids, which is that of their pages.
  const linked = Prisma.sql`(select earlier_id as id from link union select later_id from link order by 1)`;
  const ids =
    partners.length === 0
      ? linked
      : Prisma.sql`
        select c.id from ${linked} its join commitment c on c.id = its.id
        where c.partner = any(${[...partners]}::bpchar[])`;
  return Prisma.sql`
    select s.commitment_id, s.status, s.status_on, s.is_open, c.ref, c.title, c.marking, c.obligor, c.partner,
      app.first_day(c.made_on, c.made_precision) as first_day, c.made_on, c.made_precision
    from ${statesOfThese(ids, moment)} join commitment c on c.id = s.commitment_id`;
}
