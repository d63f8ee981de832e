import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import { COUNT_LIMIT, type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import { containing, wordsOf } from "#domain/search-words.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { momentIn } from "#server/moment.ts";
import type { MeetingFilter } from "./schema.ts";
import type { MeetingFacets, MeetingLine } from "./views.ts";
import { meetingsBy } from "./where.ts";

type Row = Omit<MeetingLine, "held" | "partner"> & {
  partner: CountryCode;
  country: string;
  countryUr: string | null;
  heldOn: CalendarDate | null;
  heldPrecision: DatePrecision;
};

/** One page of meetings, the latest first and undated ones last; those to come stand before those that were. */
export async function listMeetings(
  tx: Tx,
  filter: MeetingFilter,
  today: CalendarDate,
): Promise<ListPage<MeetingLine>> {
  const { after, before } = filter;
  const isBackwards = before !== null && after === null;
  const place = after ?? before;
  const order = isBackwards
    ? Prisma.sql`m.held_on asc nulls first, m.id asc`
    : Prisma.sql`m.held_on desc nulls last, m.id desc`;
  const from = place === null ? Prisma.sql`true` : beyond(place.key, place.id, isBackwards);
  const rows = await lines(
    tx,
    Prisma.sql`${matching(filter)} and ${from}`,
    today,
    Prisma.sql`order by ${order} limit ${PAGE_SIZE + 1}`,
  );
  return pageOf(rows, filter, ({ id, held }) => ({ key: held?.on ?? "", id }));
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

/** How many the filter finds, counted no further than one above the limit of a list. */
export async function countMeetings(tx: Tx, filter: MeetingFilter): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from (
      select from meeting m where ${matching(filter)} limit ${COUNT_LIMIT + 1}
    ) counted`;
  return row.count;
}

/** What a list can be narrowed to: of what meetings are recorded with. */
export async function meetingFacets(tx: Tx): Promise<MeetingFacets> {
  const [row] = await tx.$queryRaw<[MeetingFacets]>`
    select
      (select coalesce(json_agg(y order by y desc), '[]') from (
        select distinct extract(year from held_on)::int as y from meeting where held_on is not null) known) as years,
      (select coalesce(json_agg(json_build_object('code', c.code, 'name', c.name, 'nameUr', c.name_ur) order by c.name), '[]')
        from country c where c.code in (select partner from meeting)) as partners,
      (select coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name, 'nameUr', t.name_ur) order by t.name), '[]')
        from topic t where exists (
          select from meeting_topic x join topic own on own.id = x.topic_id where t.id in (own.id, own.parent_id))) as topics,
      (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'nameUr', a.name_ur) order by a.name), '[]')
        from agency a where a.id in (
          select p.agency_id from participant p union select t.agency_id from participant p join post t on t.id = p.post_id)) as agencies`;
  return row;
}

export function matching(filter: MeetingFilter): Prisma.Sql {
  const { q, partner, type, life, state, topic, agency, year } = filter;
  const terms = [
    meetingsBy(momentIn(filter)),
    partner.length > 0 && Prisma.sql`m.partner = any(${partner}::bpchar[])`,
    type.length > 0 && Prisma.sql`m.type = any(${type}::meeting_type[])`,
    life.length > 0 && Prisma.sql`m.life = any(${life}::meeting_life[])`,
    state.length > 0 && Prisma.sql`m.record_state = any(${state}::record_state[])`,
    topic !== null &&
      Prisma.sql`exists (
        select from meeting_topic x join topic t on t.id = x.topic_id left join topic above on above.id = t.parent_id
        where x.meeting_id = m.id and ${topic} in (t.slug, above.slug))`,
    agency !== null &&
      Prisma.sql`exists (
        select from participant p left join post t on t.id = p.post_id
        where p.meeting_id = m.id and p.has_attended and ${agency}::uuid in (p.agency_id, t.agency_id))`,
    year !== null &&
      Prisma.sql`m.held_on >= make_date(${year}::int, 1, 1) and m.held_on < make_date(${year}::int + 1, 1, 1)`,
    ...wordsOf(q ?? "").map(
      (word) => Prisma.sql`(
        concat_ws(' ', m.title, m.ref, m.place, m.summary) ilike ${containing(word)}
        or exists (select from participant p where p.meeting_id = m.id and p.name ilike ${containing(word)}))`,
    ),
  ].filter((term) => term !== false);
  return Prisma.join(terms, " and ");
}

async function lines(
  tx: Tx,
  where: Prisma.Sql,
  today: CalendarDate,
  ordered: Prisma.Sql,
): Promise<MeetingLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select m.id, m.ref, m.partner, c.name as country, c.name_ur as "countryUr", m.marking, m.title, m.type,
      to_char(m.held_on, 'YYYY-MM-DD') as "heldOn", m.held_precision as "heldPrecision",
      m.life, m.record_state as "recordState", m.place,
      (select p.name from participant p where p.meeting_id = m.id and p.side = 'partner' and p.is_head) as "theirHead",
      (select count(*)::int from commitment_origin o where o.meeting_id = m.id) as commitments,
      coalesce(m.life = 'planned' and app.last_day(m.held_on, m.held_precision) < ${today}::date, false) as "isToBeLogged"
    from meeting m join country c on c.code = m.partner
    where ${where} ${ordered}`;
  return rows.map(({ partner, country, countryUr, heldOn, heldPrecision, ...row }) => ({
    ...row,
    partner: { code: partner, name: country, nameUr: countryUr },
    held: fuzzyOf(heldOn, heldPrecision),
  }));
}
