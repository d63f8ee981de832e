import "server-only";
import type { TrainingFilter } from "#features/trainings/schema.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import {
  allOf,
  chosenAgency,
  countFacets,
  markingGroup,
  namedAgency,
  partnerGroup,
} from "#server/facets.ts";
import type { DeliveryFacets } from "../views.ts";
import { conditionsOf } from "../where.ts";

/** How many deliveries the filter shows, and how many each value of its groups would. */
export function facetDeliveries(tx: Tx, filter: TrainingFilter): Promise<DeliveryFacets> {
  const { there, q, since, until, ...passes } = conditionsOf(filter);
  const { agency } = filter;
  return countFacets(tx, {
    columns: Prisma.sql`d.id, d.partner, d.giver_side, d.recipient_id, d.delivered_on, d.marking`,
    from: Prisma.sql`delivery d`,
    where: allOf({ there, q, since, until }),
    groups: {
      partner: { ...partnerGroup, passes: passes.partner },
      side: { value: Prisma.sql`b.giver_side::text`, passes: passes.side },
      agency: {
        ...namedAgency(Prisma.sql`b.recipient_id`),
        join: Prisma.sql`left join agency a on a.id = b.recipient_id`,
        passes: passes.agency,
        chosen: agency === null || agency === "none" ? undefined : chosenAgency(agency),
      },
      year: {
        value: Prisma.sql`coalesce(extract(year from b.delivered_on)::text, 'none')`,
        passes: passes.year,
      },
      marking: { ...markingGroup, passes: passes.marking },
    },
  });
}
