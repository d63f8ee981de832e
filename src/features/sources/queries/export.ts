import "server-only";
import { figuresSql, isoDay, nameSql } from "#features/export/sql.ts";
import { type Reader, register, type Rows } from "#features/export/register.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { SourceFilter } from "../schema.ts";
import { SOURCE_COLUMNS, sourceList } from "../columns.ts";
import { doubtsOf } from "../where.ts";
import { KEY, matching } from "./list.ts";

/** What a source is and where it is found; its text stays where it is. */
export const sourceRegister = register({
  name: "sources",
  list: "/sources",
  title: "sources.title",
  record: "/sources/",
  filter: sourceList,
  shows: SOURCE_COLUMNS,
  groupOrder: {
    partner: Prisma.sql`p.name`,
    kind: Prisma.sql`s.kind`,
    year: Prisma.sql`extract(year from s.published_on) desc nulls last`,
  },
  rows,
  asked: {
    q: "text",
    partner: "country",
    kind: { words: "values.sourceKind" },
    grade: { words: "sources.gradeDefinition" },
    publisher: "text",
    year: "text",
    language: { words: "sources.language" },
    marking: { words: "values.marking" },
  },
  printed: [
    "title",
    "ref",
    "kind",
    "partner_label",
    "publisher",
    "published_on",
    "passages",
    "figures",
  ],
  columns: [
    { name: "ref", kind: "code" },
    { name: "title", kind: "long" },
    { name: "partner", kind: "code" },
    { name: "partner_label", kind: "text" },
    { name: "marking", kind: "code", words: "values.marking" },
    { name: "kind", kind: "code", words: "values.sourceKind" },
    { name: "publisher", kind: "text" },
    { name: "author", kind: "text" },
    { name: "source_address", kind: "long" },
    { name: "published_on", kind: "day" },
    { name: "published_precision", kind: "code" },
    { name: "retrieved_on", kind: "day" },
    { name: "language", kind: "code" },
    { name: "passages", kind: "number" },
    { name: "sha256", kind: "text" },
    { name: "figures", kind: "figures" },
    { name: "unverified_figures", kind: "number" },
  ],
});

function rows(filter: SourceFilter, { locale }: Reader): Rows {
  const doubt = doubtsOf("source", Prisma.sql`s.id`);
  return {
    select: Prisma.sql`
      select s.id::text as record_id, s.ref, s.title, s.partner::text as partner, ${nameSql(Prisma.sql`p`, locale)} as partner_label,
        s.marking::text as marking, s.kind::text as kind, s.publisher, s.author, s.address as source_address,
        ${isoDay(Prisma.sql`s.published_on`)} as published_on, s.published_precision::text as published_precision,
        ${isoDay(Prisma.sql`s.retrieved_on`)} as retrieved_on, s.language,
        (select count(*)::int from citation c where c.source_id = s.id) as passages, s.sha256::text as sha256,
        ${figuresSql(Prisma.sql`f.source_id = s.id`)} as figures, ${doubt.columns},
        greatest(s.marking, ${doubt.marking}) as highest
      from source s join country p on p.code = s.partner
      ${doubt.join}
      where ${matching(filter)}`,
    id: Prisma.sql`s.id`,
    orderBy: Prisma.sql`${KEY} desc, s.id desc`,
  };
}
