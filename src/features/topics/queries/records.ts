import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import type { AgencyName, Linked } from "#features/agencies/views.ts";
import { type Moment, momentFrom } from "#domain/moment.ts";
import { agreementStates, existed } from "#features/agreements/where.ts";
import { tallies } from "#features/commitments/tallies.ts";
import { commitmentStates, firstStates, statesOfThese } from "#features/commitments/where.ts";
import { meetingsBy } from "#features/meetings/where.ts";
import { programmesBy } from "#features/trainings/where.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { isNow } from "#server/moment.ts";
import type { TopicAgreement, TopicCommitment, TopicMeeting, TopicRecords } from "../views.ts";

/** Each list shows its beginning; agencies are all here. */
const FIRST = 12;
const MANY = 200;

/** With as many open promises, the first of them are found soon among those of all topics. */
const MANY_OPEN = 2000;

/**
 * Promises about some topics, those that come first among them: of many that are open, the first of an index by due date;
 * else all that the topics have. How many are open the counters say of today; of another day, whether a list is full of them.
 */
function firstPromises(topicIds: readonly string[], moment: Moment): Prisma.Sql {
  // Each in the words of its index.
  const isOpen = isNow(moment) ? Prisma.sql`s.is_open` : Prisma.sql`s.due_key < 'infinity'`;
  const first = firstStates(moment, {
    where: Prisma.sql`s.is_promise and ${isOpen} and s.topic_ids && ${[...topicIds]}::uuid[]`,
    key: Prisma.sql`s.due_key`,
    id: Prisma.sql`s.commitment_id`,
    isDescending: false,
    keyOf: "state",
    take: FIRST,
  });
  const columns = Prisma.sql`commitment_id, is_promise, is_open, is_overdue, due_last_day, status`;
  const all = statesOfThese(
    Prisma.sql`select distinct x.commitment_id from commitment_topic x where x.topic_id = any(${[...topicIds]}::uuid[])`,
    moment,
  );
  if (!isNow(moment)) {
    return Prisma.sql`(
      with first as materialized (select ${columns} from ${first} s), size as materialized (select count(*) as n from first)
      select * from first where (select n from size) >= ${FIRST}
      union all select ${columns} from ${all} where (select n from size) < ${FIRST})`;
  }
  const of = { today: moment.asOf, partner: [], marking: [] };
  const open = Prisma.sql`(
    select coalesce(sum(t.n), 0) from (${tallies(of, ["topic_open"])}) t where t.x = any(${[...topicIds]}::text[]))`;
  return Prisma.sql`(
    select ${columns} from ${first} s where ${open} >= ${MANY_OPEN}
    union all
    select ${columns} from ${all} where ${open} < ${MANY_OPEN})`;
}

/** Today's agreements about some topics, the latest by reference. */
const firstAgreements = (ids: Prisma.Sql, moment: Moment): Prisma.Sql => Prisma.sql`(
  select s.agreement_id, s.state from (
    select o.id from agreement o where exists (select from agreement_topic x where x.agreement_id = o.id and x.topic_id = ${ids})
    order by o.ref desc limit ${FIRST}
  ) o cross join lateral (
    select * from app.agreement_today(${moment.asOf}::date) t where t.agreement_id = o.id offset 0
  ) s)`;

/** The beginning of what is on record about a topic and the topics below it. */
export async function listTopicRecords(
  tx: Tx,
  topicIds: readonly string[],
  at: CalendarDate | Moment,
): Promise<TopicRecords> {
  const moment = momentFrom(at);
  const ids = Prisma.sql`any(${[...topicIds]}::uuid[])`;
  const commitments = await tx.$queryRaw<TopicCommitment[]>`
    select c.id::text, c.ref, c.title, c.marking, s.status, s.is_overdue as "isOverdue", s.due_last_day::text as due,
      ${doubtsSql("commitment", Prisma.sql`c.id`, moment)} as doubts
    from ${
      moment.knownAt === null
        ? // Few, whatever the planner believes: each is looked up.
          Prisma.sql`${firstPromises(topicIds, moment)} s cross join lateral (select * from commitment c where c.id = s.commitment_id offset 0) c
            where s.is_promise`
        : Prisma.sql`${commitmentStates(moment)} s join commitment c on c.id = s.commitment_id
            where s.is_promise and exists (select 1 from commitment_topic x where x.commitment_id = c.id and x.topic_id = ${ids})`
    }
    order by s.is_open desc, s.is_overdue desc, s.due_last_day nulls last, c.ref limit ${FIRST}`;
  const agreements = await tx.$queryRaw<TopicAgreement[]>`
    select a.id::text, a.ref, a.title, a.marking, a.instrument, s.state, ${doubtsSql("agreement", Prisma.sql`a.id`, moment)} as doubts
    from agreement a join ${isNow(moment) ? firstAgreements(ids, moment) : agreementStates(moment)} s on s.agreement_id = a.id
    where ${existed(moment)} and exists (select 1 from agreement_topic x where x.agreement_id = a.id and x.topic_id = ${ids})
    order by a.ref desc limit ${FIRST}`;
  type MeetingRow = Omit<TopicMeeting, "held"> & {
    on: CalendarDate | null;
    precision: DatePrecision;
  };
  const meetings = await tx.$queryRaw<MeetingRow[]>`
    select m.id::text, m.ref, m.title, m.marking, m.type, m.held_on::text as on, m.held_precision as precision,
      ${doubtsSql("meeting", Prisma.sql`m.id`, moment)} as doubts
    from meeting m
    where ${meetingsBy(moment)} and exists (select 1 from meeting_topic x where x.meeting_id = m.id and x.topic_id = ${ids})
    order by m.held_on desc nulls last, m.id desc limit ${FIRST}`;
  const [others] = await tx.$queryRaw<[{ trainings: Linked[]; agencies: AgencyName[] }]>`
    select
      (select coalesce(json_agg(x order by x.ref desc), '[]') from (
        select t.id, t.ref, t.title, t.marking, ${doubtsSql("training", Prisma.sql`t.id`, moment)} as doubts from training t
        where ${programmesBy(moment)} and exists (select 1 from training_topic l where l.training_id = t.id and l.topic_id = ${ids})
        order by t.ref desc limit ${FIRST}) x) as trainings,
      (select coalesce(json_agg(x order by x.name), '[]') from (
        select a.id, a.name, a.name_ur as "nameUr", a.acronym from agency a
        where exists (select 1 from agency_topic l where l.agency_id = a.id and l.topic_id = ${ids})
        order by a.name limit ${MANY}) x) as agencies`;
  return {
    commitments,
    agreements,
    meetings: meetings.map(({ on, precision, ...row }) => ({
      ...row,
      held: fuzzyOf(on, precision),
    })),
    ...others,
  };
}
