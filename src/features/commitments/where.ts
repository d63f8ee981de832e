import "server-only";
import { addDays } from "#domain/calendar-date.ts";
import type { Grouping } from "#domain/list-groups.ts";
import type { Moment } from "#domain/moment.ts";
import { type Found, hasText } from "#features/search/text.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { hasMarking } from "#server/facets.ts";
import { firstOfEach, type GroupedBy, groupTerms, type Walk } from "#server/grouping.ts";
import { atMost } from "#server/lists.ts";
import { isNow, momentSql } from "#server/moment.ts";
import { type CommitmentFilter, NO_TOPIC, NO_YEAR } from "./schema.ts";
import { DUE_SOON_DAYS, type Freshness, FRESHNESS_LIMITS } from "./rules.ts";

export const commitmentStates = (moment: Moment) =>
  Prisma.sql`app.commitment_state(${momentSql(moment)})`;

/** The states alone, from what is kept where today is asked for; a status is a text there. */
export const commitmentStatesAt = (moment: Moment): Prisma.Sql =>
  isNow(moment) ? Prisma.sql`app.commitment_today(${moment.asOf}::date)` : commitmentStates(moment);

/** The states `s` of some commitments, whose ids a query gives: one by one, as few as they are. Of today's, those that are not settled are derived once. */
export function statesOfThese(ids: Prisma.Sql, moment: Moment): Prisma.Sql {
  const each = (states: Prisma.Sql) => Prisma.sql`
    select t.* from (${ids}) its(id)
    cross join lateral (select * from ${states} t where t.commitment_id = its.id offset 0) t`;
  if (moment.knownAt !== null) return Prisma.sql`(${each(commitmentStates(moment))}) s`;
  const { kept, derived } = partsOf(moment);
  const parts = [
    ...kept.map(each),
    ...derived.map(
      (part) =>
        Prisma.sql`select t.* from ${part} t where t.commitment_id in (select its.id from (${ids}) its(id))`,
    ),
  ];
  return Prisma.sql`(${Prisma.join(parts, " union all ")}) s`;
}

/** `from` of every query about commitments as they stood: `s` is the derived state, `c` the record. */
export function commitmentsAt(moment: Moment): Prisma.Sql {
  return Prisma.sql`${statesAt(moment)} join commitment c on c.id = s.commitment_id`;
}

/**
 * The same without the record: what is settled at the moment as it is kept, and what was in another state before as that
 * is kept. What was known on another day, the rule says of all.
 */
export function statesAt(moment: Moment): Prisma.Sql {
  if (isNow(moment)) return Prisma.sql`app.commitment_today(${moment.asOf}::date) s`;
  const { kept, derived } = partsOf(moment);
  return Prisma.sql`(${Prisma.join(
    [...kept, ...derived].map((part) => Prisma.sql`select * from ${part}`),
    " union all ",
  )}) s`;
}

/** Together all that was there at the moment: what an index has in the order of a list, and what the rule is asked of. */
function partsOf(moment: Moment): Record<"kept" | "derived", Prisma.Sql[]> {
  const day = Prisma.sql`${moment.asOf}::date`;
  const settled = Prisma.sql`app.commitment_settled(${day})`;
  if (isNow(moment)) {
    return { kept: [settled], derived: [Prisma.sql`app.commitment_unsettled(${day})`] };
  }
  return moment.knownAt === null
    ? { kept: [settled, Prisma.sql`app.commitment_earlier(${day})`], derived: [] }
    : { kept: [], derived: [Prisma.sql`app.commitment_turning(${momentSql(moment)})`] };
}

type First = {
  where: Prisma.Sql;
  /** What is sorted by, ascending or not; `id` tells rows with the same apart. */
  key: Prisma.Sql;
  id: Prisma.Sql;
  isDescending: boolean;
  take: number;
  /** Whether the key is of the state `s`, the record `c` or the partner `p`. */
  keyOf: "state" | "record" | "partner";
};

const OF_RECORD = Prisma.sql`join commitment c on c.id = s.commitment_id`;
const OF_PARTNER = Prisma.sql`join country p on p.code = s.partner`;
const BESIDE = { state: Prisma.empty, record: OF_RECORD, partner: OF_PARTNER };

/**
 * The first states in an order, with their `key`. As many are taken from each part, by an index where it is kept, as are
 * wanted of all; all that is known of them is read when they are found.
 */
export function firstStates(moment: Moment, first: First): Prisma.Sql {
  const { where, key, id, isDescending, keyOf } = first;
  const direction = isDescending ? Prisma.sql`desc` : Prisma.sql`asc`;
  const limit = atMost(first.take);
  const inOrder = Prisma.sql`order by ${key} ${direction}, ${id} ${direction} limit ${limit}`;
  const beside = BESIDE[keyOf];
  const { kept, derived } = partsOf(moment);
  const parts = [
    ...kept.map(
      (part) => Prisma.sql`(
        select s.*, f.key from (
          select s.commitment_id, ${key} as key from ${part} s ${beside} where ${where} ${inOrder}
        ) f join ${part} s on s.commitment_id = f.commitment_id)`,
    ),
    ...derived.map(
      (part) =>
        Prisma.sql`(select s.*, ${key} as key from ${part} s ${beside} where ${where} ${inOrder})`,
    ),
  ];
  return Prisma.sql`(
    select * from (${Prisma.join(parts, " union all ")}) s
    order by s.key ${direction}, s.commitment_id ${direction} limit ${limit})`;
}

type Groups = {
  grouping: Grouping;
  /** `walk`: its rows are walked in a way of their own. */
  by: GroupedBy & { walk?: Walk };
  filter: Pick<CommitmentFilter, "after" | "before">;
  /** What is beyond the place that the page begins at, in the group of that place. */
  within: Prisma.Sql;
};

/** The same by groups: `value` is the group of a row, `nr` its place in the order of the list. */
export function firstOfGroups(
  moment: Moment,
  first: First,
  { grouping, by, filter, within }: Groups,
): Prisma.Sql {
  const { where, key, id, isDescending, keyOf, take } = first;
  const direction = isDescending ? Prisma.sql`desc` : Prisma.sql`asc`;
  const limit = atMost(take);
  const inOrder = Prisma.sql`${key} ${direction}, ${id} ${direction}`;
  if (moment.knownAt !== null && by.walk === undefined) {
    const { join, column, orderBy, beyond } = groupTerms(grouping, by.values, filter);
    return Prisma.sql`(
      select s.*, ${key} as key, ${column} as value, row_number() over (order by ${orderBy} ${inOrder}) as nr
      from ${commitmentsAt(moment)} ${keyOf === "partner" ? OF_PARTNER : Prisma.empty} ${join}
      where ${where} and ${beyond(within)} order by ${orderBy} ${inOrder} limit ${limit})`;
  }
  const groups = firstOfEach(
    grouping,
    by,
    filter,
    within,
    by.walk ??
      ((holds) => firstStates(moment, { ...first, where: Prisma.sql`${where} and ${holds}` })),
  );
  const byGroup = Prisma.sql`order by s.place ${groups.direction}, s.key ${direction}, s.commitment_id ${direction}`;
  return Prisma.sql`(
    select s.*, row_number() over (${byGroup}) as nr from (${groups.from}) s ${byGroup} limit ${limit})`;
}

/** The groups of the filter, each with its condition; those that ask nothing are left out. */
export function conditionsOf(
  filter: CommitmentFilter & Found,
  moment: Moment,
): Partial<Record<keyof CommitmentFilter, Prisma.Sql>> {
  const conditions: Partial<Record<keyof CommitmentFilter, Prisma.Sql>> = {};
  const { q, partner, topic, status, obligor, due, freshness, strength, kind, agency, marking } =
    filter;
  if (q !== null) conditions.q = hasText("commitment", Prisma.sql`s.commitment_id`, q, filter);
  if (partner.length > 0)
    conditions.partner = isOne(Prisma.sql`s.partner`, partner, Prisma.sql`bpchar`);
  if (topic.length > 0) {
    const about = aboutTopics(topic);
    const isOfPromises = isNow(moment) && strength.length === 0 && filter.talking === null;
    conditions.topic =
      isOfPromises && !topic.includes(NO_TOPIC)
        ? Prisma.sql`(${about} and ${hasPromises(topic)})`
        : about;
  }
  if (status.length > 0) {
    conditions.status = isOne(Prisma.sql`s.status`, status, Prisma.sql`text`);
  }
  if (obligor.length > 0) conditions.obligor = Prisma.sql`s.obligor = any(${obligor}::text[])`;
  if (due.length > 0) {
    conditions.due = Prisma.sql`(${Prisma.join(
      due.map((state) => dueCondition(state, moment)),
      " or ",
    )})`;
  }
  if (freshness.length > 0) {
    const any = freshness.map((state) => freshCondition(state, moment));
    conditions.freshness = Prisma.sql`(${Prisma.join(any, " or ")})`;
  }
  if (kind.length > 0) conditions.kind = Prisma.sql`s.kind = any(${kind}::text[])`;
  if (marking.length > 0) conditions.marking = hasMarking(Prisma.sql`s`, marking);
  if (agency !== null) conditions.agency = involving(agency);
  if (strength.length > 0) {
    conditions.strength = Prisma.sql`s.strength = any(${strength}::text[])`;
  } else if (filter.talking === null) conditions.strength = Prisma.sql`s.is_promise`;
  if (filter.year.length > 0) conditions.year = madeInYears(filter.year);
  const firstMade = Prisma.sql`s.made_first_day`;
  if (filter.madeSince !== null) {
    conditions.madeSince = madeFrom(Prisma.sql`>=`, filter.madeSince);
  }
  if (filter.madeUntil !== null) {
    conditions.madeUntil = madeFrom(Prisma.sql`<=`, filter.madeUntil);
  }
  if (filter.madeIn !== null) conditions.madeIn = inMonth(firstMade, filter.madeIn);
  if (filter.keptIn !== null) {
    conditions.keptIn = Prisma.sql`s.status = 'complete' and ${inMonth(Prisma.sql`s.status_on`, filter.keptIn)}`;
  }
  if (filter.lateIn !== null) {
    conditions.lateIn = Prisma.sql`${fellDue(moment)} and ${inMonth(Prisma.sql`s.due_last_day + 1`, filter.lateIn)}`;
  }
  if (filter.nothing !== null) conditions.nothing = Prisma.sql`false`;
  return conditions;
}

/** The whole filter as one condition. */
export function matching(filter: CommitmentFilter & Found, moment: Moment): Prisma.Sql {
  const conditions = Object.values(conditionsOf(filter, moment));
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " and ");
}

/** One is told apart from several: rows of one partner, or one status, stand in the order of the list in an index. */
function isOne(column: Prisma.Sql, values: readonly string[], type: Prisma.Sql): Prisma.Sql {
  return values.length === 1
    ? Prisma.sql`${column} = ${values[0]}::${type}`
    : Prisma.sql`${column} = any(${[...values]}::${type}[])`;
}

/** Leads or supports, of the agencies that the viewer sees. */
const involving = (id: string): Prisma.Sql =>
  Prisma.sql`(${id}::uuid = any(s.agency_ids) and exists (select from agency seen where seen.id = ${id}::uuid))`;

function aboutTopics(slugs: readonly string[]): Prisma.Sql {
  const about = Prisma.sql`s.topic_ids && array(select t.id from topic t where t.slug = any(${slugs}))`;
  return slugs.includes(NO_TOPIC) ? Prisma.sql`(${about} or s.topic_ids = '{}')` : about;
}

/** Whether any promise may be about one of some topics, by the counters: else all are looked through for none. */
function hasPromises(slugs: readonly string[]): Prisma.Sql {
  return Prisma.sql`(select exists (
    select from app.tallies t where t.what = 'topic' and t.partner = any(array(select unnest(app.tallied_partners())))
      and t.x = any(array(select o.id::text from topic o where o.slug = any(${[...slugs]}))) and t.n > 0))`;
}

/** By the key of the list: its index begins where these do. */
function dueCondition(state: CommitmentFilter["due"][number], moment: Moment): Prisma.Sql {
  const day = Prisma.sql`${moment.asOf}::date`;
  const soon = Prisma.sql`${addDays(moment.asOf, DUE_SOON_DAYS)}::date`;
  switch (state) {
    case "overdue":
      return Prisma.sql`s.due_key < ${day}`;
    case "soon":
      return Prisma.sql`(s.due_key >= ${day} and s.due_key <= ${soon})`;
    case "later":
      return Prisma.sql`(s.due_key > ${soon} and s.due_key < '9999-12-31')`;
    case "none":
      return Prisma.sql`s.due_key = '9999-12-31'`;
  }
}

/** By the day of the last evidence, as an index has it: of the word for it nothing is known before it is worked out. */
function freshCondition(state: Freshness, { asOf }: Moment): Prisma.Sql {
  const fresh = Prisma.sql`${addDays(asOf, -FRESHNESS_LIMITS.fresh)}::date`;
  const ageing = Prisma.sql`${addDays(asOf, -FRESHNESS_LIMITS.ageing)}::date`;
  switch (state) {
    case "fresh":
      return Prisma.sql`s.evidence_key >= ${fresh}`;
    case "ageing":
      return Prisma.sql`(s.evidence_key >= ${ageing} and s.evidence_key < ${fresh})`;
    case "stale":
      return Prisma.sql`s.evidence_key < ${ageing}`;
  }
}

/** Overdue on the day after its last due day, whatever became of it later. */
const fellDue = ({ asOf }: Moment): Prisma.Sql =>
  Prisma.sql`coalesce(s.late_on <= ${asOf}::date, false)`;

/** By the first day that it may have been made on. */
function madeInYears(years: readonly string[]): Prisma.Sql {
  const given = years.filter((year) => year !== NO_YEAR).map(Number);
  const [one] = given;
  const conditions = [
    ...(years.includes(NO_YEAR) ? [Prisma.sql`s.made_year is null`] : []),
    // One stands in the order of the list in an index.
    ...(given.length === 1 ? [Prisma.sql`s.made_year = ${one}::int`] : []),
    ...(given.length > 1 ? [Prisma.sql`s.made_year = any(${given}::int[])`] : []),
  ];
  return Prisma.sql`(${Prisma.join(conditions, " or ")})`;
}

/**
 * By the first day that it may have been made on; about or before a day: by that day. The record is looked at only where
 * its state does not say.
 */
const madeFrom = (compares: Prisma.Sql, day: string): Prisma.Sql =>
  Prisma.sql`(s.made_first_day ${compares} ${day}::date or (s.made_first_day is null and exists (
    select from commitment own where own.id = s.commitment_id and own.made_on ${compares} ${day}::date)))`;

/** Whether a day is in a month ("2026-03"). */
function inMonth(day: Prisma.Sql, month: string): Prisma.Sql {
  const first = `${month}-01`;
  return Prisma.sql`(${day} >= ${first}::date and ${day} < (${first}::date + interval '1 month')::date)`;
}
