import "server-only";
import { isoDay, nameSql, topicsSql } from "#features/export/sql.ts";
import { type Reader, register, type Rows } from "#features/export/register.ts";
import { doubtsOf } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { momentIn } from "#server/moment.ts";
import { matching } from "../where.ts";
import type { MeetingFilter } from "../schema.ts";
import { MEETING_COLUMNS, meetingList } from "../columns.ts";

export const meetingRegister = register({
  name: "meetings",
  list: "/meetings",
  title: "meetings.title",
  record: "/meetings/",
  filter: meetingList,
  shows: MEETING_COLUMNS,
  groupOrder: {
    partner: Prisma.sql`c.name`,
    type: Prisma.sql`m.type`,
    life: Prisma.sql`m.life`,
    state: Prisma.sql`m.record_state`,
    year: Prisma.sql`extract(year from m.held_on) desc nulls last`,
  },
  rows,
  asked: {
    q: "text",
    partner: "country",
    type: { words: "values.meetingType" },
    life: { words: "values.meetingLife" },
    state: { words: "values.recordState" },
    topic: "topic",
    agency: "agency",
    year: "text",
    marking: { words: "values.marking" },
  },
  printed: [
    "title",
    "ref",
    "held_on",
    "partner_label",
    "type",
    "life",
    "record_state",
    "partner_head",
    "commitments",
  ],
  columns: [
    { name: "ref", kind: "code" },
    { name: "title", kind: "long" },
    { name: "partner", kind: "code" },
    { name: "partner_label", kind: "text" },
    { name: "marking", kind: "code", words: "values.marking" },
    { name: "type", kind: "code", words: "values.meetingType" },
    { name: "mode", kind: "code", words: "values.meetingMode" },
    { name: "held_on", kind: "day" },
    { name: "held_precision", kind: "code" },
    { name: "until_on", kind: "day" },
    { name: "place", kind: "text" },
    { name: "host_side", kind: "code", words: "values.side" },
    { name: "series", kind: "text" },
    { name: "round", kind: "number" },
    { name: "life", kind: "code", words: "values.meetingLife" },
    { name: "life_reason", kind: "long" },
    { name: "record_state", kind: "code", words: "values.recordState" },
    { name: "home_head", kind: "text" },
    { name: "partner_head", kind: "text" },
    { name: "participants", kind: "list" },
    { name: "topics", kind: "list" },
    { name: "topics_label", kind: "list" },
    { name: "summary", kind: "long" },
    { name: "commitments", kind: "number" },
    { name: "next_round_on", kind: "day" },
    { name: "next_round_precision", kind: "code" },
    { name: "next_round_words", kind: "text" },
    { name: "disputed", kind: "list", words: "sources.field" },
  ],
});

const head = (side: Prisma.Sql) => Prisma.sql`
  (select p.name from participant p where p.meeting_id = m.id and p.side = ${side} and p.is_head limit 1)`;

function rows(filter: MeetingFilter, { locale }: Reader): Rows {
  const doubt = doubtsOf("meeting", Prisma.sql`m.id`, momentIn(filter));
  return {
    select: Prisma.sql`
      select m.id::text as record_id, m.ref, m.title, m.partner::text as partner, ${nameSql(Prisma.sql`c`, locale)} as partner_label,
        m.marking::text as marking, m.type::text as type, m.mode::text as mode,
        ${isoDay(Prisma.sql`m.held_on`)} as held_on, m.held_precision::text as held_precision,
        ${isoDay(Prisma.sql`m.until_on`)} as until_on, m.place, m.host_side::text as host_side, n.name as series, m.round,
        m.life::text as life, m.life_reason, m.record_state::text as record_state,
        ${head(Prisma.sql`'home'`)} as home_head, ${head(Prisma.sql`'partner'`)} as partner_head,
        array(select p.name from participant p where p.meeting_id = m.id and p.has_attended
          order by p.side, p.position, p.id) as participants,
        ${topicsSql(Prisma.sql`from meeting_topic x join topic on topic.id = x.topic_id where x.meeting_id = m.id`, locale)},
        m.summary, (select count(*)::int from commitment_origin o where o.meeting_id = m.id) as commitments,
        ${isoDay(Prisma.sql`m.next_round_on`)} as next_round_on, m.next_round_precision::text as next_round_precision,
        m.next_round_words, ${doubt.columns}, greatest(m.marking, ${doubt.marking}) as highest
      from meeting m join country c on c.code = m.partner left join meeting_series n on n.id = m.series_id
      ${doubt.join}
      where ${matching(filter)}`,
    id: Prisma.sql`m.id`,
    orderBy: Prisma.sql`m.held_on desc nulls last, m.id desc`,
  };
}
