import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FacetValue } from "#domain/facets.ts";
import { COUNT_LIMIT } from "#domain/listing.ts";
import type { Moment } from "#domain/moment.ts";
import { markedAs } from "#features/commitments/tallies.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import {
  chosenAgency,
  chosenTopic,
  countFacets,
  type FacetGroup,
  markingGroup,
  partnerGroup,
} from "#server/facets.ts";
import { agreementConditions, allOf, momentOfPicture, ofPartners } from "../conditions.ts";
import { ALERT_DAYS, NOTICE_AHEAD_DAYS } from "../notice.ts";
import { agreementTallies, asksOnly, countPassed } from "../tallies.ts";
import { type AgreementFacets, agreementFilter, type AgreementFilter } from "../views.ts";
import { endsWithin, isRunning, yearOf, statesAt } from "../where.ts";

type Group = Exclude<keyof AgreementFacets, "total">;

/** What the counters answer, or what changes no count. */
const TALLIED = ["partner", "marking", "sort", "after", "before"] as const;

/** For each value of each filter how many agreements it would show, the other filters staying as they are. */
export async function countAgreementFacets(
  tx: Tx,
  filter: AgreementFilter,
  today: CalendarDate,
): Promise<AgreementFacets> {
  const { total, values } = asksOnly(filter, agreementFilter.parse({}), TALLIED)
    ? await talliedFacets(tx, filter, today)
    : await countedFacets(tx, filter, momentOfPicture(filter, today));
  const byName = (group: Group) =>
    values[group].toSorted((a, b) => (a.name ?? "").localeCompare(b.name ?? ""));
  const byNumber = (group: Group, sign: 1 | -1) =>
    values[group].toSorted((a, b) => sign * (Number(a.value) - Number(b.value)));
  return {
    total,
    ...values,
    partner: byName("partner"),
    topic: byName("topic"),
    agency: byName("agency"),
    year: byNumber("year", -1),
    within: byNumber("within", 1),
  };
}

/** Counters `t` of a group, summed by value; with the name that the value has in the table `o`. */
const line = (facet: Group | "total", value: Prisma.Sql, from: Prisma.Sql) => Prisma.sql`
  select ${facet}::text as facet, ${value} as value, null::text as name, null::text as "nameUr", sum(t.n)::int as count, false as "isAtLeast"
  from ${from} group by 2`;
const named = (facet: Group, value: Prisma.Sql, from: Prisma.Sql) => Prisma.sql`
  select ${facet}::text, ${value}, o.name, o.name_ur, sum(t.n)::int, false from ${from} group by 2, 3, 4`;
const cells = (what: string) => Prisma.sql`cells t where t.what = ${what}`;

/** Where nothing narrows the list but partner and marking, everything is counted already. */
async function talliedFacets(
  tx: Tx,
  { partner, marking }: AgreementFilter,
  today: CalendarDate,
): Promise<{ total: number; values: Record<Group, FacetValue[]> }> {
  const of = { today, partner, marking };
  const ofPartner =
    partner.length === 0 ? Prisma.sql`true` : Prisma.sql`t.partner = any(${partner}::bpchar[])`;
  const inScope = Prisma.join(
    [
      isRunning(Prisma.sql`s.state`),
      endsWithin(Prisma.sql`${NOTICE_AHEAD_DAYS}::int`, { asOf: today }, Prisma.sql`s`),
      ...(partner.length === 0 ? [] : [ofPartners(partner)]),
      ...(marking.length === 0 ? [] : [Prisma.sql`s.marking = any(${marking}::marking[])`]),
    ],
    " and ",
  );
  const rows = await tx.$queryRaw<(FacetValue & { facet: Group | "total" })[]>`
    with cells as materialized (${agreementTallies(of, [
      "agreement",
      "agreement_binding",
      "agreement_stage",
      "agreement_year",
      "agreement_topic",
      "agreement_agency",
      "agreement_owed",
    ])}),
      everywhere as materialized (${agreementTallies({ today, partner: "each", marking: [] }, ["agreement_binding"])}),
      ending as materialized (
        select s.ends_on, s.notice_on from app.agreement_today(${today}::date) s where ${inScope} limit ${COUNT_LIMIT + 1})
    select * from (
      ${line("total", Prisma.sql`''`, cells("agreement"))}
      union all ${named("partner", Prisma.sql`o.code::text`, Prisma.sql`everywhere t join country o on o.code = t.partner where ${markedAs(marking)}`)}
      union all ${line("marking", Prisma.sql`t.marking::text`, Prisma.sql`everywhere t where ${ofPartner}`)}
      union all ${line("instrument", Prisma.sql`t.x`, cells("agreement"))}
      union all ${line("state", Prisma.sql`t.y`, cells("agreement"))}
      union all ${line("binding", Prisma.sql`t.x`, cells("agreement_binding"))}
      union all ${line("stage", Prisma.sql`t.x`, cells("agreement_stage"))}
      union all ${line("year", Prisma.sql`t.x::int::text`, cells("agreement_year"))}
      union all ${named("topic", Prisma.sql`o.slug`, Prisma.sql`cells t join topic o on o.id::text = t.x where t.what = 'agreement_topic'`)}
      union all (${named("agency", Prisma.sql`o.id::text`, Prisma.sql`cells t join agency o on o.id::text = t.x where t.what = 'agreement_agency'`)}
        order by 5 desc, 3 limit 60)
      union all select 'within', d.days::text, null, null, count(*)::int, (select count(*) > ${COUNT_LIMIT} from ending)
        from ending t join unnest(${[...ALERT_DAYS]}::int[]) as d(days) on ${endsWithin(Prisma.sql`d.days`, { asOf: today })} group by d.days
      union all ${line("owed", Prisma.sql`'open'`, cells("agreement_owed"))}
      union all select 'owed', 'overdue', null, null, ${countPassed(
        of,
        "agreement_owed",
        Prisma.sql`s.owed_on`,
        {
          before: Prisma.sql`<`,
          rows: Prisma.sql`true`,
          lines: Prisma.sql`true`,
        },
      )}, false
    ) counted where count > 0 order by count desc, value`;
  const byGroup = Map.groupBy(rows, ({ facet }) => facet);
  const valuesOf = (group: Group) =>
    (byGroup.get(group) ?? []).map(({ value, name, nameUr, count, isAtLeast }) => ({
      value,
      name,
      nameUr,
      count,
      ...(isAtLeast === true && { isAtLeast }),
    }));
  return {
    total: Math.min(byGroup.get("total")?.[0]?.count ?? 0, COUNT_LIMIT + 1),
    values: Object.fromEntries(GROUP_NAMES.map((name) => [name, valuesOf(name)])) as Record<
      Group,
      FacetValue[]
    >,
  };
}

const GROUP_NAMES = [
  "partner",
  "instrument",
  "binding",
  "state",
  "stage",
  "topic",
  "agency",
  "year",
  "marking",
  "within",
  "owed",
] as const satisfies readonly Group[];

/** Any other filter, or another day. */
function countedFacets(tx: Tx, filter: AgreementFilter, moment: Moment) {
  const { q, inForceOn, ...passes } = agreementConditions(filter, moment);
  const { topic, agency } = filter;
  const groups: Record<Group, FacetGroup> = {
    partner: { ...partnerGroup, passes: passes.partner },
    instrument: { value: Prisma.sql`b.instrument`, passes: passes.instrument },
    binding: { value: Prisma.sql`b.binding`, passes: passes.binding },
    state: { value: Prisma.sql`b.state`, passes: passes.state },
    stage: { value: Prisma.sql`b.stage`, passes: passes.stage },
    topic: {
      value: Prisma.sql`o.slug`,
      name: Prisma.sql`o.name`,
      nameUr: Prisma.sql`o.name_ur`,
      join: Prisma.sql`cross join unnest(b.topic_ids) about(id) join topic o on o.id = about.id`,
      passes: passes.topic,
      chosen: topic === null ? undefined : chosenTopic(topic),
    },
    agency: {
      value: Prisma.sql`o.id::text`,
      name: Prisma.sql`o.name`,
      nameUr: Prisma.sql`o.name_ur`,
      join: Prisma.sql`cross join unnest(b.agency_ids) involved(id) join agency o on o.id = involved.id`,
      passes: passes.agency,
      chosen: agency === null ? undefined : chosenAgency(agency),
    },
    year: { value: Prisma.sql`(${yearOf(Prisma.sql`b.known_on`)})::text`, passes: passes.year },
    marking: { ...markingGroup, passes: passes.marking },
    within: { value: Prisma.sql`d.days::text`, join: endingOf(moment), passes: passes.within },
    owed: { value: Prisma.sql`o.owed`, join: owedOf(moment), passes: passes.owed },
  };
  return countFacets(tx, {
    columns: Prisma.sql`s.agreement_id as id, s.partner, s.marking, s.instrument, s.binding, s.state, s.stage, s.known_on,
      s.ends_on, s.notice_on, s.owed_on, s.topic_ids, s.agency_ids`,
    from: statesAt(moment),
    where: allOf({ q, inForceOn }),
    most: COUNT_LIMIT,
    groups,
  });
}

/** The spans of days within which an agreement `b` ends or must be noticed. */
const endingOf = (moment: Moment): Prisma.Sql => Prisma.sql`
  join unnest(${[...ALERT_DAYS]}::int[]) as d(days)
    on ${isRunning(Prisma.sql`b.state`)} and ${endsWithin(Prisma.sql`d.days`, moment, Prisma.sql`b`)}`;

/** Whether what follows the signature is open, and whether it is late. */
const owedOf = ({ asOf }: Moment): Prisma.Sql => Prisma.sql`
  join unnest(array['open', 'overdue']) as o(owed)
    on b.owed_on is not null and (o.owed = 'open' or b.owed_on < ${asOf}::date)`;
