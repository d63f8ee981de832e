import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Doubts } from "#domain/evidence.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import type { Grouping } from "#domain/list-groups.ts";
import { COUNT_LIMIT, type ListPage, pageOf } from "#domain/listing.ts";
import type { Named } from "#domain/names.ts";
import type { Marking } from "#domain/marking.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Binding, InstrumentType, Stage } from "#generated/prisma/enums.ts";
import type { Moment } from "#domain/moment.ts";
import type { Tx } from "#server/db.ts";
import { groupTerms, oneValue, topicsAbove } from "#server/grouping.ts";
import { momentOf, momentSql, wasRecorded } from "#server/moment.ts";
import { ALERT_DAYS } from "../notice.ts";
import type { ActionType, AgreementState } from "../rules.ts";
import type { AgreementFacets, AgreementFilter, AgreementItem, Facet } from "../views.ts";
import { endsWithin, existed, isRunning } from "../where.ts";
import { anyOf, pageTerms, wordTerms } from "./terms.ts";

type Row = {
  id: string;
  ref: string;
  title: string;
  marking: Marking;
  partner: CountryCode;
  country: Named;
  instrument: InstrumentType;
  binding: Binding;
  is_placeholder: boolean;
  state: AgreementState;
  stage: Stage | null;
  entered_on: CalendarDate | null;
  lead_agency: Named | null;
  type: ActionType | null;
  happened_on: CalendarDate | null;
  precision: DatePrecision;
  doubts: Doubts | null;
  sort_value: string;
  group: string | null;
};

/** What an agreement `s` is grouped by. */
const GROUPS: Readonly<Record<string, Prisma.Sql>> = {
  partner: oneValue(Prisma.sql`s.partner`),
  topic: topicsAbove(
    Prisma.sql`agreement_topic l join topic own on own.id = l.topic_id and l.agreement_id = s.id`,
  ),
  instrument: oneValue(Prisma.sql`s.instrument`),
  binding: oneValue(Prisma.sql`s.binding`),
  state: oneValue(Prisma.sql`s.state`),
  year: oneValue(Prisma.sql`s.year`),
};

/** One page of the register, the latest or the first by title first. */
export async function listAgreements(
  tx: Tx,
  filter: AgreementFilter,
  today: CalendarDate,
  grouping: Grouping | null = null,
): Promise<ListPage<AgreementItem>> {
  const moment = momentOfPicture(filter, today);
  const isByTitle = filter.sort === "title";
  const sortValue = isByTitle ? Prisma.sql`lower(s.title)` : Prisma.sql`s.known_on`;
  const groups = groupTerms(grouping, GROUPS[grouping?.name ?? ""], filter);
  const page = pageTerms(filter, sortValue, Prisma.sql`s.id`, !isByTitle, groups);
  const rows = await tx.$queryRaw<Row[]>`
    with s as (${stood(filter, moment)})
    select s.id, s.ref, s.title, s.marking, s.partner, s.instrument, s.binding, s.is_placeholder, s.state, s.stage,
      to_char(s.stage_entered_on, 'YYYY-MM-DD') as entered_on,
      ${sortValue}::text as sort_value, ${groups.column} as "group",
      jsonb_build_object('name', c.name, 'nameUr', c.name_ur) as country,
      case when g.id is not null then jsonb_build_object('name', coalesce(g.acronym, g.name), 'nameUr', g.name_ur) end as lead_agency,
      ${doubtsSql("agreement", Prisma.sql`s.id`, moment)} as doubts,
      last.type, last.happened_on, coalesce(last.precision, 'unknown') as precision
    from s join country c on c.code = s.partner
    left join agency g on g.id = s.lead_agency_id
    left join lateral (
      select x.type, to_char(x.happened_on, 'YYYY-MM-DD') as happened_on, x.precision from agreement_action x
      where x.agreement_id = s.id and coalesce(x.happened_on <= ${moment.asOf}::date, true)
        and ${wasRecorded(Prisma.sql`x.recorded_at`, moment)}
      order by x.happened_on desc nulls last, x.type desc, x.recorded_at desc limit 1
    ) last on true
    ${groups.join}
    where s.of_partner and s.of_instrument and s.of_binding and s.of_state and s.of_topic and s.of_agency and s.of_year and s.of_marking and s.of_within and s.of_owed
      and ${page.where}
    order by ${page.orderBy} limit ${page.limit}`;
  const { rows: shown, ...cursors } = pageOf(rows, filter, (row) => ({
    key: row.sort_value,
    id: row.id,
    ...(row.group !== null && { group: row.group }),
  }));
  return { rows: shown.map(view), ...cursors };
}

function view(row: Row): AgreementItem {
  return {
    id: row.id,
    ref: row.ref,
    title: row.title,
    marking: row.marking,
    partner: { code: row.partner, ...row.country },
    instrument: row.instrument,
    binding: row.binding,
    isPlaceholder: row.is_placeholder,
    state: row.state,
    stage: row.stage,
    stageEnteredOn: row.entered_on,
    lastAction: row.type && { type: row.type, happened: fuzzyOf(row.happened_on, row.precision) },
    leadAgency: row.lead_agency,
    doubts: row.doubts,
    group: row.group,
  };
}

type FacetRow = { facet: keyof AgreementFacets; is_child: boolean } & Facet;

/** For each value of each filter how many agreements it would show, the other filters staying as they are. */
export async function countAgreementFacets(
  tx: Tx,
  filter: AgreementFilter,
  today: CalendarDate,
): Promise<AgreementFacets> {
  const moment = momentOfPicture(filter, today);
  const rows = await tx.$queryRaw<FacetRow[]>`
    with s as materialized (${stood(filter, moment)})
    select 'total' as facet, '' as value, '' as name, null as "nameUr", false as is_child, count(*)::int as count
    from (select 1 from s where ${others()} limit ${COUNT_LIMIT + 1}) bounded
    union all select 'partner', c.code::text, c.name, c.name_ur, false, count(*)::int
      from s join country c on c.code = s.partner where ${others("partner")} group by c.code
    union all select 'instrument', instrument::text, '', null, false, count(*)::int
      from s where ${others("instrument")} group by instrument
    union all select 'binding', binding::text, '', null, false, count(*)::int
      from s where ${others("binding")} group by binding
    union all select 'state', state, '', null, false, count(*)::int
      from s where ${others("state")} group by state
    union all select 'topic', t.slug, t.name, t.name_ur, t.parent_id is not null, count(distinct s.id)::int
      from s join agreement_topic x on x.agreement_id = s.id join topic own on own.id = x.topic_id
      join topic t on t.id in (own.id, own.parent_id) where ${others("topic")} group by t.id
    union all (select 'agency', g.id::text, g.name, g.name_ur, false, count(distinct s.id)::int as n
      from s left join agreement_party x on x.agreement_id = s.id join agency g on g.id in (x.agency_id, s.lead_agency_id)
      where ${others("agency")} group by g.id order by n desc, g.name limit 60)
    union all select 'year', s.year::text, s.year::text, null, false, count(*)::int
      from s where ${others("year")} and s.year is not null group by s.year
    union all select 'marking', marking::text, '', null, false, count(*)::int
      from s where ${others("marking")} group by marking
    union all select 'within', d.days::text, '', null, false, count(*)::int
      from s join app.agreement_term(${momentSql(moment)}) t on t.agreement_id = s.id
      join unnest(${[...ALERT_DAYS]}::int[]) as d(days) on ${endsWithin(Prisma.sql`d.days`, moment)}
      where ${isRunning(Prisma.sql`s.state`)} and ${others("within")} group by d.days
    union all select 'owed', o.owed, '', null, false, count(*)::int
      from s join app.after_signature(${momentSql(moment)}) f on f.agreement_id = s.id
      join unnest(array['open', 'overdue']) as o(owed) on o.owed = 'open' or f.is_overdue
      where ${others("owed")} group by o.owed`;
  const of = (facet: FacetRow["facet"]) =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, name, nameUr, count, is_child: isChild }) => ({
        value,
        name,
        nameUr,
        count,
        isChild,
      }));
  const byCount = (facet: FacetRow["facet"]) => of(facet).toSorted((a, b) => b.count - a.count);
  const byName = (facet: FacetRow["facet"]) =>
    of(facet).toSorted((a, b) => a.name.localeCompare(b.name));
  return {
    total: of("total")[0]?.count ?? 0,
    partner: byName("partner"),
    instrument: byCount("instrument"),
    binding: byCount("binding"),
    state: byCount("state"),
    topic: byName("topic"),
    agency: byName("agency"),
    year: of("year").toSorted((a, b) => Number(b.value) - Number(a.value)),
    marking: byCount("marking"),
    within: of("within").toSorted((a, b) => Number(a.value) - Number(b.value)),
    owed: byCount("owed"),
  };
}

/**
 * How many were signed by the day that is asked for, without an entry into force on record: they may have
 * been in force. Up to the limit of a list; 0 where no such day is asked for.
 */
export async function countPerhapsInForce(
  tx: Tx,
  filter: AgreementFilter,
  today: CalendarDate,
): Promise<number> {
  if (filter.inForceOn === null) return 0;
  const signed: AgreementFilter = {
    ...filter,
    inForceOn: null,
    asOf: filter.inForceOn,
    state: ["signed"],
  };
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    with s as (${stood(signed, momentOfPicture(signed, today))})
    select count(*)::int as count from (select 1 from s where ${others()} limit ${COUNT_LIMIT + 1}) bounded`;
  return row.count;
}

/** The day whose picture the register shows: one that is asked for with "in force on" says more than the other. */
export function momentOfPicture(filter: AgreementFilter, today: CalendarDate): Moment {
  return momentOf({ ...filter, asOf: filter.inForceOn ?? filter.asOf }, today);
}

const FLAGS = {
  partner: Prisma.sql`s.of_partner`,
  instrument: Prisma.sql`s.of_instrument`,
  binding: Prisma.sql`s.of_binding`,
  state: Prisma.sql`s.of_state`,
  topic: Prisma.sql`s.of_topic`,
  agency: Prisma.sql`s.of_agency`,
  year: Prisma.sql`s.of_year`,
  marking: Prisma.sql`s.of_marking`,
  within: Prisma.sql`s.of_within`,
  owed: Prisma.sql`s.of_owed`,
};

/** Every filter but one: what a count beside that filter's values is made under. */
export function others(but?: keyof typeof FLAGS): Prisma.Sql {
  const flags = Object.entries(FLAGS).filter(([name]) => name !== but);
  return Prisma.join(
    flags.map(([, flag]) => flag),
    " and ",
  );
}

/**
 * The agreements as they stood that day, with a flag for each filter. What has a history, but none by
 * that day, did not exist then.
 */
export function stood(filter: AgreementFilter, moment: Moment): Prisma.Sql {
  const { partner, instrument, binding, state, topic, agency, year, marking, inForceOn } = filter;
  const { within, owed } = filter;
  const terms = [
    ...wordTerms(filter.q, Prisma.sql`concat_ws(' ', a.title, a.ref, a.summary)`),
    ...(inForceOn === null ? [] : [Prisma.sql`st.state = 'in_force'`]),
    existed(moment),
  ];
  return Prisma.sql`
    select a.id, a.ref, a.title, a.partner::text as partner, a.marking, a.instrument, a.binding, a.is_placeholder, a.lead_agency_id,
      st.state, st.stage, st.stage_entered_on, began.year, coalesce(began.on_day, '0001-01-01'::date) as known_on,
      ${anyOf(Prisma.sql`a.partner`, partner, "bpchar")} as of_partner,
      ${anyOf(Prisma.sql`a.instrument`, instrument, "instrument_type")} as of_instrument,
      ${anyOf(Prisma.sql`a.binding`, binding, "binding")} as of_binding,
      ${anyOf(Prisma.sql`st.state`, state, "text")} as of_state,
      ${topic === null ? Prisma.sql`true` : hasTopic(topic)} as of_topic,
      ${agency === null ? Prisma.sql`true` : hasAgency(agency)} as of_agency,
      ${anyOf(Prisma.sql`a.marking`, marking, "marking")} as of_marking,
      ${year === null ? Prisma.sql`true` : Prisma.sql`coalesce(began.year = ${year}::int, false)`} as of_year,
      ${within === null ? Prisma.sql`true` : isWithin(Number(within), moment)} as of_within,
      ${owed === null ? Prisma.sql`true` : owes(owed, moment)} as of_owed
    from agreement a
    join app.agreement_state(${momentSql(moment)}) st on st.agreement_id = a.id
    cross join lateral (
      select coalesce(st.signed_on, st.in_force_on, st.pipeline_entered_on) as on_day,
        extract(year from coalesce(st.signed_on, st.in_force_on, st.pipeline_entered_on))::int as year
    ) began
    where ${Prisma.join(terms, " and ")}`;
}

/** The topic or one below it. */
function hasTopic(slug: string): Prisma.Sql {
  return Prisma.sql`exists (select 1 from agreement_topic x join topic t on t.id = x.topic_id
    left join topic above on above.id = t.parent_id
    where x.agreement_id = a.id and ${slug} in (t.slug, above.slug))`;
}

/** It leads or is a party. */
function hasAgency(id: string): Prisma.Sql {
  return Prisma.sql`(coalesce(a.lead_agency_id = ${id}::uuid, false) or exists (
    select 1 from agreement_party x where x.agreement_id = a.id and x.agency_id = ${id}::uuid))`;
}

function isWithin(days: number, moment: Moment): Prisma.Sql {
  return Prisma.sql`(${isRunning(Prisma.sql`st.state`)} and exists (
    select 1 from app.agreement_term(${momentSql(moment)}) t
    where t.agreement_id = a.id and ${endsWithin(Prisma.sql`${days}::int`, moment)}))`;
}

/** Something of what follows the signature is open, or late. */
function owes(owed: "open" | "overdue", moment: Moment): Prisma.Sql {
  return Prisma.sql`exists (select 1 from app.after_signature(${momentSql(moment)}) f
    where f.agreement_id = a.id and (${owed} = 'open' or f.is_overdue))`;
}
