import "server-only";
import { type FacetValue, MOST_VALUES } from "#domain/facets.ts";
import { COUNT_LIMIT } from "#domain/listing.ts";
import type { Marking } from "#domain/marking.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import {
  allOf,
  chosenAgency,
  chosenTopic,
  countFacets,
  type FacetGroup,
  hasMarking,
  markingGroup,
  partnerGroup,
  topicGroup,
} from "#server/facets.ts";
import { type MeetingFilter, meetingFilter } from "../schema.ts";
import type { MeetingFacet, MeetingFacets } from "../views.ts";
import { conditionsOf } from "../where.ts";

/** How many meetings the filter finds, and how many each value of its groups would. */
export function facetMeetings(tx: Tx, filter: MeetingFilter): Promise<MeetingFacets> {
  return isTallied(filter) ? talliedFacets(tx, filter) : countedFacets(tx, filter);
}

/** Of what nothing narrows but partner and marking: from the counters, all of them. */
async function talliedFacets(tx: Tx, { partner, marking }: MeetingFilter): Promise<MeetingFacets> {
  const lines = await tx.$queryRaw<(FacetValue & { facet: MeetingFacet })[]>`
    with cells as materialized (
      select substr(t.what, 9) as facet, t.x, sum(t.n)::int as n from app.tallies t
      where t.what = any(${MEETING_TALLIES}::text[]) and t.partner = any(${partner.length === 0 ? Prisma.sql`app.tallied_partners()` : Prisma.sql`${partner}::bpchar[]`})
        and ${markedAs(marking)} group by 1, 2),
      everywhere as materialized (
        select t.partner, t.marking, sum(t.n)::int as n from app.tallies t
        where t.what = 'meeting_type' and t.partner = any(array(select code from country)) group by 1, 2)
    select * from (
      select c.facet, c.x as value, null as name, null as "nameUr", c.n as count from cells c where c.facet not in ('topic', 'agency')
      union all select 'topic', o.slug, o.name, o.name_ur, c.n from cells c join topic o on o.id::text = c.x where c.facet = 'topic'
      union all (select 'agency', o.id::text, o.name, o.name_ur, c.n from cells c join agency o on o.id::text = c.x where c.facet = 'agency')
      union all select 'partner', k.code::text, k.name, k.name_ur, sum(t.n)::int
        from everywhere t join country k on k.code = t.partner where ${markedAs(marking)} group by k.code
      union all select 'marking', t.marking::text, null, null, sum(t.n)::int from everywhere t where ${isOf(partner)} group by 2
    ) line where count > 0 order by count desc, value`;
  const byFacet = Map.groupBy(lines, ({ facet }) => facet);
  const of = (facet: MeetingFacet) =>
    (byFacet.get(facet) ?? [])
      .slice(0, MOST_VALUES)
      .map(({ value, name, nameUr, count }): FacetValue => ({ value, name, nameUr, count }));
  const types = of("type");
  const total = types.reduce((sum, { count }) => sum + count, 0);
  return {
    total: Math.min(total, COUNT_LIMIT + 1),
    values: {
      partner: of("partner"),
      type: types,
      life: of("life"),
      state: of("state"),
      topic: of("topic"),
      agency: of("agency"),
      year: of("year"),
      marking: of("marking"),
    },
  };
}

const markedAs = (marking: readonly Marking[]) =>
  marking.length === 0 ? Prisma.sql`true` : hasMarking(Prisma.sql`t`, marking);
const isOf = (partner: readonly string[]) =>
  partner.length === 0 ? Prisma.sql`true` : Prisma.sql`t.partner = any(${[...partner]}::bpchar[])`;

const MEETING_TALLIES = ["type", "life", "state", "topic", "agency", "year"].map(
  (facet) => `meeting_${facet}`,
);

/** Columns of the filter that the counters answer, or that change no count. */
const ANSWERED = new Set<keyof MeetingFilter>(["partner", "marking", "after", "before"]);
const NOTHING = meetingFilter.parse({});

function isTallied(filter: MeetingFilter): boolean {
  return Object.entries(filter).every(
    ([name, value]) =>
      ANSWERED.has(name as keyof MeetingFilter) ||
      JSON.stringify(value) === JSON.stringify(NOTHING[name as keyof MeetingFilter]),
  );
}

/** Of any other filter, from its rows. */
function countedFacets(tx: Tx, filter: MeetingFilter): Promise<MeetingFacets> {
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
