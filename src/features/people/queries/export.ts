import "server-only";
import { isoDay, nameSql } from "#features/export/sql.ts";
import { type Reader, register, type Rows } from "#features/export/register.ts";
import { doubtsOf } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { momentOf, wasRecorded } from "#server/moment.ts";
import type { PersonFilter } from "../schema.ts";
import { PERSON_COLUMNS, personList } from "../columns.ts";
import { matching } from "./list.ts";

export const personRegister = register({
  name: "people",
  list: "/people",
  title: "people.title",
  record: "/people/",
  filter: personList,
  shows: PERSON_COLUMNS,
  groupOrder: {
    country: Prisma.sql`c.name`,
  },
  rows,
  asked: { q: "text", country: "country", agency: "agency", marking: { words: "values.marking" } },
  printed: ["name", "post", "agency", "country_label", "from_on"],
  columns: [
    { name: "id", kind: "text" },
    { name: "name", kind: "text" },
    { name: "name_ur", kind: "text" },
    { name: "country", kind: "code" },
    { name: "country_label", kind: "text" },
    { name: "marking", kind: "code", words: "values.marking" },
    { name: "post", kind: "text" },
    { name: "agency", kind: "text" },
    { name: "is_acting", kind: "flag" },
    { name: "from_on", kind: "day" },
    { name: "from_precision", kind: "code" },
    { name: "until_on", kind: "day" },
    { name: "until_precision", kind: "code" },
    { name: "posts", kind: "list" },
    { name: "disputed", kind: "list", words: "sources.field" },
  ],
});

/** `post` is the one held on the day that is asked about, `posts` are all that are on record, the latest first. */
function rows(filter: PersonFilter, { today, locale }: Reader): Rows {
  const moment = momentOf(filter, today);
  const doubt = doubtsOf("person", Prisma.sql`p.id`, moment);
  const known = wasRecorded(Prisma.sql`t.created_at`, moment);
  return {
    select: Prisma.sql`
      select p.id::text as record_id, p.id::text as id, p.name, p.name_ur, p.country::text as country,
        ${nameSql(Prisma.sql`c`, locale)} as country_label, p.marking::text as marking,
        held.title as post, held.agency, held.is_acting, ${isoDay(Prisma.sql`held.from_on`)} as from_on,
        held.from_precision::text as from_precision, ${isoDay(Prisma.sql`held.until_on`)} as until_on,
        held.until_precision::text as until_precision,
        array(select concat_ws(', ', o.title, a.name) from tenure t join post o on o.id = t.post_id join agency a on a.id = o.agency_id
          where t.person_id = p.id and ${known} order by t.from_on desc nulls last, t.id) as posts, ${doubt.columns},
        greatest(p.marking, ${doubt.marking}, (select max(a.marking) from tenure t join post o on o.id = t.post_id
          join agency a on a.id = o.agency_id where t.person_id = p.id)) as highest
      from person p left join country c on c.code = p.country
      left join lateral (
        select o.title, a.name as agency, t.is_acting, t.from_on, t.from_precision, t.until_on, t.until_precision
        from tenure t join post o on o.id = t.post_id join agency a on a.id = o.agency_id
        where t.person_id = p.id and ${known}
          and coalesce(app.first_day(t.from_on, t.from_precision) <= ${moment.asOf}::date, true)
          and coalesce(app.last_day(t.until_on, t.until_precision) >= ${moment.asOf}::date, true)
        order by t.from_on desc nulls last, t.id limit 1
      ) held on true
      ${doubt.join}
      where ${matching(filter)}`,
    id: Prisma.sql`p.id`,
    orderBy: Prisma.sql`p.name, p.id`,
  };
}
