import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import type { Moment } from "#domain/moment.ts";
import type { Named } from "#domain/names.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { MeetingType } from "#generated/prisma/enums.ts";
import type { Tx } from "#server/db.ts";
import { wasRecorded } from "#server/moment.ts";
import type { ExpectedRound } from "../rules.ts";

/** A round that is to follow another. `isSilent`: its time is over, and no meeting is planned. */
export type ExpectedMeeting = {
  /** The meeting that it is to follow. */
  id: string;
  ref: string;
  title: string;
  marking: Marking;
  type: MeetingType;
  partner: Named & { code: CountryCode };
  heldOn: CalendarDate;
  heldPrecision: DatePrecision;
  series: string | null;
  round: number | null;
  words: string | null;
  dueOn: CalendarDate;
  duePrecision: DatePrecision;
  dueLastDay: CalendarDate;
  basis: ExpectedRound["basis"];
  isSilent: boolean;
  /** Days since the last day on which it was expected; null before. */
  daysSilent: number | null;
  /** The meeting that is planned after it. */
  planned: {
    id: string;
    title: string;
    on: CalendarDate | null;
    precision: DatePrecision;
  } | null;
};

const MOST_ROUNDS = 200;

/**
 * The rounds that are to come, at most two hundred: those that nobody has set and whose time is over first, the longest silent
 * before the others; then by the day on which they are expected. A series is followed as one; outside of a series a round is
 * awaited until the two sides meet again in the same form.
 */
export function listExpectedRounds(
  tx: Tx,
  partners: readonly CountryCode[],
  moment: Moment,
): Promise<ExpectedMeeting[]> {
  return tx.$queryRaw<ExpectedMeeting[]>`
    select m.id::text, m.ref, m.title, m.marking, m.type, m.held_on::text as "heldOn", m.held_precision as "heldPrecision",
      json_build_object('code', m.partner, 'name', p.name, 'nameUr', p.name_ur) as partner,
      m.series_name as series, m.round, m.next_round_words as words,
      m.due_on::text as "dueOn", m.due_precision as "duePrecision", m.last_day::text as "dueLastDay", m.basis,
      m.is_silent as "isSilent", case when m.last_day < ${moment.asOf}::date then ${moment.asOf}::date - m.last_day end as "daysSilent",
      case when m.planned_id is not null then json_build_object(
        'id', m.planned_id, 'title', m.planned_title, 'on', m.planned_on, 'precision', m.planned_precision) end as planned
    from (${roundsAt(partners, moment)}) m join country p on p.code = m.partner
    order by m.is_silent desc, m.last_day, m.ref limit ${MOST_ROUNDS}`;
}

/** How many rounds are silent, counted no further than they are listed. */
export const countSilentRounds = (moment: Moment) => Prisma.sql`
  select count(*)::int from (select from (${roundsAt([], moment)}) r where r.is_silent limit ${MOST_ROUNDS}) silent`;

/** The rounds that are expected, each with the meeting it is to follow and the one that is planned for it. */
function roundsAt(partners: readonly CountryCode[], moment: Moment): Prisma.Sql {
  const { asOf } = moment;
  const known = (table: string) => wasRecorded(Prisma.raw(`${table}.created_at`), moment);
  const of = (table: string) =>
    partners.length === 0
      ? Prisma.sql`true`
      : Prisma.sql`${Prisma.raw(table)}.partner = any(${[...partners]}::bpchar[])`;
  const wasHeld = (table: "m" | "later") => Prisma.sql`
    ${Prisma.raw(table)}.life = 'held' and ${Prisma.raw(table)}.held_on <= ${asOf}::date and ${known(table)}`;
  const last = Prisma.sql`m.id, m.ref, m.title, m.marking, m.type, m.partner, m.held_on, m.held_precision, m.round,
    m.next_round_on, m.next_round_precision, m.next_round_words, m.series_id`;
  return Prisma.sql`
    select last.*, due.due_on, due.due_precision, due.basis, app.last_day(due.due_on, due.due_precision) as last_day,
      next.id as planned_id, next.title as planned_title, next.held_on as planned_on, next.held_precision as planned_precision,
      next.id is null and app.last_day(due.due_on, due.due_precision) < ${asOf}::date as is_silent
    from (
      select m.*, s.name as series_name, s.cadence_months
      from meeting_series s cross join lateral (
        select ${last} from meeting m where m.series_id = s.id and m.partner = s.partner and ${wasHeld("m")}
        order by m.held_on desc, m.id desc limit 1
      ) m
      where ${of("s")}
      union all
      select ${last}, null, null from meeting m
      where m.series_id is null and (m.next_round_on is not null or m.next_round_words is not null)
        and ${of("m")} and ${wasHeld("m")} and not exists (
          select 1 from meeting later
          where later.partner = m.partner and later.type = m.type and later.series_id is null and ${wasHeld("later")}
            and (later.held_on, later.id) > (m.held_on, m.id))
    ) last
    cross join lateral app.expected_round(
      last.held_on, last.next_round_on, last.next_round_precision, last.next_round_words, last.cadence_months) due
    left join lateral (
      select n.id, n.title, n.held_on, n.held_precision from meeting n
      where n.partner = last.partner and ${known("n")}
        and case when last.series_id is null then n.type = last.type and n.series_id is null else n.series_id = last.series_id end
        and (n.life = 'planned' or n.life = 'held' and n.held_on > ${asOf}::date)
      order by n.held_on nulls last, n.id limit 1
    ) next on true
    where due.basis is not null`;
}
