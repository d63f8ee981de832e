import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import type { Grouping } from "#domain/list-groups.ts";
import { type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import { containing, wordsOf } from "#domain/search-words.ts";
import type { AgencyName } from "#features/agencies/views.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { groupTerms, oneValue } from "#server/grouping.ts";
import { allOf, hasMarking } from "#server/facets.ts";
import { momentIn, wasRecorded } from "#server/moment.ts";
import type { PersonFilter } from "../schema.ts";
import type { PersonRow } from "../views.ts";

type Post = {
  title: string;
  titleUr: string | null;
  isActing: boolean;
  fromOn: CalendarDate | null;
  fromPrecision: DatePrecision;
  untilOn: CalendarDate | null;
  untilPrecision: DatePrecision;
  agency: AgencyName;
};
type Row = Omit<PersonRow, "posts"> & { posts: Post[] | null };

/** One page of people, by name, with the posts they hold and held. */
export async function listPeople(
  tx: Tx,
  filter: PersonFilter,
  grouping: Grouping | null = null,
): Promise<ListPage<PersonRow>> {
  const { after, before } = filter;
  const isBackwards = before !== null && after === null;
  const [direction, beyond] = isBackwards
    ? [Prisma.sql`desc`, Prisma.sql`<`]
    : [Prisma.sql`asc`, Prisma.sql`>`];
  const from = after ?? before;
  const start =
    from === null
      ? Prisma.sql`true`
      : Prisma.sql`(p.name, p.id) ${beyond} (${from.key}, ${from.id}::uuid)`;
  const country = oneValue(Prisma.sql`p.country`);
  const groups = groupTerms(grouping, country, filter);
  const rows = await tx.$queryRaw<Row[]>`
    select p.id::text, p.name, p.name_ur as "nameUr", p.marking, ${groups.column} as "group",
      ${doubtsSql("person", Prisma.sql`p.id`, momentIn(filter))} as doubts,
      case when c.code is not null then
        json_build_object('code', c.code, 'name', c.name, 'nameUr', c.name_ur, 'isHome', c.is_home) end as country,
      (select json_agg(json_build_object(
          'title', o.title, 'titleUr', o.title_ur, 'isActing', t.is_acting,
          'fromOn', t.from_on, 'fromPrecision', t.from_precision,
          'untilOn', t.until_on, 'untilPrecision', t.until_precision,
          'agency', json_build_object('id', a.id, 'name', a.name, 'nameUr', a.name_ur, 'acronym', a.acronym)))
       from tenure t join post o on o.id = t.post_id join agency a on a.id = o.agency_id
       where t.person_id = p.id and ${recorded(Prisma.sql`t`, filter)}) as posts
    from person p left join country c on c.code = p.country ${groups.join}
    where ${matching(filter)} and ${groups.beyond(start)}
    order by ${groups.orderBy} p.name ${direction}, p.id ${direction} limit ${PAGE_SIZE + 1}`;
  return pageOf(rows.map(view), filter, ({ id, name, group }) => ({
    key: name,
    id,
    ...(group !== null && { group }),
  }));
}

type Conditions = Partial<Record<keyof PersonFilter | "there", Prisma.Sql>>;

/**
 * The parts of the filter, each with its condition on people `p`; those that ask nothing are left out.
 * Each word stands in the name, in a title or in the name of an agency of the person.
 */
export function conditionsOf(filter: PersonFilter): Conditions & { there: Prisma.Sql } {
  const { q, country, agency, marking } = filter;
  const words = wordsOf(q ?? "").map((word) => {
    const pattern = containing(word);
    return Prisma.sql`(unaccent(p.name) ilike unaccent(${pattern}) or p.name_ur ilike ${pattern} or exists (
      select 1 from tenure t join post o on o.id = t.post_id join agency a on a.id = o.agency_id
      where t.person_id = p.id and concat_ws(' ', o.title, o.title_ur, a.name, a.name_ur, a.acronym) ilike ${pattern}))`;
  });
  const codes = country.filter((code) => code !== "none");
  return {
    there: recorded(Prisma.sql`p`, filter),
    ...(words.length > 0 && { q: Prisma.join(words, " and ") }),
    ...(country.length > 0 && {
      country: Prisma.sql`(p.country = any(${codes}::bpchar[]) or (${country.includes("none")} and p.country is null))`,
    }),
    ...(agency !== null && {
      agency: Prisma.sql`exists (select 1 from tenure t join post o on o.id = t.post_id
        where t.person_id = p.id and o.agency_id = ${agency}::uuid)`,
    }),
    ...(marking.length > 0 && { marking: hasMarking(Prisma.sql`p`, marking) }),
  };
}

export const matching = (filter: PersonFilter): Prisma.Sql => allOf(conditionsOf(filter));

const recorded = (table: Prisma.Sql, filter: PersonFilter) =>
  wasRecorded(Prisma.sql`${table}.created_at`, momentIn(filter));

function view({ posts, ...row }: Row): PersonRow {
  return {
    ...row,
    posts: (posts ?? []).map((post) => ({
      title: post.title,
      titleUr: post.titleUr,
      agency: post.agency,
      isActing: post.isActing,
      from: fuzzyOf(post.fromOn, post.fromPrecision),
      until: fuzzyOf(post.untilOn, post.untilPrecision),
    })),
  };
}
