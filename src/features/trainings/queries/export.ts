import "server-only";
import { isoDay, nameSql, topicsSql } from "#features/export/sql.ts";
import { type Asking, type Reader, register, type Rows } from "#features/export/register.ts";
import { doubtsOf } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { momentIn } from "#server/moment.ts";
import { COURSE_COLUMNS, TRAINING_COLUMNS, trainingList } from "../columns.ts";
import type { TrainingFilter } from "../schema.ts";
import { courseBy } from "../where.ts";
import { DAY } from "./courses.ts";
import { ofCourse, ofProgramme, ofTraining } from "./where.ts";

const asked: Record<string, Asking> = {
  q: "text",
  partner: "country",
  side: { words: "values.side" },
  mode: { words: "values.deliveryMode" },
  provider: "agency",
  topic: "topic",
  agency: "agency",
  year: "text",
  since: "day",
  until: "day",
  place: "text",
  marking: { words: "values.marking" },
};

const GROUP_ORDER = {
  partner: Prisma.sql`k.name`,
  side: Prisma.sql`t.provider_side`,
  provider: Prisma.sql`v.name nulls last, v.id`,
  mode: Prisma.sql`t.mode`,
};

export const trainingRegister = register({
  name: "trainings",
  list: "/trainings",
  title: "trainings.view.programmes",
  record: "/trainings/",
  filter: trainingList,
  shows: TRAINING_COLUMNS,
  groupOrder: GROUP_ORDER,
  rows: programmes,
  asked,
  printed: [
    "title",
    "ref",
    "partner_label",
    "provider_side",
    "provider",
    "recipients",
    "courses",
    "attended",
    "completed",
  ],
  columns: [
    { name: "ref", kind: "code" },
    { name: "title", kind: "long" },
    { name: "partner", kind: "code" },
    { name: "partner_label", kind: "text" },
    { name: "marking", kind: "code", words: "values.marking" },
    { name: "provider_side", kind: "code", words: "values.side" },
    { name: "provider", kind: "text" },
    { name: "recipients", kind: "list" },
    { name: "mode", kind: "code", words: "values.deliveryMode" },
    { name: "topics", kind: "list" },
    { name: "topics_label", kind: "list" },
    { name: "agreement_ref", kind: "code" },
    { name: "commitment_ref", kind: "code" },
    { name: "summary", kind: "long" },
    { name: "courses", kind: "number" },
    { name: "attended", kind: "number" },
    { name: "completed", kind: "number" },
    { name: "disputed", kind: "list", words: "sources.field" },
  ],
});

export const courseRegister = register({
  name: "courses",
  list: "/trainings",
  title: "trainings.view.courses",
  record: "/trainings/",
  filter: trainingList,
  shows: COURSE_COLUMNS,
  groupOrder: {
    ...GROUP_ORDER,
    year: Prisma.sql`extract(year from c.starts_on) desc nulls last`,
  },
  rows: courses,
  asked,
  printed: [
    "title",
    "training_ref",
    "partner_label",
    "provider",
    "starts_on",
    "ends_on",
    "place",
    "seats",
    "nominated",
    "attended",
    "completed",
  ],
  columns: [
    { name: "id", kind: "text" },
    { name: "title", kind: "long" },
    { name: "training_ref", kind: "code" },
    { name: "training_title", kind: "long" },
    { name: "partner", kind: "code" },
    { name: "partner_label", kind: "text" },
    { name: "marking", kind: "code", words: "values.marking" },
    { name: "provider_side", kind: "code", words: "values.side" },
    { name: "provider", kind: "text" },
    { name: "recipients", kind: "list" },
    { name: "topics", kind: "list" },
    { name: "topics_label", kind: "list" },
    { name: "starts_on", kind: "day" },
    { name: "starts_precision", kind: "code" },
    { name: "ends_on", kind: "day" },
    { name: "ends_precision", kind: "code" },
    { name: "place", kind: "text" },
    { name: "seats", kind: "number" },
    { name: "nominated", kind: "number" },
    { name: "attended", kind: "number" },
    { name: "completed", kind: "number" },
    { name: "disputed", kind: "list", words: "sources.field" },
  ],
});

const RECIPIENTS = Prisma.sql`
  from training_recipient x join agency g on g.id = x.agency_id where x.training_id = t.id`;
const TOPICS = Prisma.sql`from training_topic x join topic on topic.id = x.topic_id where x.training_id = t.id`;

/** Of the programme `t` with its provider `v`. */
const ofThem = (locale: string) => Prisma.sql`
  t.partner::text as partner, ${nameSql(Prisma.sql`k`, locale)} as partner_label, t.provider_side::text as provider_side,
  v.name as provider, array(select g.name ${RECIPIENTS} order by g.name) as recipients`;

function programmes(filter: TrainingFilter, { locale }: Reader): Rows {
  const doubt = doubtsOf("training", Prisma.sql`t.id`, momentIn(filter));
  return {
    select: Prisma.sql`
      select t.id::text as record_id, t.ref, t.title, t.marking::text as marking, ${ofThem(locale)}, t.mode::text as mode,
        ${topicsSql(TOPICS, locale)}, w.ref as agreement_ref, m.ref as commitment_ref, t.summary,
        held.courses, held.attended, held.completed, ${doubt.columns},
        greatest(t.marking, ${doubt.marking}, v.marking, w.marking, m.marking, (select max(g.marking) ${RECIPIENTS})) as highest
      from training t join country k on k.code = t.partner left join agency v on v.id = t.provider_id
      left join agreement w on w.id = t.agreement_id left join commitment m on m.id = t.commitment_id
      cross join lateral (
        select count(*)::int as courses, sum(c.attended)::int as attended, sum(c.completed)::int as completed
        from course c where c.training_id = t.id and ${courseBy(momentIn(filter))}
      ) held
      ${doubt.join}
      where ${ofProgramme(filter)}`,
    id: Prisma.sql`t.id`,
    orderBy: Prisma.sql`t.id desc`,
  };
}

function courses(filter: TrainingFilter, { locale }: Reader): Rows {
  const doubt = doubtsOf("training", Prisma.sql`t.id`, momentIn(filter));
  return {
    select: Prisma.sql`
      select t.id::text as record_id, c.id::text as id, c.title, t.ref as training_ref, t.title as training_title,
        c.marking::text as marking, ${ofThem(locale)}, ${topicsSql(TOPICS, locale)},
        ${isoDay(Prisma.sql`c.starts_on`)} as starts_on, c.starts_precision::text as starts_precision,
        ${isoDay(Prisma.sql`c.ends_on`)} as ends_on, c.ends_precision::text as ends_precision,
        c.place, c.seats, c.nominated, c.attended, c.completed, ${doubt.columns},
        greatest(c.marking, ${doubt.marking}, t.marking, v.marking, (select max(g.marking) ${RECIPIENTS})) as highest
      from course c join training t on t.id = c.training_id join country k on k.code = t.partner
      left join agency v on v.id = t.provider_id
      ${doubt.join}
      where ${ofTraining(filter)} and ${ofCourse(filter)}`,
    id: Prisma.sql`c.id`,
    orderBy: Prisma.sql`${DAY}, c.id`,
  };
}
