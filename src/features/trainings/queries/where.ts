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

/** Courses as `c` that are marked as, and begin in the year, asked for. */
export function ofCourse(filter: TrainingFilter): Prisma.Sql {
  const own = inYear(filter);
  return filter.marking.length === 0
    ? own
    : Prisma.sql`${own} and ${hasMarking(Prisma.sql`c`, filter.marking)}`;
}

function inYear(filter: TrainingFilter): Prisma.Sql {
  const there = courseBy(momentIn(filter));
  const { year } = filter;
  if (year === null) return there;
  if (year === "none") return Prisma.sql`c.starts_on is null and ${there}`;
  return Prisma.sql`extract(year from c.starts_on) = ${Number(year)} and ${there}`;
}

/** Programmes as `t` that have a course in the year asked for; every programme without one. */
export function ofProgramme(filter: TrainingFilter): Prisma.Sql {
  const terms = [ofTraining(filter)];
  if (filter.marking.length > 0) terms.push(hasMarking(Prisma.sql`t`, filter.marking));
  if (filter.year !== null) {
    terms.push(
      Prisma.sql`exists (select 1 from course c where c.training_id = t.id and ${inYear(filter)})`,
    );
  }
  return Prisma.join(terms, " and ");
}

export const agencyJson = (table: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`json_build_object('id', ${table}.id, 'name', ${table}.name, 'nameUr', ${table}.name_ur, 'acronym', ${table}.acronym)`;

/** The country called `k`. */
export const PARTNER_JSON = Prisma.sql`json_build_object('code', k.code, 'name', k.name, 'nameUr', k.name_ur)`;
