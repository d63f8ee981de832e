import "server-only";
import { type CalendarDate, calendarDate } from "#domain/calendar-date.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import type { Doubts } from "#domain/evidence.ts";
import type { Grouping } from "#domain/list-groups.ts";
import { type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import type { Marking } from "#domain/marking.ts";
import { type Found, hasText } from "#features/search/text.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { byPartner, byYear, firstOfEach, type GroupedBy } from "#server/grouping.ts";
import { atMost } from "#server/lists.ts";
import { allOf, hasMarking, isOfPartner } from "#server/facets.ts";
import { doubtsSql } from "../where.ts";
import { reliabilityOf, SOURCE_KINDS, type SourceKind } from "../rules.ts";
import type { SourceFilter } from "../schema.ts";
import type { SourceRow } from "../views.ts";

/** The latest first; what has no date comes last. */
const NO_DATE = "0001-01-01";
// Spelled out: an index has it so.
export const KEY = Prisma.sql`coalesce(s.published_on, '0001-01-01'::date)`;

type Row = {
  id: string;
  ref: string;
  partner: string;
  partnerName: string;
  partnerNameUr: string | null;
  marking: Marking;
  kind: SourceKind;
  title: string;
  publisher: string | null;
  language: string;
  publishedOn: CalendarDate | null;
  publishedPrecision: DatePrecision;
  citations: number;
  doubts: Doubts | null;
  key: string;
  group: string | null;
};

/** Where nobody sees one of a kind, none is looked for. */
const HAS_KIND = Prisma.sql`exists (
  select from app.tallies t where t.what = 'source' and t.partner = any(array(select unnest(app.tallied_partners())))
    and t.x = g.value and t.n > 0)`;

/** What a source `s` is grouped by. */
const GROUPS: Readonly<Record<string, GroupedBy>> = {
  partner: byPartner(Prisma.sql`s.partner`),
  kind: {
    is: Prisma.sql`${HAS_KIND} and s.kind = g.value::source_kind`,
    isOther: (known) => Prisma.sql`s.kind <> all(${known}::source_kind[])`,
  },
  year: byYear(
    Prisma.sql`s.published_on`,
    { tie: Prisma.sql`s.created_at`, least: Prisma.sql`'-infinity'::timestamptz` },
    Prisma.sql`select min(e.published_on), max(e.published_on) from source e`,
  ),
};

/** One page of the sources, by the day they were published. */
export async function listSources(
  tx: Tx,
  filter: SourceFilter,
  grouping: Grouping | null = null,
): Promise<ListPage<SourceRow>> {
  const { after, before } = filter;
  const isBackwards = before !== null && after === null;
  const given = after ?? before;
  // What somebody has made up in the address leads to the first page.
  const from = calendarDate.safeParse(given?.key).success || given?.key === NO_DATE ? given : null;
  const beyond = isBackwards ? Prisma.sql`>` : Prisma.sql`<`;
  const direction = isBackwards ? Prisma.sql`asc` : Prisma.sql`desc`;
  const place =
    from === null
      ? Prisma.sql`true`
      : Prisma.sql`(${KEY}, s.id) ${beyond} (${from.key}::date, ${from.id}::uuid)`;
  // Within a year all have a day, which an index is asked for; what makes a key of it is asked of no index under row security.
  const last = isBackwards ? Prisma.sql`nulls first` : Prisma.sql`nulls last`;
  const inOrder =
    grouping?.name === "year"
      ? Prisma.sql`s.published_on ${direction} ${last}`
      : Prisma.sql`${KEY} ${direction}`;
  const walk = (holds: Prisma.Sql) => Prisma.sql`(
    select s.id, ${KEY} as key from source s where ${matching(filter)} and ${holds}
    order by ${inOrder}, s.id ${direction} limit ${atMost(PAGE_SIZE + 1)})`;
  const by = GROUPS[grouping?.name ?? ""];
  const first =
    grouping === null || by === undefined
      ? {
          from: Prisma.sql`select null::text as value, 0 as place, w.* from ${walk(place)} w`,
          direction: Prisma.sql`asc`,
        }
      : firstOfEach(grouping, by, { after, before }, place, walk);
  const rows = await tx.$queryRaw<Row[]>`
    select s.id, s.ref, s.partner, p.name as "partnerName", p.name_ur as "partnerNameUr", s.marking, s.kind, s.title,
      s.publisher, s.language, s.published_on::text as "publishedOn", s.published_precision as "publishedPrecision",
      (select count(*) from citation c where c.source_id = s.id)::int as citations,
      ${doubtsSql("source", Prisma.sql`s.id`)} as doubts, f.key::text as key, f.value as "group"
    from (
      select * from (${first.from}) each
      order by each.place ${first.direction}, each.key ${direction}, each.id ${direction} limit ${atMost(PAGE_SIZE + 1)}
    ) f join source s on s.id = f.id join country p on p.code = s.partner
    order by f.place ${first.direction}, f.key ${direction}, f.id ${direction}`;
  const page = pageOf(rows, filter, ({ key, id, group }) => ({
    key,
    id,
    ...(group !== null && { group }),
  }));
  return { ...page, rows: page.rows.map(view) };
}

function view(row: Row): SourceRow {
  const {
    partner,
    partnerName,
    partnerNameUr,
    publishedOn,
    publishedPrecision,
    key: _,
    ...rest
  } = row;
  return {
    ...rest,
    partner: { code: partner, name: partnerName, nameUr: partnerNameUr },
    grade: reliabilityOf(row.kind),
    published: fuzzyOf(publishedOn, publishedPrecision),
  };
}

const ofKinds = (kinds: readonly SourceKind[]) =>
  Prisma.sql`s.kind = any(${[...kinds]}::source_kind[])`;

type Conditions = Partial<Record<keyof SourceFilter, Prisma.Sql>>;

/** The parts of the filter, each with its condition on sources `s`; those that ask nothing are left out. */
export function conditionsOf(filter: SourceFilter & Found): Conditions {
  const { q, partner, kind, grade, publisher, year, language, marking } = filter;
  return {
    ...(q !== null && { q: hasText("source", Prisma.sql`s.id`, q, filter) }),
    ...(partner.length > 0 && { partner: isOfPartner(Prisma.sql`s.partner`, partner) }),
    ...(kind.length > 0 && { kind: ofKinds(kind) }),
    ...(grade.length > 0 && {
      grade: ofKinds(SOURCE_KINDS.filter((one) => grade.includes(reliabilityOf(one)))),
    }),
    ...(publisher !== null && { publisher: Prisma.sql`s.publisher = ${publisher}` }),
    ...(language !== null && { language: Prisma.sql`s.language = ${language}` }),
    ...(marking.length > 0 && { marking: hasMarking(Prisma.sql`s`, marking) }),
    ...(year !== null && {
      year: Prisma.sql`s.published_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`,
    }),
  };
}

export const matching = (filter: SourceFilter): Prisma.Sql => allOf(conditionsOf(filter));
