import "server-only";
import type { Moment } from "#domain/moment.ts";
import { containing, wordsOf } from "#domain/search-words.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { allOf, hasMarking } from "#server/facets.ts";
import { hadBegun, momentIn, wasRecorded } from "#server/moment.ts";
import type { MeetingFilter } from "./schema.ts";

/** Meetings `m` that were on record; of a day that is past, those that had begun by then. */
export function meetingsBy(moment: Moment): Prisma.Sql {
  const begun = hadBegun(Prisma.sql`m.held_on`, Prisma.sql`m.held_precision`, moment);
  return Prisma.sql`${begun} and ${wasRecorded(Prisma.sql`m.created_at`, moment)}`;
}

type Conditions = Partial<Record<keyof MeetingFilter | "there", Prisma.Sql>>;

/** The parts of the filter, each with its condition on meetings `m`; those that ask nothing are left out. */
export function conditionsOf(filter: MeetingFilter): Conditions & { there: Prisma.Sql } {
  const { partner, type, life, state, topic, agency, year, marking } = filter;
  const words = wordsOf(filter.q ?? "").map(saying);
  return {
    there: meetingsBy(momentIn(filter)),
    ...(partner.length > 0 && { partner: Prisma.sql`m.partner = any(${partner}::bpchar[])` }),
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
    ...(words.length > 0 && { q: Prisma.join(words, " and ") }),
  };
}

const saying = (word: string) => Prisma.sql`(
  concat_ws(' ', m.title, m.ref, m.place, m.summary) ilike ${containing(word)}
  or exists (select from participant p where p.meeting_id = m.id and p.name ilike ${containing(word)}))`;

/** The whole filter as one condition. */
export const matching = (filter: MeetingFilter): Prisma.Sql => allOf(conditionsOf(filter));
