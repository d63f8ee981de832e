import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Grouping } from "#domain/list-groups.ts";
import type { Cursor } from "#domain/listing.ts";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { firstOfEach, type GroupedBy } from "#server/grouping.ts";
import { atMost } from "#server/lists.ts";
import { isNow, momentSql, wasRecorded } from "#server/moment.ts";
import { NOTICE_AHEAD_DAYS, RUNNING_STATES } from "./notice.ts";

/**
 * On a day that is past an agreement `a` with a history was there once that history had begun; one
 * without always was. Only what was on record counts.
 */
export function existed(moment: Moment): Prisma.Sql {
  if (!moment.isOfDay) return Prisma.sql`true`;
  const actions = Prisma.sql`agreement_action x where x.agreement_id = a.id and ${wasRecorded(Prisma.sql`x.recorded_at`, moment)}`;
  const stages = Prisma.sql`stage_entry e where e.agreement_id = a.id and ${wasRecorded(Prisma.sql`e.recorded_at`, moment)}`;
  return Prisma.sql`(
    exists (select 1 from ${actions} and coalesce(x.happened_on <= ${moment.asOf}::date, true))
    or exists (select 1 from ${stages} and e.entered_on <= ${moment.asOf}::date)
    or not exists (select 1 from ${actions} union all select 1 from ${stages})
  )`;
}

/**
 * `from` of every query about agreements as they stood, `s`: those that are settled at that moment from what is kept
 * beside them, the others from the rule. Of a day that is past they are those that existed.
 */
export function statesAt(moment: Moment): Prisma.Sql {
  const { settled, apart } = partsOf(moment);
  return isNow(moment)
    ? Prisma.sql`app.agreement_today(${moment.asOf}::date) s`
    : Prisma.sql`(select * from ${settled} union all select * from ${apart}) s`;
}

/**
 * The states alone, of all that is on record: from what is kept where today is asked for, else from the rule. Stages and
 * who is waited for are texts in the one and enumerated in the other.
 */
export const agreementStates = (moment: Moment): Prisma.Sql =>
  isNow(moment)
    ? Prisma.sql`app.agreement_today(${moment.asOf}::date)`
    : Prisma.sql`app.agreement_state(${momentSql(moment)})`;

/** What an index finds, and the few that are not settled. */
function partsOf(moment: Moment): { settled: Prisma.Sql; apart: Prisma.Sql } {
  const day = Prisma.sql`${moment.asOf}::date`;
  return isNow(moment)
    ? {
        settled: Prisma.sql`app.agreement_settled(${day})`,
        apart: Prisma.sql`app.agreement_unsettled(${day})`,
      }
    : {
        settled: Prisma.sql`app.agreement_settled_at(${momentSql(moment)})`,
        apart: Prisma.sql`app.agreement_turning(${momentSql(moment)}, ${moment.isOfDay})`,
      };
}

/** Before a statement that takes several lists, or one by groups: what is not settled is derived once, and is `apart`. */
export const withApart = (moment: Moment): Prisma.Sql =>
  Prisma.sql`apart as materialized (select * from ${partsOf(moment).apart})`;
export const APART = Prisma.sql`apart`;

/** The year of a `known_on`; null where no day is known. */
export const yearOf = (day: Prisma.Sql) =>
  Prisma.sql`case when ${day} > '0001-01-01' then extract(year from ${day})::int end`;

export type Order = {
  /** What is sorted by; `id`, of the same table, tells rows with the same apart. */
  key: Prisma.Sql;
  id: Prisma.Sql;
  type: Prisma.Sql;
  isDescending: boolean;
  /** Whether the key is of the record `a`. */
  ofRecord?: boolean;
};

/** By when it was signed, came into force or entered the pipeline, whichever is known first. */
export const BY_DAY: Order = {
  key: Prisma.sql`s.known_on`,
  id: Prisma.sql`s.agreement_id`,
  type: Prisma.sql`date`,
  isDescending: true,
};
export const BY_TITLE: Order = {
  key: Prisma.sql`lower(a.title)`,
  id: Prisma.sql`a.id`,
  type: Prisma.sql`text`,
  isDescending: false,
  ofRecord: true,
};
/** By days in stage or in the pipeline: who has waited longest entered first. */
export const MOU_ORDERS = {
  days: { ...BY_DAY, key: Prisma.sql`s.stage_key`, isDescending: false },
  age: { ...BY_DAY, key: Prisma.sql`s.pipeline_key`, isDescending: false },
  title: BY_TITLE,
} as const satisfies Record<string, Order>;

export const directionOf = (isDescending: boolean) =>
  isDescending ? Prisma.sql`desc` : Prisma.sql`asc`;

type First = Omit<Order, "type"> & {
  where: Prisma.Sql;
  take: number;
  /** `APART` in a statement that begins with `withApart`. */
  apart?: Prisma.Sql;
};

/**
 * The first states `s` in an order, with their `key`. As many are taken from those that are settled, by an index, and from
 * the few that are not, as are wanted of both; all that is known of them is read when they are found.
 */
export function firstStates(
  moment: Moment,
  { where, key, id, isDescending, ofRecord = false, take, apart }: First,
): Prisma.Sql {
  const direction = directionOf(isDescending);
  const limit = atMost(take);
  const parts = partsOf(moment);
  const beside = ofRecord ? Prisma.sql`join agreement a on a.id = s.agreement_id` : Prisma.empty;
  const inOrder = Prisma.sql`order by ${key} ${direction}, ${id} ${direction} limit ${limit}`;
  return Prisma.sql`(
    select * from (
      (select s.*, f.key from (
        select s.agreement_id, ${key} as key from ${parts.settled} s ${beside} where ${where} ${inOrder}
      ) f join ${parts.settled} s on s.agreement_id = f.agreement_id)
      union all
      (select s.*, ${key} as key from ${apart ?? parts.apart} s ${beside} where ${where} ${inOrder})
    ) s order by s.key ${direction}, s.agreement_id ${direction} limit ${limit})`;
}

/** The same by groups: `value` is the group of a row, `nr` its place in the order of the list. */
export function firstOfGroups(
  moment: Moment,
  first: First,
  {
    grouping,
    by,
    cursors,
    within,
  }: {
    grouping: Grouping;
    by: GroupedBy;
    cursors: { after: Cursor | null; before: Cursor | null };
    /** What is beyond the place that the page begins at, in the group of that place. */
    within: Prisma.Sql;
  },
): Prisma.Sql {
  const direction = directionOf(first.isDescending);
  const groups = firstOfEach(grouping, by, cursors, within, (holds) =>
    firstStates(moment, {
      ...first,
      where: Prisma.sql`${first.where} and ${holds}`,
    }),
  );
  const inOrder = Prisma.sql`order by s.place ${groups.direction}, s.key ${direction}, s.agreement_id ${direction}`;
  return Prisma.sql`(
    select s.*, row_number() over (${inOrder}) as nr from (${groups.from}) s ${inOrder} limit ${atMost(first.take)})`;
}

/** Of an agreement in the state `state` with the term `t`: it ends, or the last day to give notice is, within so many days of a day; that day counts. */
export function endsWithin(
  days: Prisma.Sql,
  { asOf }: Pick<Moment, "asOf">,
  t: Prisma.Sql = Prisma.sql`t`,
): Prisma.Sql {
  return Prisma.sql`(${t}.ends_on between ${asOf}::date and ${asOf}::date + ${days}
    or ${t}.notice_on between ${asOf}::date and ${asOf}::date + ${days})`;
}

export const isRunning = (state: Prisma.Sql) =>
  Prisma.sql`${state} = any (${[...RUNNING_STATES]}::text[])`;

/**
 * What ends or must be noticed within half a year, the most urgent first, as JSON; at most so many. A notice is never
 * after the end, so what is not to be noticed any more is found by its end, and the rest by its notice.
 */
export function endingSoon(today: CalendarDate, limit: number): Prisma.Sql {
  const day = Prisma.sql`${today}::date`;
  const within = (key: Prisma.Sql, isOpen: Prisma.Sql) => Prisma.sql`(
    select s.agreement_id, s.notice_on, s.ends_on, ${key} as urgent_on, a.ref from app.agreement_today(${day}) s
    join agreement a on a.id = s.agreement_id
    where ${key} >= ${day} and ${key} <= ${day} + ${NOTICE_AHEAD_DAYS}::int and ${isOpen} and ${isRunning(Prisma.sql`s.state`)}
    order by ${key}, a.ref limit ${atMost(limit)})`;
  return Prisma.sql`
    select coalesce(json_agg(e order by e.urgent_on, e.ref), '[]') from (
      select a.id, a.ref, a.title, a.partner, a.marking, a.renewal, s.urgent_on,
        case when s.notice_on >= ${day} then s.notice_on::text end as "noticeOn", s.ends_on::text as "endsOn"
      from (
        ${within(Prisma.sql`s.notice_on`, Prisma.sql`true`)}
        union all ${within(Prisma.sql`s.ends_on`, Prisma.sql`coalesce(s.notice_on < ${day}, true)`)}
      ) s join agreement a on a.id = s.agreement_id
      order by s.urgent_on, a.ref limit ${atMost(limit)}
    ) e`;
}
