import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { Moment } from "#domain/moment.ts";
import { type Found, hasText } from "#features/search/text.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { allOf, hasMarking, isOfPartner } from "#server/facets.ts";
import { hadBegun, momentIn, wasRecorded } from "#server/moment.ts";
import type { MeetingFilter } from "./schema.ts";

/** Meetings `m` that were on record; of a day that is past, those that had begun by then. */
export function meetingsBy(moment: Moment): Prisma.Sql {
  const begun = hadBegun(Prisma.sql`m.held_on`, Prisma.sql`m.held_precision`, moment);
  return Prisma.sql`${begun} and ${wasRecorded(Prisma.sql`m.created_at`, moment)}`;
}

/** The same meetings `m` as they are kept: with all their topics, and the first day that each may have been on. */
export const keptMeetingsBy = (moment: Moment): Prisma.Sql =>
  moment.isOfDay && moment.knownAt === null
    ? Prisma.sql`(select * from app.meeting_now m where m.day <= ${moment.asOf}::date) m`
    : Prisma.sql`(select n.* from app.meeting_now n join meeting m on m.id = n.meeting_id where ${meetingsBy(moment)}) m`;

type Conditions = Partial<Record<keyof MeetingFilter | "there", Prisma.Sql>>;

/** The parts of the filter, each with its condition on meetings `m`; those that ask nothing are left out. */
export function conditionsOf(filter: MeetingFilter & Found): Conditions & { there: Prisma.Sql } {
  const { q, partner, type, life, state, topic, agency, year, marking } = filter;
  return {
    there: meetingsBy(momentIn(filter)),
    ...(partner.length > 0 && { partner: isOfPartner(Prisma.sql`m.partner`, partner) }),
    ...(type.length > 0 && { type: Prisma.sql`m.type = any(${type}::meeting_type[])` }),
    ...(life.length > 0 && { life: Prisma.sql`m.life = any(${life}::meeting_life[])` }),
    ...(state.length > 0 && { state: Prisma.sql`m.record_state = any(${state}::record_state[])` }),
    ...(marking.length > 0 && { marking: hasMarking(Prisma.sql`m`, marking) }),
    ...(topic !== null && {
      topic: Prisma.sql`exists (
        select from meeting_topic x join topic t on t.id = x.topic_id left join topic above on above.id = t.parent_id
        where x.meeting_id = m.id and ${topic} in (t.slug, above.slug))`,
    }),
    ...(agency !== null && {
      agency: Prisma.sql`exists (
        select from participant p left join post t on t.id = p.post_id
        where p.meeting_id = m.id and p.has_attended and ${agency}::uuid in (p.agency_id, t.agency_id))`,
    }),
    ...(year !== null && {
      year: Prisma.sql`m.held_on >= make_date(${year}::int, 1, 1) and m.held_on < make_date(${year}::int + 1, 1, 1)`,
    }),
    ...(q !== null && { q: hasText("meeting", Prisma.sql`m.id`, q, filter) }),
  };
}

/** The whole filter as one condition. */
export const matching = (filter: MeetingFilter & Found): Prisma.Sql => allOf(conditionsOf(filter));

/** As many expected rounds are listed, and counted. */
export const MOST_ROUNDS = 200;

/** How many rounds are silent, counted no further than they are listed. */
export const countSilentRounds = (moment: Moment) => Prisma.sql`
  select count(*)::int from (select from (${roundsAt([], moment)}) r where r.is_silent limit ${MOST_ROUNDS}) silent`;

/** The rounds that are expected, each with the meeting it is to follow and the one that is planned for it. */
export function roundsAt(partners: readonly CountryCode[], moment: Moment): Prisma.Sql {
  const { asOf } = moment;
  const [m, later, n, series] = [
    Prisma.sql`m`,
    Prisma.sql`later`,
    Prisma.sql`n`,
    Prisma.sql`s`,
  ] as const;
  const known = (table: Prisma.Sql) => wasRecorded(Prisma.sql`${table}.created_at`, moment);
  const of = (table: Prisma.Sql) =>
    partners.length === 0
      ? Prisma.sql`true`
      : Prisma.sql`${table}.partner = any(${[...partners]}::bpchar[])`;
  const wasHeld = (table: Prisma.Sql) => Prisma.sql`
    ${table}.life = 'held' and ${table}.held_on <= ${asOf}::date and ${known(table)}`;
  const last = Prisma.sql`m.id, m.ref, m.title, m.marking, m.type, m.partner, m.held_on, m.held_precision, m.round,
    m.next_round_on, m.next_round_precision, m.next_round_words, m.series_id`;
  return Prisma.sql`
    select last.*, due.due_on, due.due_precision, due.basis, app.last_day(due.due_on, due.due_precision) as last_day,
      next.id as planned_id, next.title as planned_title, next.held_on as planned_on, next.held_precision as planned_precision,
      next.id is null and app.last_day(due.due_on, due.due_precision) < ${asOf}::date as is_silent
    from (
      select m.*, s.name as series_name, s.cadence_months
      from meeting_series s cross join lateral (
        select ${last} from meeting m where m.series_id = s.id and m.partner = s.partner and ${wasHeld(m)}
        order by m.held_on desc nulls last, m.id desc limit 1
      ) m
      where ${of(series)}
      union all
      select ${last}, null, null from meeting m
      where m.series_id is null and (m.next_round_on is not null or m.next_round_words is not null)
        and ${of(m)} and ${wasHeld(m)} and not exists (
          select 1 from meeting later
          where later.partner = m.partner and later.type = m.type and later.series_id is null and ${wasHeld(later)}
            and (later.held_on, later.id) > (m.held_on, m.id))
    ) last
    cross join lateral app.expected_round(
      last.held_on, last.next_round_on, last.next_round_precision, last.next_round_words, last.cadence_months) due
    left join lateral (
      select n.id, n.title, n.held_on, n.held_precision from meeting n
      where n.partner = last.partner and ${known(n)}
        and case when last.series_id is null then n.type = last.type and n.series_id is null else n.series_id = last.series_id end
        and (n.life = 'planned' or n.life = 'held' and n.held_on > ${asOf}::date)
      order by n.held_on nulls last, n.id limit 1
    ) next on true
    where due.basis is not null`;
}
