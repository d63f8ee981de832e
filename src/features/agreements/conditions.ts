import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Moment } from "#domain/moment.ts";
import { type Found, hasText } from "#features/search/text.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { hasMarking } from "#server/facets.ts";
import { momentOf } from "#server/moment.ts";
import type { AgreementFilter, MouFilter } from "./views.ts";
import { endsWithin, isRunning } from "./where.ts";

/*
 * The groups of the two filters, each with its condition on the state `s` and the record `a`; those that ask nothing are
 * left out.
 */

/** The day whose picture the register shows: one that is asked for with "in force on" says more than the other. */
export function momentOfPicture(filter: AgreementFilter, today: CalendarDate): Moment {
  return momentOf({ ...filter, asOf: filter.inForceOn ?? filter.asOf }, today);
}

const ID = Prisma.sql`s.agreement_id`;

type Conditions<Filter> = Partial<Record<keyof Filter, Prisma.Sql>>;

/** One is told apart from several: rows of one partner stand in the order of the list in an index. */
export function ofPartners(codes: readonly string[]): Prisma.Sql {
  return codes.length === 1
    ? Prisma.sql`s.partner = ${codes[0]}::bpchar`
    : Prisma.sql`s.partner = any(${[...codes]}::bpchar[])`;
}

const oneOf = (column: Prisma.Sql, values: readonly string[]) =>
  Prisma.sql`${column} = any(${[...values]}::text[])`;

/** One is told apart, as with partners. */
const inStages = (stages: readonly string[]) =>
  stages.length === 1
    ? Prisma.sql`s.stage = ${stages[0]}::text`
    : oneOf(Prisma.sql`s.stage`, stages);

export function agreementConditions(
  filter: AgreementFilter & Found,
  moment: Moment,
): Conditions<AgreementFilter> {
  const { partner, instrument, binding, state, stage, topic, agency, year, marking, within, owed } =
    filter;
  const conditions: Conditions<AgreementFilter> = {};
  if (filter.q !== null) conditions.q = hasText("agreement", ID, filter.q, filter);
  if (partner.length > 0) conditions.partner = ofPartners(partner);
  if (instrument.length > 0) conditions.instrument = oneOf(Prisma.sql`s.instrument`, instrument);
  if (binding.length > 0) conditions.binding = oneOf(Prisma.sql`s.binding`, binding);
  if (state.length > 0) conditions.state = oneOf(Prisma.sql`s.state`, state);
  if (stage.length > 0) conditions.stage = inStages(stage);
  if (topic !== null) conditions.topic = aboutTopic(topic);
  if (agency !== null) conditions.agency = involving(agency);
  if (marking.length > 0) conditions.marking = hasMarking(Prisma.sql`s`, marking);
  if (year !== null) {
    conditions.year = Prisma.sql`(s.known_on >= make_date(${year}::int, 1, 1) and s.known_on < make_date(${year}::int + 1, 1, 1))`;
  }
  if (within !== null) conditions.within = isWithin(Number(within), moment);
  if (owed !== null) conditions.owed = owes(owed, moment);
  if (filter.inForceOn !== null) conditions.inForceOn = Prisma.sql`s.state = 'in_force'`;
  return conditions;
}

/** The MoUs of a scope, and the groups of their filter. */
export function mouConditions({
  partner,
  waiting,
  agency,
  stage,
  over,
  named,
  marking,
  q,
  among,
  show,
}: MouFilter & Found): Conditions<MouFilter> {
  const conditions: Conditions<MouFilter> = {
    show: show === "all" ? Prisma.sql`s.mou_scope is not null` : Prisma.sql`s.mou_scope = ${show}`,
  };
  if (q !== null) conditions.q = hasText("agreement", ID, q, { among });
  if (partner.length > 0) conditions.partner = ofPartners(partner);
  if (waiting.length > 0) conditions.waiting = oneOf(Prisma.sql`s.waiting_on`, waiting);
  if (agency !== null) conditions.agency = Prisma.sql`s.waiting_agency_id = ${agency}::uuid`;
  if (stage !== null) {
    conditions.stage =
      stage === "none" ? Prisma.sql`s.stage is null` : Prisma.sql`s.stage = ${stage}`;
  }
  if (over !== null) conditions.over = Prisma.sql`s.is_over_target`;
  if (named !== null) conditions.named = Prisma.sql`s.is_placeholder = ${named === "no"}`;
  if (marking.length > 0) conditions.marking = hasMarking(Prisma.sql`s`, marking);
  return conditions;
}

/** The whole of a filter as one condition. */
export function allOf(conditions: Readonly<Partial<Record<string, Prisma.Sql>>>): Prisma.Sql {
  const asked = Object.values(conditions).filter((one) => one !== undefined);
  return asked.length === 0 ? Prisma.sql`true` : Prisma.join(asked, " and ");
}

/** The topic or one below it. */
const aboutTopic = (slug: string): Prisma.Sql =>
  Prisma.sql`s.topic_ids && array(select t.id from topic t where t.slug = ${slug})`;

/** It leads or is a party, and the viewer sees it. */
const involving = (id: string): Prisma.Sql =>
  Prisma.sql`(${id}::uuid = any(s.agency_ids) and exists (select from agency seen where seen.id = ${id}::uuid))`;

const isWithin = (days: number, moment: Moment): Prisma.Sql =>
  Prisma.sql`(${isRunning(Prisma.sql`s.state`)} and ${endsWithin(Prisma.sql`${days}::int`, moment, Prisma.sql`s`)})`;

/** Something of what follows the signature is open, or late. */
const owes = (owed: "open" | "overdue", { asOf }: Moment): Prisma.Sql =>
  owed === "open" ? Prisma.sql`s.owed_on is not null` : Prisma.sql`s.owed_on < ${asOf}::date`;
