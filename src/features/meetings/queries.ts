import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import type { Grouping } from "#domain/list-groups.ts";
import { type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import type { Moment } from "#domain/moment.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { groupTerms, oneValue, topicsAbove } from "#server/grouping.ts";
import { momentIn } from "#server/moment.ts";
import type { MeetingFilter } from "./schema.ts";
import type { MeetingLine } from "./views.ts";
import { matching } from "./where.ts";

type Row = Omit<MeetingLine, "held" | "partner"> & {
  partner: CountryCode;
  country: string;
  countryUr: string | null;
  heldOn: CalendarDate | null;
  heldPrecision: DatePrecision;
};

/** What a meeting `m` is grouped by. */
const GROUPS: Readonly<Record<string, Prisma.Sql>> = {
  partner: oneValue(Prisma.sql`m.partner`),
  topic: topicsAbove(
    Prisma.sql`meeting_topic l join topic own on own.id = l.topic_id and l.meeting_id = m.id`,
  ),
  type: oneValue(Prisma.sql`m.type`),
  life: oneValue(Prisma.sql`m.life`),
  state: oneValue(Prisma.sql`m.record_state`),
  year: oneValue(Prisma.sql`extract(year from m.held_on)`),
};

/** One page of meetings, the latest first and undated ones last; those to come stand before those that were. */
export async function listMeetings(
  tx: Tx,
  filter: MeetingFilter,
  today: CalendarDate,
  grouping: Grouping | null = null,
): Promise<ListPage<MeetingLine>> {
  const { after, before } = filter;
  const isBackwards = before !== null && after === null;
  const place = after ?? before;
  const order = isBackwards
    ? Prisma.sql`m.held_on asc nulls first, m.id asc`
    : Prisma.sql`m.held_on desc nulls last, m.id desc`;
  const from = place === null ? Prisma.sql`true` : beyond(place.key, place.id, isBackwards);
  const groups = groupTerms(grouping, GROUPS[grouping?.name ?? ""], filter);
  const rows = await lines(
    tx,
    Prisma.sql`${matching(filter)} and ${groups.beyond(from)}`,
    { today, moment: momentIn(filter), groups },
    Prisma.sql`order by ${groups.orderBy} ${order} limit ${PAGE_SIZE + 1}`,
  );
  return pageOf(rows, filter, ({ id, held, group }) => ({
    key: held?.on ?? "",
    id,
    ...(group !== null && { group }),
  }));
}

/** The rows after a place in the order of the list, or before it; the key of an undated one is empty. */
function beyond(key: string, id: string, isBackwards: boolean): Prisma.Sql {
  const day = Prisma.sql`${key}::date`;
  const own = Prisma.sql`${id}::uuid`;
  if (isBackwards) {
    return key === ""
      ? Prisma.sql`(m.held_on is not null or m.id > ${own})`
      : Prisma.sql`(m.held_on > ${day} or (m.held_on = ${day} and m.id > ${own}))`;
  }
  return key === ""
    ? Prisma.sql`(m.held_on is null and m.id < ${own})`
    : Prisma.sql`(m.held_on < ${day} or (m.held_on = ${day} and m.id < ${own}) or m.held_on is null)`;
}

async function lines(
  tx: Tx,
  where: Prisma.Sql,
  {
    today,
    moment,
    groups,
  }: { today: CalendarDate; moment: Moment; groups: ReturnType<typeof groupTerms> },
  ordered: Prisma.Sql,
): Promise<MeetingLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select m.id, m.ref, m.partner, c.name as country, c.name_ur as "countryUr", m.marking, m.title, m.type,
      to_char(m.held_on, 'YYYY-MM-DD') as "heldOn", m.held_precision as "heldPrecision",
      m.life, m.record_state as "recordState", m.place,
      (select p.name from participant p where p.meeting_id = m.id and p.side = 'partner' and p.is_head) as "theirHead",
      ${groups.column} as "group", ${doubtsSql("meeting", Prisma.sql`m.id`, moment)} as doubts,
      (select count(*)::int from commitment_origin o where o.meeting_id = m.id) as commitments,
      coalesce(m.life = 'planned' and app.last_day(m.held_on, m.held_precision) < ${today}::date, false) as "isToBeLogged"
    from meeting m join country c on c.code = m.partner ${groups.join}
    where ${where} ${ordered}`;
  return rows.map(({ partner, country, countryUr, heldOn, heldPrecision, ...row }) => ({
    ...row,
    partner: { code: partner, name: country, nameUr: countryUr },
    held: fuzzyOf(heldOn, heldPrecision),
  }));
}
