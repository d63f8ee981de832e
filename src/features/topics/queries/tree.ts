import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { type Moment, momentFrom } from "#domain/moment.ts";
import { statesAt as agreementsAt } from "#features/agreements/where.ts";
import { tallies } from "#features/commitments/tallies.ts";
import { statesAt as commitmentsAt } from "#features/commitments/where.ts";
import { keptMeetingsBy } from "#features/meetings/where.ts";
import { programmesBy } from "#features/trainings/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { isNow } from "#server/moment.ts";
import type { TopicCounts, TopicRow, TopicView } from "../views.ts";

type Row = Omit<TopicRow, "counts"> & TopicCounts;

/**
 * Every topic in its order, a first-level topic before those below it, with what the viewer may see of
 * it at the time. A topic counts what is about those below it, each record once.
 */
export async function listTopics(tx: Tx, at: CalendarDate | Moment): Promise<TopicRow[]> {
  const moment = momentFrom(at);
  const rows = await tx.$queryRaw<Row[]>`
    with ${isNow(moment) ? counted(moment.asOf) : about(moment)}
    select t.id::text, t.slug, t.name, t.name_ur as "nameUr", t.parent_id::text as "parentId",
      t.retired_at is not null as "isRetired", t.version,
      coalesce(promised.count, 0) as commitments, coalesce(agreed.count, 0) as agreements, coalesce(met.count, 0) as meetings,
      coalesce(trained.count, 0) as trainings
    from topic t
    left join topic up on up.id = t.parent_id
    left join promised on promised.topic_id = t.id
    left join agreed on agreed.topic_id = t.id
    left join met on met.topic_id = t.id
    left join trained on trained.topic_id = t.id
    order by coalesce(up.position, t.position), coalesce(up.id, t.id), up.id nulls first, t.position, t.id`;
  return rows.map(({ commitments, agreements, meetings, trainings, ...row }) => ({
    ...row,
    counts: { commitments, agreements, meetings, trainings },
  }));
}

const ofCounter = (name: Prisma.Sql, lines: Prisma.Sql): Prisma.Sql => Prisma.sql`
  ${name} as (select t.x::uuid as topic_id, sum(t.n)::int as count from ${lines} t where t.x <> 'none' group by 1)`;
const keptLines = (what: string): Prisma.Sql =>
  Prisma.sql`(select k.x, k.n from app.tallies k where k.what = ${what} and k.partner = any(app.tallied_partners()))`;

/** How much there is about each topic: from the counters, in which a topic counts those below it. */
function counted(today: CalendarDate): Prisma.Sql {
  const promises = tallies({ today, partner: [], marking: [] }, ["topic"]);
  const agreements = Prisma.sql`app.agreement_tallies(${today}::date, '{agreement_topic}', app.tallied_partners())`;
  return Prisma.join([
    ofCounter(Prisma.sql`promised`, Prisma.sql`(${promises})`),
    ofCounter(Prisma.sql`agreed`, agreements),
    ofCounter(Prisma.sql`met`, keptLines("meeting_topic")),
    ofCounter(Prisma.sql`trained`, keptLines("training_topic")),
  ]);
}

/** The same from the records, as they stood. */
const about = (moment: Moment): Prisma.Sql => Prisma.sql`
    about(topic_id, member_id) as (
      select t.id, t.id from topic t union all select t.parent_id, t.id from topic t where t.parent_id is not null
    ),
    promised as (
      ${byTopic(Prisma.sql`${commitmentsAt(moment)} where s.is_promise`)}
    ),
    agreed as (
      ${byTopic(agreementsAt(moment))}
    ),
    met as (
      ${byTopic(Prisma.sql`(select topic_ids from ${keptMeetingsBy(moment)}) s`)}
    ),
    trained as (
      select a.topic_id, count(distinct x.training_id)::int as count
      from about a join training_topic x on x.topic_id = a.member_id join training t on t.id = x.training_id
      where ${programmesBy(moment)} group by a.topic_id
    )`;

/** Records `s` by topic: what is about the same topics is counted first, and then under each of them. */
const byTopic = (from: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select one.id as topic_id, sum(s.count)::int as count from (select s.topic_ids, count(*) as count from ${from} group by 1) s
  cross join lateral unnest(s.topic_ids) one(id) group by 1`;

/** A topic out of all, with its neighbours in the tree, by its id or by its address. @throws AppError `not_found` */
export async function getTopic(
  tx: Tx,
  wanted: { id: string } | { slug: string },
  at: CalendarDate | Moment,
): Promise<TopicView> {
  const topics = await listTopics(tx, at);
  const topic = topics.find((one) =>
    "id" in wanted ? one.id === wanted.id : one.slug === wanted.slug,
  );
  if (topic === undefined) throw new AppError("not_found", "errors.notFound");
  return {
    ...topic,
    parent: topics.find(({ id }) => id === topic.parentId) ?? null,
    children: topics.filter(({ parentId }) => parentId === topic.id),
    tops: topics.filter(({ parentId }) => parentId === null),
  };
}
