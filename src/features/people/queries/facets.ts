import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { allOf, chosenAgency, countFacets, type FacetGroup, markingGroup } from "#server/facets.ts";
import type { PersonFilter } from "../schema.ts";
import type { PersonFacet, PersonFacets } from "../views.ts";
import { conditionsOf } from "./list.ts";

/** How many people the filter finds, and how many each value of its groups would. */
export function facetPeople(tx: Tx, filter: PersonFilter): Promise<PersonFacets> {
  const { there, q, ...passes } = conditionsOf(filter);
  const groups: Record<PersonFacet, FacetGroup> = {
    country: {
      value: Prisma.sql`coalesce(b.country::text, 'none')`,
      name: Prisma.sql`k.name`,
      nameUr: Prisma.sql`k.name_ur`,
      join: Prisma.sql`left join country k on k.code = b.country`,
      passes: passes.country,
    },
    agency: {
      value: Prisma.sql`a.id::text`,
      name: Prisma.sql`a.name`,
      nameUr: Prisma.sql`a.name_ur`,
      join: Prisma.sql`join tenure t on t.person_id = b.id join post o on o.id = t.post_id join agency a on a.id = o.agency_id`,
      passes: passes.agency,
      chosen: filter.agency === null ? undefined : chosenAgency(filter.agency),
    },
    marking: { ...markingGroup, passes: passes.marking },
  };
  return countFacets(tx, {
    columns: Prisma.sql`p.id, p.country, p.marking`,
    from: Prisma.sql`person p`,
    where: allOf({ there, q }),
    groups,
  });
}
