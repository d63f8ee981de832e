import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { allOf, countFacets, type FacetGroup, markingGroup, partnerGroup } from "#server/facets.ts";
import { reliabilityOf, SOURCE_KINDS } from "../rules.ts";
import type { SourceFilter } from "../schema.ts";
import type { SourceFacet, SourceFacets } from "../views.ts";
import { conditionsOf } from "./list.ts";

/** The grade follows from the kind. */
const GRADE = Prisma.sql`(case ${Prisma.join(
  SOURCE_KINDS.map(
    (kind) => Prisma.sql`when s.kind = ${kind}::source_kind then ${reliabilityOf(kind)}::text`,
  ),
  " ",
)} end) as grade`;

/** How many sources the filter finds, and how many each value of its groups would. */
export function facetSources(tx: Tx, filter: SourceFilter): Promise<SourceFacets> {
  const { q, ...passes } = conditionsOf(filter);
  const groups: Record<SourceFacet, FacetGroup> = {
    partner: { ...partnerGroup, passes: passes.partner },
    kind: { value: Prisma.sql`b.kind::text`, passes: passes.kind },
    grade: { value: Prisma.sql`b.grade`, passes: passes.grade },
    publisher: { value: Prisma.sql`b.publisher`, passes: passes.publisher },
    year: { value: Prisma.sql`to_char(b.published_on, 'YYYY')`, passes: passes.year },
    language: { value: Prisma.sql`b.language`, passes: passes.language },
    marking: { ...markingGroup, passes: passes.marking },
  };
  return countFacets(tx, {
    columns: Prisma.sql`s.id, s.partner, s.kind, s.publisher, s.published_on, s.language, s.marking, ${GRADE}`,
    from: Prisma.sql`source s`,
    where: allOf({ q }),
    groups,
  });
}
