import "server-only";
import { type Found, hasText } from "#features/search/text.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { allOf, hasMarking, isOfPartner } from "#server/facets.ts";
import { oneAgency, oneValue, topicsAbove } from "#server/grouping.ts";
import { BEYOND, NO_VALUE } from "#domain/list-groups.ts";
import { momentIn } from "#server/moment.ts";
import type { TrainingFilter } from "../schema.ts";
import { courseBy, programmesBy } from "../where.ts";

type Conditions<Part extends string> = Partial<Record<Part, Prisma.Sql>> & { there: Prisma.Sql };
type OfTraining = "q" | "partner" | "side" | "mode" | "provider" | "topic" | "agency";
type OfCourse = "year" | "since" | "until" | "place" | "marking";

/** What is asked of programmes `t`, part by part. By a day: those with a course that had begun. */
export function trainingConditions(filter: TrainingFilter & Found): Conditions<OfTraining> {
  const { q, partner, side, mode, provider, topic, agency } = filter;
  return {
    there: programmesBy(momentIn(filter)),
    ...(q !== null && { q: hasText("training", Prisma.sql`t.id`, q, filter) }),
    ...(partner.length > 0 && { partner: isOfPartner(Prisma.sql`t.partner`, partner) }),
    ...(side !== null && { side: Prisma.sql`t.provider_side = ${side}::side` }),
    ...(mode.length > 0 && { mode: Prisma.sql`t.mode = any(${mode}::delivery_mode[])` }),
    ...(provider !== null && {
      provider:
        provider === "none"
          ? Prisma.sql`t.provider_id is null`
          : Prisma.sql`t.provider_id = ${provider}::uuid`,
    }),
    ...(topic !== null && { topic: aboutTopic(topic) }),
    ...(agency !== null && { agency: training(agency) }),
  };
}

function aboutTopic(topic: string): Prisma.Sql {
  return topic === "none"
    ? Prisma.sql`not exists (select 1 from training_topic x where x.training_id = t.id)`
    : Prisma.sql`exists (
        select 1 from training_topic x join topic o on o.id = x.topic_id left join topic up on up.id = o.parent_id
        where x.training_id = t.id and ${topic} in (o.slug, up.slug))`;
}

function training(agency: string): Prisma.Sql {
  const recipients = Prisma.sql`select 1 from training_recipient x where x.training_id = t.id`;
  return agency === "none"
    ? Prisma.sql`not exists (${recipients})`
    : Prisma.sql`exists (${recipients} and x.agency_id = ${agency}::uuid)`;
}

/** What is asked of courses `c`, part by part. */
export function courseConditions(filter: TrainingFilter): Conditions<OfCourse> {
  const { year, since, until, place, marking } = filter;
  const first = Prisma.sql`coalesce(app.first_day(c.starts_on, c.starts_precision), c.starts_on)`;
  return {
    there: courseBy(momentIn(filter)),
    ...(year !== null && {
      year:
        year === "none"
          ? Prisma.sql`c.starts_on is null`
          : Prisma.sql`extract(year from c.starts_on) = ${Number(year)}`,
    }),
    ...(since !== null && { since: Prisma.sql`${first} >= ${since}::date` }),
    ...(until !== null && { until: Prisma.sql`${first} <= ${until}::date` }),
    ...(place !== null && {
      place:
        place === "none"
          ? Prisma.sql`c.place is null`
          : Prisma.sql`lower(c.place) = lower(${place})`,
    }),
    ...(marking.length > 0 && { marking: hasMarking(Prisma.sql`c`, marking) }),
  };
}

/** Programmes as `t` that fit the filter; its year is left to the courses. */
export const ofTraining = (filter: TrainingFilter): Prisma.Sql => allOf(trainingConditions(filter));

/** Courses as `c` that are marked as, and begin and are held where, asked for. */
export const ofCourse = (filter: TrainingFilter): Prisma.Sql => allOf(courseConditions(filter));

/** Programmes as `t` with a course when and where it is asked for; undefined where nothing is asked of courses. */
export function holdingCourse(filter: TrainingFilter): Prisma.Sql | undefined {
  const { year, since, until, place } = filter;
  if ([year, since, until, place].every((one) => one === null)) return undefined;
  const { marking: _, ...thenAndThere } = courseConditions(filter);
  return Prisma.sql`exists (select 1 from course c where c.training_id = t.id and ${allOf(thenAndThere)})`;
}

/** Programmes as `t` that have such a course, if one is asked for, and are marked as asked for. */
export const ofProgramme = (filter: TrainingFilter): Prisma.Sql =>
  allOf({
    ...trainingConditions(filter),
    marking: markedProgramme(filter),
    held: holdingCourse(filter),
  });

export const markedProgramme = ({ marking }: TrainingFilter): Prisma.Sql | undefined =>
  marking.length === 0 ? undefined : hasMarking(Prisma.sql`t`, marking);

export const agencyJson = (table: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`json_build_object('id', ${table}.id, 'name', ${table}.name, 'nameUr', ${table}.name_ur, 'acronym', ${table}.acronym)`;

/** The country called `k`. */
export const PARTNER_JSON = Prisma.sql`json_build_object('code', k.code, 'name', k.name, 'nameUr', k.name_ur)`;

/** What a programme `t`, or a course of it, is grouped by. */
export const GROUPS: Readonly<Record<string, Prisma.Sql>> = {
  partner: oneValue(Prisma.sql`t.partner`),
  side: oneValue(Prisma.sql`t.provider_side`),
  mode: oneValue(Prisma.sql`t.mode`),
  provider: oneAgency(Prisma.sql`t.provider_id`),
  topic: topicsAbove(
    Prisma.sql`training_topic l join topic own on own.id = l.topic_id and l.training_id = t.id`,
  ),
  agency: Prisma.sql`
    select distinct case when l.agency_id is null then ${NO_VALUE} else coalesce(seen.id::text, ${BEYOND}) end
    from (select) nothing left join training_recipient l on l.training_id = t.id
    left join agency seen on seen.id = l.agency_id`,
};
