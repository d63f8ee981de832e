import "server-only";
import type { Moment } from "#domain/moment.ts";
import { statesAt as agreementsAt } from "#features/agreements/where.ts";
import { lateByTopic, tallies } from "#features/commitments/tallies.ts";
import { statesAt as commitmentsAt } from "#features/commitments/where.ts";
import { keptMeetingsBy } from "#features/meetings/where.ts";
import { programmesBy } from "#features/trainings/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { isNow } from "#server/moment.ts";
import type { TopicLine } from "../schema.ts";

/**
 * What is on record with each of the partners on every topic, in the order of the tree: a first-level
 * topic counts what is about those below it, each record once. Retired topics without anything are left
 * out. One statement, whatever the number of topics and partners; each part is read once, not for each topic.
 */
export async function listPartnerTopics(
  tx: Tx,
  codes: readonly string[],
  moment: Moment,
): Promise<TopicLine[]> {
  const rows = await tx.$queryRaw<TopicLine[]>`
    with about(topic_id, member_id) as (
      select t.id, t.id from topic t union all select t.parent_id, t.id from topic t where t.parent_id is not null
    ),
    agreed as materialized (${agreed(codes, moment)}),
    met as materialized (${met(codes, moment)}),
    promised as materialized (${promised(codes, moment)}),
    trained as materialized (${trained(codes, moment)})
    select t.slug, t.name, t.name_ur as "nameUr", t.parent_id is not null as "isChild",
      (select jsonb_object_agg(p.code, jsonb_build_object(
          'inForce', coalesce(agreed.count, 0), 'meetings', coalesce(met.count, 0), 'lastMetOn', met.last,
          'open', coalesce(promised.count, 0), 'overdue', coalesce(promised.overdue, 0),
          'trainings', coalesce(trained.count, 0)))
        from unnest(${[...codes]}::bpchar[]) p(code)
        left join agreed on agreed.topic_id = t.id and agreed.partner = p.code
        left join met on met.topic_id = t.id and met.partner = p.code
        left join promised on promised.topic_id = t.id and promised.partner = p.code
        left join trained on trained.topic_id = t.id and trained.partner = p.code) as partners,
      t.retired_at is not null as "isRetired"
    from topic t left join topic up on up.id = t.parent_id
    order by coalesce(up.position, t.position), coalesce(up.id, t.id), up.id nulls first, t.position, t.id`;
  return rows.filter((row) => !row.isRetired || codes.some((code) => !isGap(row.partners[code])));
}

const of = (codes: readonly string[]) => Prisma.sql`any(${[...codes]}::bpchar[])`;

/** Instruments in force by topic and partner. */
function agreed(codes: readonly string[], moment: Moment): Prisma.Sql {
  if (isNow(moment)) {
    return Prisma.sql`
      select t.x::uuid as topic_id, t.partner, sum(t.n)::int as count
      from app.agreement_tallies(${moment.asOf}::date, '{agreement_topic}', ${[...codes]}::bpchar[]) t
      where t.y = 'in_force' group by 1, 2 having sum(t.n) > 0`;
  }
  return Prisma.sql`
    select about.id as topic_id, s.partner, count(*)::int as count
    from ${agreementsAt(moment)} cross join lateral unnest(s.topic_ids) about(id)
    where s.partner = ${of(codes)} and s.state = 'in_force' group by 1, 2`;
}

/**
 * Meetings held, and the last of them, by topic and partner. That is looked for from the latest back; of `@>` PostgreSQL
 * expects so few that it would sort all meetings with the partner for each topic.
 */
function met(codes: readonly string[], moment: Moment): Prisma.Sql {
  if (isNow(moment)) {
    return Prisma.sql`
      select held.topic_id, held.partner, held.count, last.day::text as last from (
        select t.x::uuid as topic_id, t.partner, sum(t.n)::int as count from app.tallies t
        where t.what = 'meeting_topic' and t.partner = ${of(codes)} and t.y = 'held' group by 1, 2 having sum(t.n) > 0
      ) held
      left join lateral (
        select m.day from app.meeting_now m
        where m.partner = held.partner and m.life = 'held' and m.day is not null
          and held.topic_id = any (m.topic_ids)
        order by m.day desc limit 1) last on true`;
  }
  return Prisma.sql`
    select about.id as topic_id, m.partner, sum(m.count)::int as count, max(m.last)::text as last
    from (
      select m.partner, m.topic_ids, count(*) as count, max(m.day) as last
      from ${keptMeetingsBy(moment)} where m.partner = ${of(codes)} and m.life = 'held' group by 1, 2
    ) m cross join lateral unnest(m.topic_ids) about(id) group by 1, 2`;
}

/** Open promises by topic and partner: by what an index of one partner holds, and what is about the same topics at once. */
function promised(codes: readonly string[], moment: Moment): Prisma.Sql {
  if (isNow(moment)) {
    const ours = { today: moment.asOf, partner: codes, marking: [] };
    return Prisma.sql`
      select p.topic::uuid as topic_id, p.partner, p.count, p.overdue from (
        select topic, partner, sum(open)::int as count, sum(late)::int as overdue from (
          select t.x as topic, t.partner, t.n as open, 0 as late from (${tallies(ours, ["topic_open"])}) t
          union all select l.topic, l.partner, 0, l.n from (${lateByTopic(ours)}) l
        ) line group by 1, 2) p`;
  }
  return Prisma.sql`
    select about.id as topic_id, s.partner, sum(s.count)::int as count, sum(s.overdue)::int as overdue
    from (
      select s.partner, s.topic_ids, count(*) as count, count(*) filter (where s.due_key < ${moment.asOf}::date) as overdue
      from ${commitmentsAt(moment)} where s.partner = ${of(codes)} and s.is_promise and s.due_key < 'infinity' group by 1, 2
    ) s cross join lateral unnest(s.topic_ids) about(id) group by 1, 2`;
}

/** Programmes of training by topic and partner. */
function trained(codes: readonly string[], moment: Moment): Prisma.Sql {
  if (isNow(moment)) {
    return Prisma.sql`
      select t.x::uuid as topic_id, t.partner, sum(t.n)::int as count from app.tallies t
      where t.what = 'training_topic' and t.partner = ${of(codes)} group by 1, 2`;
  }
  return Prisma.sql`
    select about.topic_id, t.partner, count(distinct t.id)::int as count
    from about join training_topic x on x.topic_id = about.member_id join training t on t.id = x.training_id
    where t.partner = ${of(codes)} and ${programmesBy(moment)} group by 1, 2`;
}

function isGap(counts: TopicLine["partners"][string] | undefined): boolean {
  return (
    counts === undefined || counts.inForce + counts.meetings + counts.open + counts.trainings === 0
  );
}
