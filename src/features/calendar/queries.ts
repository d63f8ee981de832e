import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
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

type Part = { rows: Prisma.Sql; on: Prisma.Sql; precision: Prisma.Sql; until: Prisma.Sql };

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

/** Where each kind of date comes from; `r` is the record that it leads to. */
function partsAt(today: CalendarDate, query: CalendarQuery): Record<CalendarKind, Part> {
  const term = (on: Prisma.Sql) => Prisma.sql`
    select r.id, r.ref, r.title, r.partner, r.marking, r.version, r.updated_at, r.created_by_id, ${on} as on_day,
      ${NO_TEXT} as starts_at, ${NO_TEXT} as place, false as is_cancelled, r.renewal = 'automatic' as renews
    from app.agreement_today(${today}::date) t join agreement r on r.id = t.agreement_id
    where ${on} is not null and ${isRunning(Prisma.sql`t.state`)}`;
  const day = { on: Prisma.sql`c.on_day`, precision: DAY, until: NO_DAY };
  return {
    meeting: {
      rows: Prisma.sql`
        select r.id, r.ref, r.title, r.partner, r.marking, r.version, r.updated_at, r.created_by_id, r.held_on, r.held_precision,
          r.until_on, r.starts_at, r.place, r.life = 'cancelled' as is_cancelled, false as renews
        from meeting r where r.life <> 'postponed'`,
      on: Prisma.sql`c.held_on`,
      precision: Prisma.sql`c.held_precision`,
      until: Prisma.sql`c.until_on`,
    },
    due: {
      rows: Prisma.sql`
        select r.id, r.ref, r.title, r.partner, r.marking, r.version, r.updated_at, r.created_by_id, r.due_on, r.due_precision,
          ${NO_TEXT} as starts_at, ${NO_TEXT} as place, false as is_cancelled, false as renews
        from app.commitment_state(${today}::date) s join commitment r on r.id = s.commitment_id where s.is_promise and s.is_open`,
      on: Prisma.sql`c.due_on`,
      precision: Prisma.sql`c.due_precision`,
      until: NO_DAY,
    },
    notice: { rows: term(Prisma.sql`t.notice_on`), ...day },
    end: { rows: term(Prisma.sql`t.ends_on`), ...day },
    round: {
      rows: Prisma.sql`
        select r.id, r.ref, coalesce(x.series_name, r.title) as title, r.partner, r.marking, r.version, r.updated_at, r.created_by_id,
          x.due_on, x.due_precision, ${NO_TEXT} as starts_at, ${NO_TEXT} as place, false as is_cancelled, false as renews
        from (${roundsAt(query.partner, momentFrom(today))}) x join meeting r on r.id = x.id where x.planned_id is null`,
      on: Prisma.sql`c.due_on`,
      precision: Prisma.sql`c.due_precision`,
      until: NO_DAY,
    },
  };
}

/**
 * What falls, or may fall, between two days: meetings, open promises by their due date, last days to give notice, ends of
 * terms, and rounds that are expected and not set. By date; of one kind at most a thousand, in one statement.
 */
export function listCalendar(
  tx: Tx,
  query: CalendarQuery,
  today: CalendarDate,
): Promise<CalendarItem[]> {
  const { from, to, partner, by } = query;
  const parts = partsAt(today, query);
  const wanted = CALENDAR_KINDS.filter(
    (kind) => query.kind.length === 0 || query.kind.includes(kind),
  );
  const selects = wanted.map((kind) => {
    const { rows, on, precision, until } = parts[kind];
    return Prisma.sql`(
      select ${kind} as kind, c.id, c.ref, c.title, c.partner, c.marking, ${on} as on_day, ${precision} as precision,
        ${until} as until_day, c.starts_at, c.place, c.is_cancelled, c.renews, c.version, c.updated_at
      from (${rows}) c
      where ${on} is not null
        and coalesce(app.first_day(${on}, ${precision}), ${on}) <= ${to}::date
        and coalesce(${until}, app.last_day(${on}, ${precision}), ${on}) >= ${from}::date
        and ${partner.length === 0 ? Prisma.sql`true` : Prisma.sql`c.partner = any(${partner}::bpchar[])`}
        and ${by === null ? Prisma.sql`true` : isMine(by, RECORD_OF[kind], today)}
      order by ${on}, c.id limit ${MOST_ITEMS})`;
  });
  return tx.$queryRaw<CalendarItem[]>`
    select i.kind, i.id::text, i.ref, i.title, i.marking::text, i.on_day::text as "on", i.precision::text, i.until_day::text as "untilOn",
      json_build_object('code', i.partner, 'name', c.name, 'nameUr', c.name_ur) as partner,
      i.starts_at as "startsAt", i.place, i.is_cancelled as "isCancelled", i.renews as "renewsItself",
      i.version, i.updated_at as "updatedAt"
    from (${Prisma.join(selects, " union all ")}) i join country c on c.code = i.partner
    order by i.on_day, i.starts_at nulls first, i.kind, i.ref`;
}
