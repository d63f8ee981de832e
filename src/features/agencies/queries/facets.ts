import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import {
  chosenTopic,
  countFacets,
  type FacetGroup,
  markingGroup,
  topicGroup,
} from "#server/facets.ts";
import { momentOf } from "#server/moment.ts";
import type { AgencyFilter } from "../schema.ts";
import type { AgencyFacet, AgencyFacets } from "../views.ts";
import { conditionsOf, found } from "./list.ts";

/** How many agencies the filter finds, and how many each value of its groups would. */
export function facetAgencies(
  tx: Tx,
  filter: AgencyFilter,
  today: CalendarDate,
): Promise<AgencyFacets> {
  const passes = conditionsOf(filter);
  const groups: Record<AgencyFacet, FacetGroup> = {
    country: {
      value: Prisma.sql`coalesce(b.country::text, 'none')`,
      name: Prisma.sql`k.name`,
      nameUr: Prisma.sql`k.name_ur`,
      join: Prisma.sql`left join country k on k.code = b.country`,
      passes: passes.country,
    },
    kind: { value: Prisma.sql`b.kind::text`, passes: passes.kind },
    topic: {
      ...topicGroup(Prisma.sql`agency_topic l on l.agency_id = b.id`),
      passes: passes.topic,
      chosen: filter.topic === null ? undefined : chosenTopic(filter.topic),
    },
    marking: { ...markingGroup, passes: passes.marking },
  };
  return countFacets(tx, {
    columns: Prisma.sql`a.id, a.country, a.kind, a.marking`,
    from: Prisma.sql`(${found(filter, momentOf(filter, today))} select id from base) hit join agency a on a.id = hit.id`,
    where: Prisma.sql`true`,
    groups,
  });
}
