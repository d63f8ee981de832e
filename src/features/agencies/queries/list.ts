import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Doubts } from "#domain/evidence.ts";
import { type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import type { Grouping } from "#domain/list-groups.ts";
import type { Moment } from "#domain/moment.ts";
import type { Marking } from "#domain/marking.ts";
import { containing } from "#domain/search-words.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { type AgencyKind, Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { allOf, hasMarking } from "#server/facets.ts";
import { groupTerms, oneValue, topicsAbove } from "#server/grouping.ts";
import { momentOf, wasRecorded } from "#server/moment.ts";
import type { AgencyFilter } from "../schema.ts";
import type { AgencyName, AgencyRow, CountryName, SimilarAgency } from "../views.ts";

/** Home first, then the partners by name, then the bodies of no country. */
export const ORDER = Prisma.sql`case when c.is_home then 0 when c.code is null then 2 else 1 end, coalesce(c.name, ''), a.name, a.id`;

type Row = {
  id: string;
  name: string;
  name_ur: string | null;
  acronym: string | null;
  kind: AgencyKind;
  marking: Marking;
  is_placeholder: boolean;
  is_former: boolean;
  matched: string | null;
  parent: AgencyName | null;
  country: CountryName | null;
  doubts: Doubts | null;
  group: string | null;
};

/** What an agency `a` is grouped by. */
const GROUPS: Readonly<Record<string, Prisma.Sql>> = {
  country: oneValue(Prisma.sql`a.country`),
  kind: oneValue(Prisma.sql`a.kind`),
  topic: topicsAbove(
    Prisma.sql`agency_topic l join topic own on own.id = l.topic_id and l.agency_id = a.id`,
  ),
};

/** One page of agencies, by side and country, then by name. */
export async function listAgencies(
  tx: Tx,
  filter: AgencyFilter,
  today: CalendarDate,
  grouping: Grouping | null = null,
): Promise<ListPage<AgencyRow>> {
  const { after, before } = filter;
  const isBackwards = before !== null && after === null;
  const direction = isBackwards ? Prisma.sql`desc` : Prisma.sql`asc`;
  const from = after ?? before;
  const start =
    from === null
      ? Prisma.sql`true`
      : Prisma.sql`(${ORDER}) ${isBackwards ? Prisma.sql`<` : Prisma.sql`>`} (
          select ${ORDER} from agency a left join country c on c.code = a.country where a.id = ${from.id}::uuid)`;
  const groups = groupTerms(grouping, GROUPS[grouping?.name ?? ""], filter);
  const rows = await tx.$queryRaw<Row[]>`
    ${found(filter, momentOf(filter, today))}
    select a.id::text, a.name, a.name_ur, a.acronym, a.kind, a.marking, a.is_placeholder, b.is_former, b.matched, ${groups.column} as "group",
      ${doubtsSql("agency", Prisma.sql`a.id`, momentOf(filter, today))} as doubts,
      case when p.id is not null then
        json_build_object('id', p.id, 'name', p.name, 'nameUr', p.name_ur, 'acronym', p.acronym) end as parent,
      case when c.code is not null then
        json_build_object('code', c.code, 'name', c.name, 'nameUr', c.name_ur, 'isHome', c.is_home) end as country
    from base b
    join agency a on a.id = b.id
    left join agency p on p.id = a.parent_id
    left join country c on c.code = a.country
    ${groups.join}
    where ${chosen(filter)} and ${groups.beyond(start)}
    order by ${groups.orderBy} (${ORDER}) ${direction} limit ${PAGE_SIZE + 1}`;
  return pageOf(rows.map(view), filter, ({ id, group }) => ({
    key: "",
    id,
    ...(group !== null && { group }),
  }));
}

/** Agencies of a side that go by a similar name, the most alike first. */
export async function listSimilar(
  tx: Tx,
  { country, name }: { country: CountryCode | null; name: string },
): Promise<SimilarAgency[]> {
  return tx.$queryRaw<SimilarAgency[]>`
    select agency_id::text as id, name, null as "nameUr", acronym, matched
    from app.similar_agencies(${country}::bpchar, ${[name]}::text[], ${name})`;
}

/**
 * `base`: the agencies that the words find. Every name counts, and one of a predecessor finds the
 * agency of the day (`matched`), a name of later the one that stood in its place. Agencies that others
 * have taken the place of are left out unless asked for; those that had not begun always are.
 */
export function found({ q, former }: AgencyFilter, moment: Moment): Prisma.Sql {
  const known = (table: Prisma.Sql) => wasRecorded(Prisma.sql`${table}.created_at`, moment);
  const hits =
    q === null
      ? Prisma.sql`select a.id, null::text from agency a`
      : Prisma.sql`
          select a.id, best.name from agency a
          cross join lateral (
            select n.name from (
              select a.name as name, 0 as rank union all select a.name_ur, 0 union all select a.acronym, 0
              union all select l.name, 1 from agency_alias l where l.agency_id = a.id
            ) n
            where unaccent(n.name) ilike unaccent(${containing(q)})
              or (length(${q}) >= 4 and word_similarity(unaccent(${q}), unaccent(n.name)) >= 0.7)
            order by n.rank, similarity(unaccent(n.name), unaccent(${q})) desc, n.name limit 1
          ) best`;
  return Prisma.sql`
    with recursive step as (
      select s.predecessor_id, s.successor_id from agency_succession s
      where coalesce(s.happened_on <= ${moment.asOf}::date, true) and ${known(Prisma.sql`s`)}
    ), ahead as (
      select s.predecessor_id, s.successor_id from agency_succession s
      where s.kind <> 'merged' and s.happened_on > ${moment.asOf}::date and ${known(Prisma.sql`s`)}
    ), reach(id, matched) as (
      ${hits}
      union
      select case when s.is_over then s.successor_id else s.predecessor_id end, r.matched
      from reach r join (
        select predecessor_id, successor_id, true as is_over from step
        union all select predecessor_id, successor_id, false from ahead
      ) s on r.id = case when s.is_over then s.predecessor_id else s.successor_id end
    ), base as (
      select a.id, former.yes as is_former,
        min(r.matched) filter (where r.matched not in (a.name, coalesce(a.name_ur, ''), coalesce(a.acronym, ''))) as matched
      from reach r join agency a on a.id = r.id
      cross join lateral (select exists (select 1 from step s where s.predecessor_id = a.id) as yes) former
      where (${former !== null} or not former.yes) and ${known(Prisma.sql`a`)}
        and not exists (select 1 from ahead s where s.successor_id = a.id)
      group by a.id, former.yes
    )`;
}

/** What is chosen of the groups, each with its condition on agencies `a`. */
export function conditionsOf({ country, kind, topic, marking }: AgencyFilter) {
  const codes = country.filter((code) => code !== "none");
  return {
    ...(country.length > 0 && {
      country: Prisma.sql`(a.country = any(${codes}::bpchar[]) or (${country.includes("none")} and a.country is null))`,
    }),
    ...(kind.length > 0 && { kind: Prisma.sql`a.kind = any(${kind}::agency_kind[])` }),
    ...(topic !== null && {
      topic: Prisma.sql`exists (select 1 from agency_topic x join topic o on o.id = x.topic_id
        left join topic up on up.id = o.parent_id where x.agency_id = a.id and ${topic} in (o.slug, up.slug))`,
    }),
    ...(marking.length > 0 && { marking: hasMarking(Prisma.sql`a`, marking) }),
  };
}

export const chosen = (filter: AgencyFilter): Prisma.Sql => allOf(conditionsOf(filter));

function view({ name_ur, is_placeholder, is_former, ...row }: Row): AgencyRow {
  return { ...row, nameUr: name_ur, isPlaceholder: is_placeholder, isFormer: is_former };
}
