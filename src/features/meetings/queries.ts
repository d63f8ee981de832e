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
import {
  byColumn,
  byPartner,
  byYear,
  firstOfEach,
  type GroupedBy,
  type Page,
  type Walk,
} from "#server/grouping.ts";
import { atMost } from "#server/lists.ts";
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

/** Where more meetings have a topic, or those of a group that is of several, they are met soon in the order of the list. */
const MOST_SOUGHT = 2000;

/**
 * Topics of the first level: `above` has their ids, and `met` how many meetings, as they are counted, have them or one below
 * them. A value is the slug of one, or of several.
 */
const TOPICS_ABOVE = Prisma.sql`
  cross join lateral (
    select coalesce(array_agg(t.id), '{}') as ids from topic t
    where t.parent_id is null and t.slug = any(string_to_array(g.value, ','))) above
  cross join lateral (
    select coalesce(sum(t.n), 0) as n from app.tallies t
    where t.what = 'meeting_topic' and t.partner = any(array(select unnest(app.tallied_partners()))) and t.x = any(above.ids::text[])) met`;

/** Of what is kept beside a meeting `m`, looked up for the rows that are walked. */
const HAS_TOPIC = Prisma.sql`(select kept.topic_ids && above.ids from app.meeting_now kept where kept.meeting_id = m.id)`;
const OF_TOPIC = Prisma.sql`m.id = any(array(
  select l.meeting_id from topic t join meeting_topic l on l.topic_id = t.id
  where coalesce(t.parent_id, t.id) = any(above.ids) and met.n <= ${MOST_SOUGHT}::int))`;

/** What a meeting `m` is grouped by. */
const GROUPS: Readonly<Record<string, GroupedBy>> = {
  partner: byPartner(Prisma.sql`m.partner`),
  topic: {
    beside: TOPICS_ABOVE,
    is: HAS_TOPIC,
    seek: OF_TOPIC,
    others: (known) => Prisma.sql`
      select string_agg(o.slug, ',') from topic o where o.parent_id is null and o.slug <> all(${known})`,
    // Kept beside them, in an index of their own: else all are looked through for the few, or none, that have no topic.
    isNone: Prisma.sql`m.id in (select kept.meeting_id from app.meeting_now kept where kept.topic_ids = '{}')`,
  },
  type: byColumn(Prisma.sql`m.type`, Prisma.sql`meeting_type`),
  life: byColumn(Prisma.sql`m.life`, Prisma.sql`meeting_life`),
  state: byColumn(Prisma.sql`m.record_state`, Prisma.sql`record_state`),
  year: byYear(
    Prisma.sql`m.held_on`,
    { tie: Prisma.sql`m.id`, least: Prisma.sql`'00000000-0000-0000-0000-000000000000'::uuid` },
    Prisma.sql`select min(e.held_on), max(e.held_on) from meeting e`,
  ),
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
  const walk = (holds: Prisma.Sql) => Prisma.sql`(
    select m.id, m.held_on from meeting m where ${matching(filter)} and ${holds} order by ${order} limit ${atMost(PAGE_SIZE + 1)})`;
  const page: Page = (rows, direction) => Prisma.sql`(
    select m.* from (${rows}) m order by m.place ${direction}, ${order} limit ${atMost(PAGE_SIZE + 1)})`;
  const by = GROUPS[grouping?.name ?? ""];
  // Of a topic that few have, they are found by the topic; only one of the two is asked.
  const walkGroup: Walk = (holds, { isBeyond, seek }) =>
    seek !== undefined
      ? Prisma.sql`(
        select m.* from (
          select * from ${walk(Prisma.sql`met.n > ${MOST_SOUGHT}::int and ${holds}`)} often
          union all select * from ${walk(Prisma.sql`met.n <= ${MOST_SOUGHT}::int and ${seek} and ${isBeyond}`)} seldom
        ) m order by ${order} limit ${atMost(PAGE_SIZE + 1)})`
      : walk(holds);
  const first =
    grouping === null || by === undefined
      ? {
          from: Prisma.sql`select null::text as value, 0 as place, w.* from ${walk(from)} w`,
          direction: Prisma.sql`asc`,
        }
      : firstOfEach(grouping, by, filter, from, walkGroup, page);
  const rows = await lines(
    tx,
    page(first.from, first.direction),
    { today, moment: momentIn(filter) },
    Prisma.sql`f.place ${first.direction}, ${order}`,
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

/** The meetings `first`, with the value of their group. */
async function lines(
  tx: Tx,
  first: Prisma.Sql,
  { today, moment }: { today: CalendarDate; moment: Moment },
  order: Prisma.Sql,
): Promise<MeetingLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select m.id, m.ref, m.partner, c.name as country, c.name_ur as "countryUr", m.marking, m.title, m.type,
      to_char(m.held_on, 'YYYY-MM-DD') as "heldOn", m.held_precision as "heldPrecision",
      m.life, m.record_state as "recordState", m.place,
      (select p.name from participant p where p.meeting_id = m.id and p.side = 'partner' and p.is_head) as "theirHead",
      f.value as "group", ${doubtsSql("meeting", Prisma.sql`m.id`, moment)} as doubts,
      (select count(*)::int from commitment_origin o where o.meeting_id = m.id) as commitments,
      coalesce(m.life = 'planned' and app.last_day(m.held_on, m.held_precision) < ${today}::date, false) as "isToBeLogged"
    from ${first} f join meeting m on m.id = f.id join country c on c.code = m.partner
    order by ${order}`;
  return rows.map(({ partner, country, countryUr, heldOn, heldPrecision, ...row }) => ({
    ...row,
    partner: { code: partner, name: country, nameUr: countryUr },
    held: fuzzyOf(heldOn, heldPrecision),
  }));
}
