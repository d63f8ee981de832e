import "server-only";
import { addDays, type CalendarDate } from "#domain/calendar-date.ts";
import { lastDayOf } from "#domain/date-precision.ts";
import { momentFrom } from "#domain/moment.ts";
import { isRunning } from "#features/agreements/where.ts";
import { isOnDeskOf } from "#features/handovers/where.ts";
import { roundsAt } from "#features/meetings/where.ts";
import { isConcerned } from "#features/notifications/telling/concerned.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import {
  CALENDAR_KINDS,
  type CalendarItem,
  type CalendarKind,
  type CalendarQuery,
} from "./schema.ts";

/** A calendar holds no more of one kind. */
export const MOST_ITEMS = 1000;

/** `rows` of each branch are found by an index of their own; they come in the order of their `key`. */
type Part = {
  branches: readonly Prisma.Sql[];
  on: Prisma.Sql;
  precision: Prisma.Sql;
  until: Prisma.Sql;
};

const DAY = Prisma.sql`'day'::date_precision`;
const NO_DAY = Prisma.sql`null::date`;
const NO_TEXT = Prisma.sql`null::text`;

/** What somebody recorded or follows, and what is on the desk of a post that they have taken over. */
const isMine = (me: string, kind: Recorded, today: CalendarDate): Prisma.Sql =>
  Prisma.sql`(${isConcerned(me, kind)} or ${isOnDeskOf(me, kind, today)})`;

type Recorded = "meeting" | "commitment" | "agreement";
const RECORD_OF: Record<CalendarKind, Recorded> = {
  meeting: "meeting",
  due: "commitment",
  notice: "agreement",
  end: "agreement",
  round: "meeting",
};

/** A date that is not known to the day is no further from the days that it may fall on. */
const VAGUE_DAYS = 366;

const RECORD = Prisma.sql`r.id, r.ref, r.title, r.partner, r.marking, r.version, r.updated_at, r.created_by_id`;

/** Meetings `r`: of one known day, of several, and those whose day is not known. */
function meetingsIn({ from, to, partner }: CalendarQuery): Prisma.Sql[] {
  const vague = Prisma.sql`r.held_on <= ${addDays(to, VAGUE_DAYS)}::date`;
  const spans: [Prisma.Sql, Prisma.Sql][] = [
    [
      Prisma.sql`r.held_on`,
      Prisma.sql`r.held_precision = 'day' and r.until_on is null and r.held_on >= ${from}::date and r.held_on <= ${to}::date`,
    ],
    [Prisma.sql`r.until_on`, Prisma.sql`r.until_on >= ${from}::date and ${vague}`],
    [
      Prisma.sql`r.held_on`,
      Prisma.sql`r.held_precision <> 'day' and r.until_on is null and r.held_on >= ${addDays(from, -VAGUE_DAYS)}::date and ${vague}`,
    ],
  ];
  return spans.map(
    ([key, span]) => Prisma.sql`
      select ${RECORD}, r.held_on, r.held_precision, r.until_on, r.starts_at, r.place, r.life = 'cancelled' as is_cancelled,
        false as renews, ${key} as key
      from meeting r where r.life <> 'postponed' and ${span} and ${isWith(Prisma.sql`r.partner`, partner)}`,
  );
}

/** Open promises: by the last day on which they are in time, from what is kept; and those that are due after a day. */
function dueIn({ from, to, partner }: CalendarQuery, today: CalendarDate): Prisma.Sql[] {
  const columns = Prisma.sql`${RECORD}, r.due_on, r.due_precision, ${NO_TEXT} as starts_at, ${NO_TEXT} as place,
    false as is_cancelled, false as renews, s.due_key as key`;
  // A promise for the year, or for about a day, may fall on the last day asked for and be in time after it.
  const [yearEnd, soonAfter] = [lastDayOf(to, "year") ?? to, addDays(to, 31)];
  const until = yearEnd > soonAfter ? yearEnd : soonAfter;
  const spans = [
    Prisma.sql`s.due_key >= ${from}::date and s.due_key <= ${until}::date and ${isWith(Prisma.sql`s.partner`, partner)}`,
    Prisma.sql`r.due_precision = 'after' and r.due_on >= ${from}::date and r.due_on <= ${to}::date and ${isWith(Prisma.sql`r.partner`, partner)}`,
  ];
  return [Prisma.sql`app.commitment_settled`, Prisma.sql`app.commitment_unsettled`].flatMap(
    (part) =>
      spans.map(
        (span) => Prisma.sql`
      select ${columns} from ${part}(${today}::date) s join commitment r on r.id = s.commitment_id
      where s.is_promise and s.is_open and ${span}`,
      ),
  );
}

const isWith = (column: Prisma.Sql, partner: readonly string[]): Prisma.Sql => {
  if (partner.length === 0) return Prisma.sql`true`;
  // One is told apart from several: its rows stand together in an index.
  return partner.length === 1
    ? Prisma.sql`${column} = ${partner[0]}::bpchar`
    : Prisma.sql`${column} = any(${[...partner]}::bpchar[])`;
};

/** Where each kind of date comes from; `r` is the record that it leads to. */
function partsAt(today: CalendarDate, query: CalendarQuery): Record<CalendarKind, Part> {
  const { from, to, partner } = query;
  const term = (on: Prisma.Sql) => [
    Prisma.sql`
    select ${RECORD}, ${on} as on_day, ${NO_TEXT} as starts_at, ${NO_TEXT} as place, false as is_cancelled,
      r.renewal = 'automatic' as renews, ${on} as key
    from app.agreement_today(${today}::date) t join agreement r on r.id = t.agreement_id
    where ${on} >= ${from}::date and ${on} <= ${to}::date and ${isRunning(Prisma.sql`t.state`)} and ${isWith(Prisma.sql`t.partner`, partner)}`,
  ];
  const day = { on: Prisma.sql`c.on_day`, precision: DAY, until: NO_DAY };
  return {
    meeting: {
      branches: meetingsIn(query),
      on: Prisma.sql`c.held_on`,
      precision: Prisma.sql`c.held_precision`,
      until: Prisma.sql`c.until_on`,
    },
    due: {
      branches: dueIn(query, today),
      on: Prisma.sql`c.due_on`,
      precision: Prisma.sql`c.due_precision`,
      until: NO_DAY,
    },
    notice: { branches: term(Prisma.sql`t.notice_on`), ...day },
    end: { branches: term(Prisma.sql`t.ends_on`), ...day },
    round: {
      branches: [
        Prisma.sql`
        select r.id, r.ref, coalesce(x.series_name, r.title) as title, r.partner, r.marking, r.version, r.updated_at, r.created_by_id,
          x.due_on, x.due_precision, ${NO_TEXT} as starts_at, ${NO_TEXT} as place, false as is_cancelled, false as renews,
          x.due_on as key
        from (${roundsAt(partner, momentFrom(today))}) x join meeting r on r.id = x.id where x.planned_id is null`,
      ],
      on: Prisma.sql`c.due_on`,
      precision: Prisma.sql`c.due_precision`,
      until: NO_DAY,
    },
  };
}

/**
 * What falls, or may fall, between two days: meetings, open promises by their due date, last days to give notice, ends of
 * terms, and rounds that are expected and not set. By date; of one kind at most a thousand, the first (of promises those
 * that are late first), in one statement.
 */
export function listCalendar(
  tx: Tx,
  query: CalendarQuery,
  today: CalendarDate,
): Promise<CalendarItem[]> {
  const { from, to, by } = query;
  const parts = partsAt(today, query);
  const wanted = CALENDAR_KINDS.filter(
    (kind) => query.kind.length === 0 || query.kind.includes(kind),
  );
  const selects = wanted.map((kind) => {
    const { branches, on, precision, until } = parts[kind];
    const first = branches.map(
      (rows) => Prisma.sql`(
      select ${kind} as kind, c.id, c.ref, c.title, c.partner, c.marking, ${on} as on_day, ${precision} as precision,
        ${until} as until_day, c.starts_at, c.place, c.is_cancelled, c.renews, c.version, c.updated_at, c.key
      from (${rows}) c
      where ${on} is not null
        and coalesce(app.first_day(${on}, ${precision}), ${on}) <= ${to}::date
        and coalesce(${until}, app.last_day(${on}, ${precision}), ${on}) >= ${from}::date
        and ${by === null ? Prisma.sql`true` : isMine(by, RECORD_OF[kind], today)}
      order by c.key, c.id limit ${MOST_ITEMS})`,
    );
    return Prisma.sql`(select * from (${Prisma.join(first, " union all ")}) branch order by key, id limit ${MOST_ITEMS})`;
  });
  return tx.$queryRaw<CalendarItem[]>`
    select i.kind, i.id::text, i.ref, i.title, i.marking::text, i.on_day::text as "on", i.precision::text, i.until_day::text as "untilOn",
      json_build_object('code', i.partner, 'name', c.name, 'nameUr', c.name_ur) as partner,
      i.starts_at as "startsAt", i.place, i.is_cancelled as "isCancelled", i.renews as "renewsItself",
      i.version, i.updated_at as "updatedAt"
    from (${Prisma.join(selects, " union all ")}) i join country c on c.code = i.partner
    order by i.on_day, i.starts_at nulls first, i.kind, i.ref`;
}
