import "server-only";
import type { Moment } from "#domain/moment.ts";
import { statesAt as agreementsAt } from "#features/agreements/where.ts";
import { OPEN_STATUSES } from "#features/commitments/rules.ts";
import { lateByObligor, tallies } from "#features/commitments/tallies.ts";
import { statesAt as commitmentsAt } from "#features/commitments/where.ts";
import { keptMeetingsBy } from "#features/meetings/where.ts";
import { programmesBy } from "#features/trainings/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { hadBegun, isNow, wasRecorded } from "#server/moment.ts";

/** Each counter, or table, is read once for all partners, and its counts joined. */
export function summaries(
  moment: Moment,
  where: Prisma.Sql,
  codes: readonly string[] | "each" = "each",
): Prisma.Sql {
  return Prisma.sql`
    select * from (
      select c.code, c.name, c.name_ur as "nameUr",
        coalesce(k.open, 0) as open, coalesce(k.kept, 0) as kept,
        coalesce(k.ours, 0) as "overdueOurs", coalesce(k.theirs, 0) as "overdueTheirs",
        coalesce(a.total, 0) as agreements, coalesce(a.in_force, 0) as "inForce", coalesce(a.pending, 0) as "pendingMous",
        coalesce(m.total, 0) as meetings, last.last_met::text as "lastMetOn",
        coalesce(t.total, 0) as trainings, coalesce(s.total, 0) as sources
      from country c
      left join (${promised(moment, codes)}) k on k.partner = c.code
      left join (${agreed(moment, codes)}) a on a.partner = c.code
      ${others(moment, codes)}
      ${where}
    ) partner`;
}

const ofPartners = (column: Prisma.Sql, codes: readonly string[] | "each") =>
  codes === "each" ? Prisma.sql`true` : Prisma.sql`${column} = any(${codes}::bpchar[])`;
const listed = (codes: readonly string[] | "each") =>
  codes === "each"
    ? Prisma.sql`array(select code from country)`
    : Prisma.sql`${[...codes]}::bpchar[]`;

/** Agreements of each partner: all, those in force, and the MoUs that are not signed yet. */
function agreed(moment: Moment, codes: readonly string[] | "each"): Prisma.Sql {
  if (isNow(moment)) {
    return Prisma.sql`
      select partner, (sum(n) filter (where what = 'agreement'))::int as total,
        (sum(n) filter (where what = 'agreement' and y = 'in_force'))::int as in_force,
        (sum(n) filter (where what = 'mou' and x = 'pending'))::int as pending
      from app.agreement_tallies(${moment.asOf}::date, '{agreement,mou}', ${listed(codes)}) group by 1`;
  }
  return Prisma.sql`
    select s.partner, count(*)::int as total, count(*) filter (where s.state = 'in_force')::int as in_force,
      count(*) filter (where s.is_pending_mou)::int as pending
    from ${agreementsAt(moment)} where ${ofPartners(Prisma.sql`s.partner`, codes)} group by 1`;
}

/** Meetings `m`, training `t` and sources `s` of each partner. */
function others(moment: Moment, codes: readonly string[] | "each"): Prisma.Sql {
  if (isNow(moment)) {
    const counted = (what: string) => Prisma.sql`
      select k.partner, sum(k.n)::int as total from app.tallies k
      where k.what = ${what} and k.partner = any(${listed(codes)}) group by 1`;
    return Prisma.sql`
      left join (${counted("meeting_type")}) m on m.partner = c.code
      left join lateral (
        select h.day as last_met from app.meeting_now h
        where h.partner = c.code and h.life = 'held' and h.day is not null order by h.day desc limit 1
      ) last on true
      left join (${counted("training")}) t on t.partner = c.code
      left join (${counted("source")}) s on s.partner = c.code`;
  }
  const published = hadBegun(Prisma.sql`published_on`, Prisma.sql`published_precision`, moment);
  const known = wasRecorded(Prisma.sql`created_at`, moment);
  return Prisma.sql`
    left join (
      select m.partner, count(*)::int as total, max(m.day) filter (where m.life = 'held') as last_met
      from ${keptMeetingsBy(moment)} where ${ofPartners(Prisma.sql`m.partner`, codes)} group by 1
    ) m on m.partner = c.code left join lateral (select m.last_met) last on true
    left join (
      select partner, count(*)::int as total from training t
      where ${programmesBy(moment)} and ${ofPartners(Prisma.sql`t.partner`, codes)} group by 1
    ) t on t.partner = c.code
    left join (
      select partner, count(*)::int as total from source
      where ${published} and ${known} and ${ofPartners(Prisma.sql`source.partner`, codes)} group by 1
    ) s on s.partner = c.code`;
}

const sums = (n: Prisma.Sql) => Prisma.sql`
  (${n} filter (where is_open))::int as open, (${n} filter (where status = 'complete'))::int as kept,
  (${n} filter (where is_overdue and obligor <> 'partner'))::int as ours,
  (${n} filter (where is_overdue and obligor <> 'home'))::int as theirs`;

/** Promises of each partner: open, kept, and overdue by who owes them; of both sides for each. */
function promised(moment: Moment, codes: readonly string[] | "each"): Prisma.Sql {
  if (!isNow(moment)) {
    // By what an index of one partner holds.
    return Prisma.sql`
      select partner, ${sums(Prisma.sql`count(*)`)} from (
        select s.partner, s.status, s.obligor, s.due_key < 'infinity' as is_open, s.due_key < ${moment.asOf}::date as is_overdue
        from ${commitmentsAt(moment)} where s.is_promise and ${ofPartners(Prisma.sql`s.partner`, codes)}
      ) s group by 1`;
  }
  const of = { today: moment.asOf, partner: codes, marking: [] };
  return Prisma.sql`
    select partner, ${sums(Prisma.sql`sum(n)`)} from (
      select t.partner, t.n, t.x as status, t.y as obligor, t.x = any(${OPEN_STATUSES}::text[]) as is_open, false as is_overdue
      from (${tallies(of, ["status"])}) t
      union all select l.partner, l.n, '', l.obligor, false, true from (${lateByObligor(of)}) l
    ) counted group by 1`;
}
