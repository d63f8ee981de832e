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
  partnerGroup,
  topicGroup,
} from "#server/facets.ts";
import type { MeetingFilter } from "../schema.ts";
import type { MeetingFacet, MeetingFacets } from "../views.ts";
import { conditionsOf } from "../where.ts";

/** How many meetings the filter finds, and how many each value of its groups would. */
export function facetMeetings(tx: Tx, filter: MeetingFilter): Promise<MeetingFacets> {
  const { there, q, ...passes } = conditionsOf(filter);
  const { topic, agency } = filter;
  const groups: Record<MeetingFacet, FacetGroup> = {
    partner: { ...partnerGroup, passes: passes.partner },
    type: { value: Prisma.sql`b.type::text`, passes: passes.type },
    life: { value: Prisma.sql`b.life::text`, passes: passes.life },
    state: { value: Prisma.sql`b.record_state::text`, passes: passes.state },
    topic: {
      ...topicGroup(Prisma.sql`meeting_topic l on l.meeting_id = b.id`),
      passes: passes.topic,
      chosen: topic === null ? undefined : chosenTopic(topic),
    },
    agency: {
      value: Prisma.sql`there.id::text`,
      name: Prisma.sql`there.name`,
      nameUr: Prisma.sql`there.name_ur`,
      join: Prisma.sql`join participant p on p.meeting_id = b.id and p.has_attended
        left join post t on t.id = p.post_id join agency there on there.id in (p.agency_id, t.agency_id)`,
      passes: passes.agency,
      chosen: agency === null ? undefined : chosenAgency(agency),
    },
    year: { value: Prisma.sql`extract(year from b.held_on)::text`, passes: passes.year },
    marking: { ...markingGroup, passes: passes.marking },
  };
  return countFacets(tx, {
    columns: Prisma.sql`m.id, m.partner, m.type, m.life, m.record_state, m.held_on, m.marking`,
    from: Prisma.sql`meeting m`,
    where: allOf({ there, q }),
    groups,
  });
}
