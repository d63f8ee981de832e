import "server-only";
import { addDays } from "#domain/calendar-date.ts";
import type { Grouping } from "#domain/list-groups.ts";
import type { Moment } from "#domain/moment.ts";
import { type Found, hasText } from "#features/search/text.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { hasMarking } from "#server/facets.ts";
import { firstOfEach, type GroupedBy, groupTerms } from "#server/grouping.ts";
import { atMost } from "#server/lists.ts";
import { isNow, knownAtSql, momentSql } from "#server/moment.ts";
import { type CommitmentFilter, NO_TOPIC, NO_YEAR } from "./schema.ts";
import { DUE_SOON_DAYS, OPEN_STATUSES } from "./rules.ts";

export const commitmentStates = (moment: Moment) =>
  Prisma.sql`app.commitment_state(${momentSql(moment)})`;

/** The states alone, from what is kept where today is asked for; a status is a text there. */
export const commitmentStatesAt = (moment: Moment): Prisma.Sql =>
  isNow(moment) ? Prisma.sql`app.commitment_today(${moment.asOf}::date)` : commitmentStates(moment);

/** `from` of every query about commitments as they stood: `s` is the derived state, `c` the record. */
export function commitmentsAt(moment: Moment): Prisma.Sql {
  return Prisma.sql`${statesAt(moment)} join commitment c on c.id = s.commitment_id`;
}

/** The same without the record, where nothing but the state and the groups of the filter is asked. */
export function statesAt(moment: Moment): Prisma.Sql {
  return isNow(moment)
    ? Prisma.sql`app.commitment_today(${moment.asOf}::date) s`
    : Prisma.sql`(
        select s.*, c.partner, c.marking, c.obligor::text as obligor, c.kind::text as kind, c.strength::text as strength, c.lead_agency_id,
          made.first_day as made_first_day, extract(year from made.first_day)::int as made_year
        from ${commitmentStates(moment)} s join commitment c on c.id = s.commitment_id
        cross join lateral (select app.first_day(c.made_on, c.made_precision) as first_day) made) s`;
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
 * The first states in an order, with their `key`. Of today's, as many are taken from those that are settled, by an index,
 * and from the few that are not, as are wanted of both; all that is known of them is read when they are found.
 */
export function firstStates(moment: Moment, first: First): Prisma.Sql {
  const { where, key, id, isDescending, keyOf } = first;
  const direction = isDescending ? Prisma.sql`desc` : Prisma.sql`asc`;
  const limit = atMost(first.take);
  const inOrder = Prisma.sql`order by ${key} ${direction}, ${id} ${direction} limit ${limit}`;
  if (!isNow(moment)) {
    return Prisma.sql`(
      select s.*, ${key} as key from (select * from ${statesAt(moment)}) s ${OF_RECORD} ${keyOf === "partner" ? OF_PARTNER : Prisma.empty}
      where ${where} ${inOrder})`;
  }
  const day = Prisma.sql`${moment.asOf}::date`;
  const beside = BESIDE[keyOf];
  return Prisma.sql`(
    select * from (
      (select s.*, f.key from (
        select s.commitment_id, ${key} as key from app.commitment_settled(${day}) s ${beside} where ${where} ${inOrder}
      ) f join app.commitment_settled(${day}) s on s.commitment_id = f.commitment_id)
      union all
      (select s.*, ${key} as key from app.commitment_unsettled(${day}) s ${beside} where ${where} ${inOrder})
    ) s order by s.key ${direction}, s.commitment_id ${direction} limit ${limit})`;
}

type Groups = {
  grouping: Grouping;
  by: GroupedBy;
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
  if (!isNow(moment)) {
    const { join, column, orderBy, beyond } = groupTerms(grouping, by.values, filter);
    return Prisma.sql`(
      select s.*, ${key} as key, ${column} as value, row_number() over (order by ${orderBy} ${inOrder}) as nr
      from ${commitmentsAt(moment)} ${keyOf === "partner" ? OF_PARTNER : Prisma.empty} ${join}
      where ${where} and ${beyond(within)} order by ${orderBy} ${inOrder} limit ${limit})`;
  }
  const groups = firstOfEach(grouping, by, filter, within, (holds) =>
    firstStates(moment, { ...first, where: Prisma.sql`${where} and ${holds}` }),
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
  if (topic.length > 0) conditions.topic = aboutTopics(topic, moment);
  if (status.length > 0) {
    const column = isNow(moment) ? Prisma.sql`s.status` : Prisma.sql`s.status::text`;
    conditions.status = isOne(column, status, Prisma.sql`text`);
  }
  if (obligor.length > 0) conditions.obligor = Prisma.sql`s.obligor = any(${obligor}::text[])`;
  if (due.length > 0) {
    conditions.due = Prisma.sql`(${Prisma.join(
      due.map((state) => dueCondition(state, moment)),
      " or ",
    )})`;
  }
  if (freshness.length > 0) conditions.freshness = Prisma.sql`s.freshness = any(${freshness})`;
  if (kind.length > 0) conditions.kind = Prisma.sql`s.kind = any(${kind}::text[])`;
  if (marking.length > 0) conditions.marking = hasMarking(Prisma.sql`s`, marking);
  if (agency !== null) conditions.agency = involving(agency, moment);
  if (strength.length > 0) {
    conditions.strength = Prisma.sql`s.strength = any(${strength}::text[])`;
  } else if (filter.talking === null) conditions.strength = Prisma.sql`s.is_promise`;
  if (filter.year.length > 0) conditions.year = madeInYears(filter.year);
  const firstMade = Prisma.sql`s.made_first_day`;
  if (filter.madeSince !== null) {
    conditions.madeSince = madeFrom(Prisma.sql`>=`, filter.madeSince, moment);
  }
  if (filter.madeUntil !== null) {
    conditions.madeUntil = madeFrom(Prisma.sql`<=`, filter.madeUntil, moment);
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
function involving(id: string, moment: Moment): Prisma.Sql {
  return isNow(moment)
    ? Prisma.sql`(${id}::uuid = any(s.agency_ids) and exists (select from agency seen where seen.id = ${id}::uuid))`
    : Prisma.sql`(s.lead_agency_id = ${id}::uuid or exists (
        select 1 from commitment_agency supports
        where supports.commitment_id = s.commitment_id and supports.agency_id = ${id}::uuid))`;
}

function aboutTopics(slugs: readonly string[], moment: Moment): Prisma.Sql {
  const about = isNow(moment)
    ? Prisma.sql`s.topic_ids && array(select t.id from topic t where t.slug = any(${slugs}))`
    : Prisma.sql`exists (
        select 1 from commitment_topic ct join topic t on t.id = ct.topic_id left join topic above on above.id = t.parent_id
        where ct.commitment_id = s.commitment_id and (t.slug = any(${slugs}) or above.slug = any(${slugs})))`;
  const withoutAny = isNow(moment)
    ? Prisma.sql`s.topic_ids = '{}'`
    : Prisma.sql`not exists (select 1 from commitment_topic ct where ct.commitment_id = s.commitment_id)`;
  return slugs.includes(NO_TOPIC) ? Prisma.sql`(${about} or ${withoutAny})` : about;
}

function dueCondition(state: CommitmentFilter["due"][number], moment: Moment): Prisma.Sql {
  const day = Prisma.sql`${moment.asOf}::date`;
  const soon = Prisma.sql`${addDays(moment.asOf, DUE_SOON_DAYS)}::date`;
  if (isNow(moment)) {
    // The same by the key of the list: its index begins where these do.
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
  switch (state) {
    case "overdue":
      return Prisma.sql`s.is_overdue`;
    case "soon":
      return Prisma.sql`s.is_due_soon`;
    case "later":
      return Prisma.sql`(s.is_open and s.due_last_day > ${soon})`;
    case "none":
      return Prisma.sql`(s.is_open and s.due_last_day is null)`;
  }
}

/** Overdue on the day after its last due day, whatever became of it later. */
export function fellDue(moment: Moment): Prisma.Sql {
  if (isNow(moment)) return Prisma.sql`coalesce(s.late_on <= ${moment.asOf}::date, false)`;
  return Prisma.sql`(s.due_last_day < ${moment.asOf}::date and coalesce((
    select u.status from status_update u
    where u.commitment_id = s.commitment_id and u.effective_on <= s.due_last_day + 1 and u.recorded_at <= ${knownAtSql(moment)}
    order by u.effective_on desc, u.recorded_at desc, u.id desc limit 1
  ), 'no_evidence') = any(${OPEN_STATUSES}::commitment_status[]))`;
}

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

/** By the first day that it may have been made on; about or before a day: by that day. */
function madeFrom(compares: Prisma.Sql, day: string, moment: Moment): Prisma.Sql {
  const known = Prisma.sql`s.made_first_day ${compares} ${day}::date`;
  // Of today's picture the record is looked at only where its state does not say.
  return isNow(moment)
    ? Prisma.sql`(${known} or (s.made_first_day is null and exists (
        select from commitment own where own.id = s.commitment_id and own.made_on ${compares} ${day}::date)))`
    : Prisma.sql`coalesce(s.made_first_day, c.made_on) ${compares} ${day}::date`;
}

/** Whether a day is in a month ("2026-03"). */
function inMonth(day: Prisma.Sql, month: string): Prisma.Sql {
  const first = `${month}-01`;
  return Prisma.sql`(${day} >= ${first}::date and ${day} < (${first}::date + interval '1 month')::date)`;
}
