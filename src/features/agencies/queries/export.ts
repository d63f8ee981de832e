import "server-only";
import { nameSql, topicsSql } from "#features/export/sql.ts";
import { type Reader, register, type Rows } from "#features/export/register.ts";
import { doubtsOf } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { momentOf, wasRecorded } from "#server/moment.ts";
import type { AgencyFilter } from "../schema.ts";
import { AGENCY_COLUMNS, agencyList } from "../columns.ts";
import { chosen, found, ORDER } from "./list.ts";

export const agencyRegister = register({
  name: "agencies",
  list: "/agencies",
  title: "agencies.title",
  record: "/agencies/",
  filter: agencyList,
  shows: AGENCY_COLUMNS,
  groupOrder: { country: Prisma.sql`c.name nulls last`, kind: Prisma.sql`a.kind` },
  rows,
  asked: {
    q: "text",
    country: "country",
    kind: { words: "values.agencyKind" },
    topic: "topic",
    marking: { words: "values.marking" },
    former: { words: "export.flag" },
  },
  printed: ["name", "acronym", "kind", "parent", "country_label"],
  columns: [
    { name: "id", kind: "text" },
    { name: "name", kind: "text" },
    { name: "name_ur", kind: "text" },
    { name: "acronym", kind: "code" },
    { name: "country", kind: "code" },
    { name: "country_label", kind: "text" },
    { name: "marking", kind: "code", words: "values.marking" },
    { name: "kind", kind: "code", words: "values.agencyKind" },
    { name: "parent", kind: "text" },
    { name: "aliases", kind: "list" },
    { name: "functions", kind: "list" },
    { name: "topics", kind: "list" },
    { name: "topics_label", kind: "list" },
    { name: "is_former", kind: "flag" },
    { name: "is_placeholder", kind: "flag" },
    { name: "notes", kind: "long" },
    { name: "disputed", kind: "list", words: "sources.field" },
    { name: "unverified_figures", kind: "number" },
  ],
});

function rows(filter: AgencyFilter, { today, locale }: Reader): Rows {
  const moment = momentOf(filter, today);
  const doubt = doubtsOf("agency", Prisma.sql`a.id`, moment);
  return {
    select: Prisma.sql`
      ${found(filter, moment)}
      select a.id::text as record_id, a.id::text as id, a.name, a.name_ur, a.acronym, a.country::text as country,
        ${nameSql(Prisma.sql`c`, locale)} as country_label, a.marking::text as marking, a.kind::text as kind, p.name as parent,
        array(select l.name from agency_alias l where l.agency_id = a.id and ${wasRecorded(Prisma.sql`l.created_at`, moment)} order by l.name) as aliases, a.functions,
        ${topicsSql(Prisma.sql`from agency_topic x join topic on topic.id = x.topic_id where x.agency_id = a.id`, locale)},
        b.is_former, a.is_placeholder, a.notes, ${doubt.columns}, greatest(a.marking, ${doubt.marking}, p.marking) as highest
      from base b join agency a on a.id = b.id left join agency p on p.id = a.parent_id
      left join country c on c.code = a.country
      ${doubt.join}
      where ${chosen(filter)}`,
    id: Prisma.sql`a.id`,
    orderBy: ORDER,
  };
}
