import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import {
  allOf,
  chosenAgency,
  chosenTopic,
  countFacets,
  type FacetGroup,
  markingGroup,
  namedAgency,
  partnerGroup,
} from "#server/facets.ts";
import type { TrainingFilter } from "../schema.ts";
import type { TrainingFacet, TrainingFacets } from "../views.ts";
import { courseConditions, holdingCourse, markedProgramme, trainingConditions } from "./where.ts";

/** How many programmes the filter shows, and how many each value of its groups would. */
export function facetProgrammes(tx: Tx, filter: TrainingFilter): Promise<TrainingFacets> {
  const { there, q, ...passes } = trainingConditions(filter);
  // One course is asked for all of it, so that the year cannot be asked without the rest.
  const anyYear = { ...filter, year: null };
  const { marking: _, ...held } = courseConditions(anyYear);
  return countFacets(tx, {
    columns: Prisma.sql`t.id, t.id as training_id, t.partner, t.provider_side, t.mode, t.provider_id, t.marking`,
    from: Prisma.sql`training t`,
    where: allOf({ there, q, held: holdingCourse(anyYear) }),
    groups: {
      ...groupsOf(filter, passes),
      year: {
        ...startYear,
        join: Prisma.sql`join course c on c.training_id = b.training_id and ${allOf(held)}`,
        passes: filter.year === null ? undefined : holdingCourse(filter),
      },
      marking: { ...markingGroup, passes: markedProgramme(filter) },
    },
  });
}

/** The same of courses, which heads are counted of, too. */
export function facetCourses(tx: Tx, filter: TrainingFilter): Promise<TrainingFacets> {
  const { there, q, ...passes } = trainingConditions(filter);
  const { there: begun, year, marking, ...held } = courseConditions(filter);
  return countFacets(tx, {
    columns: Prisma.sql`c.id, c.training_id, t.partner, t.provider_side, t.mode, t.provider_id, c.starts_on, c.marking`,
    from: Prisma.sql`course c join training t on t.id = c.training_id`,
    where: allOf({ there, q, begun, ...held }),
    groups: {
      ...groupsOf(filter, passes),
      year: {
        ...startYear,
        join: Prisma.sql`cross join lateral (select b.starts_on) c`,
        passes: year,
      },
      marking: { ...markingGroup, passes: marking },
    },
  });
}

const startYear = { value: Prisma.sql`coalesce(extract(year from c.starts_on)::text, 'none')` };

/** What is asked of the programme, be it listed itself or its courses. */
function groupsOf(
  { topic, agency, provider }: TrainingFilter,
  passes: Omit<ReturnType<typeof trainingConditions>, "there" | "q">,
): Record<Exclude<TrainingFacet, "year" | "marking">, FacetGroup> {
  return {
    partner: { ...partnerGroup, passes: passes.partner },
    side: { value: Prisma.sql`b.provider_side::text`, passes: passes.side },
    mode: { value: Prisma.sql`b.mode::text`, passes: passes.mode },
    topic: {
      value: Prisma.sql`coalesce(o.slug, 'none')`,
      name: Prisma.sql`o.name`,
      nameUr: Prisma.sql`o.name_ur`,
      join: Prisma.sql`left join training_topic l on l.training_id = b.training_id
        left join topic own on own.id = l.topic_id left join topic o on o.id in (own.id, own.parent_id)`,
      passes: passes.topic,
      chosen: topic === null || topic === "none" ? undefined : chosenTopic(topic),
    },
    agency: {
      ...namedAgency(Prisma.sql`l.agency_id`),
      join: Prisma.sql`left join training_recipient l on l.training_id = b.training_id left join agency a on a.id = l.agency_id`,
      passes: passes.agency,
      chosen: agency === null || agency === "none" ? undefined : chosenAgency(agency),
    },
    provider: {
      ...namedAgency(Prisma.sql`b.provider_id`),
      join: Prisma.sql`left join agency a on a.id = b.provider_id`,
      passes: passes.provider,
      chosen: provider === null || provider === "none" ? undefined : chosenAgency(provider),
    },
  };
}
