import "server-only";
import { containing, wordsOf } from "#domain/search-words.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { hasMarking } from "#server/facets.ts";
import { momentIn } from "#server/moment.ts";
import type { TrainingFilter } from "../schema.ts";
import { courseBy, programmesBy } from "../where.ts";

/** Programmes as `t` that fit the filter; its year is left to the courses. By a day: those with a course that had begun. */
export function ofTraining(filter: TrainingFilter): Prisma.Sql {
  const { q, partner, side, provider, topic, agency } = filter;
  const terms = [programmesBy(momentIn(filter))];
  const words = wordsOf(q ?? "").map(
    (word) => Prisma.sql`concat_ws(' ', t.ref, t.title, t.summary) ilike ${containing(word)}`,
  );
  terms.push(...words);
  if (partner.length > 0) terms.push(Prisma.sql`t.partner = any(${partner}::bpchar[])`);
  if (side !== null) terms.push(Prisma.sql`t.provider_side = ${side}::side`);
  if (provider === "none") terms.push(Prisma.sql`t.provider_id is null`);
  else if (provider !== null) terms.push(Prisma.sql`t.provider_id = ${provider}::uuid`);
  if (topic === "none") {
    terms.push(Prisma.sql`not exists (select 1 from training_topic x where x.training_id = t.id)`);
  } else if (topic !== null) {
    terms.push(Prisma.sql`exists (
      select 1 from training_topic x join topic o on o.id = x.topic_id left join topic up on up.id = o.parent_id
      where x.training_id = t.id and ${topic} in (o.slug, up.slug))`);
  }
  if (agency === "none") {
    terms.push(
      Prisma.sql`not exists (select 1 from training_recipient x where x.training_id = t.id)`,
    );
  } else if (agency !== null) {
    terms.push(
      Prisma.sql`exists (select 1 from training_recipient x where x.training_id = t.id and x.agency_id = ${agency}::uuid)`,
    );
  }
  return Prisma.join(terms, " and ");
}

/** Courses as `c` that are marked as, and begin and are held where, asked for. */
export function ofCourse(filter: TrainingFilter): Prisma.Sql {
  const own = thenAndThere(filter);
  return filter.marking.length === 0
    ? own
    : Prisma.sql`${own} and ${hasMarking(Prisma.sql`c`, filter.marking)}`;
}

function thenAndThere(filter: TrainingFilter): Prisma.Sql {
  const { year, since, until, place } = filter;
  const terms = [courseBy(momentIn(filter))];
  if (year === "none") terms.push(Prisma.sql`c.starts_on is null`);
  else if (year !== null) terms.push(Prisma.sql`extract(year from c.starts_on) = ${Number(year)}`);
  const first = Prisma.sql`coalesce(app.first_day(c.starts_on, c.starts_precision), c.starts_on)`;
  if (since !== null) terms.push(Prisma.sql`${first} >= ${since}::date`);
  if (until !== null) terms.push(Prisma.sql`${first} <= ${until}::date`);
  if (place === "none") terms.push(Prisma.sql`c.place is null`);
  else if (place !== null) terms.push(Prisma.sql`lower(c.place) = lower(${place})`);
  return Prisma.join(terms, " and ");
}

/** Programmes as `t` that have a course when and where it is asked for; where nothing is asked of courses, all. */
export function ofProgramme(filter: TrainingFilter): Prisma.Sql {
  const terms = [ofTraining(filter)];
  if (filter.marking.length > 0) terms.push(hasMarking(Prisma.sql`t`, filter.marking));
  const { year, since, until, place } = filter;
  if ([year, since, until, place].some((one) => one !== null)) {
    terms.push(
      Prisma.sql`exists (select 1 from course c where c.training_id = t.id and ${thenAndThere(filter)})`,
    );
  }
  return Prisma.join(terms, " and ");
}

export const agencyJson = (table: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`json_build_object('id', ${table}.id, 'name', ${table}.name, 'nameUr', ${table}.name_ur, 'acronym', ${table}.acronym)`;

/** The country called `k`. */
export const PARTNER_JSON = Prisma.sql`json_build_object('code', k.code, 'name', k.name, 'nameUr', k.name_ur)`;
