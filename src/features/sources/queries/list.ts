import "server-only";
import { type CalendarDate, calendarDate } from "#domain/calendar-date.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import { COUNT_LIMIT, type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import type { Marking } from "#domain/marking.ts";
import { foundBy } from "#features/search/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { reliabilityOf, SOURCE_KINDS, type SourceKind } from "../rules.ts";
import type { SourceFilter } from "../schema.ts";
import type { SourceFacets, SourceRow } from "../views.ts";

/** The latest first; what has no date comes last. */
const NO_DATE = "0001-01-01";
export const KEY = Prisma.sql`coalesce(s.published_on, ${NO_DATE}::date)`;

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
  key: string;
};

/** One page of the sources, by the day they were published. */
export async function listSources(tx: Tx, filter: SourceFilter): Promise<ListPage<SourceRow>> {
  const { after, before } = filter;
  const isBackwards = before !== null && after === null;
  const given = after ?? before;
  // What somebody has made up in the address leads to the first page.
  const from = calendarDate.safeParse(given?.key).success || given?.key === NO_DATE ? given : null;
  const beyond = isBackwards ? Prisma.sql`>` : Prisma.sql`<`;
  const direction = isBackwards ? Prisma.sql`asc` : Prisma.sql`desc`;
  const place =
    from === null
      ? Prisma.empty
      : Prisma.sql`and (${KEY}, s.id) ${beyond} (${from.key}::date, ${from.id}::uuid)`;
  const rows = await tx.$queryRaw<Row[]>`
    select s.id, s.ref, s.partner, p.name as "partnerName", p.name_ur as "partnerNameUr", s.marking, s.kind, s.title,
      s.publisher, s.language, s.published_on::text as "publishedOn", s.published_precision as "publishedPrecision",
      (select count(*) from citation c where c.source_id = s.id)::int as citations, (${KEY})::text as key
    from source s join country p on p.code = s.partner
    where ${matching(filter)} ${place}
    order by ${KEY} ${direction}, s.id ${direction}
    limit ${PAGE_SIZE + 1}`;
  const page = pageOf(rows, filter, ({ key, id }) => ({ key, id }));
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

/** How many there are in all; no further than `COUNT_LIMIT` + 1. */
export async function countSources(tx: Tx, filter: SourceFilter): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from (
      select from source s where ${matching(filter)} limit ${COUNT_LIMIT + 1}) counted`;
  return row.count;
}

export function matching(filter: SourceFilter): Prisma.Sql {
  const { q, partner, kind, grade, publisher, year, language } = filter;
  const conditions = [Prisma.sql`true`];
  if (q !== null) {
    conditions.push(
      Prisma.sql`s.id::text in (select f.record_id from ${foundBy(q)} f where f.kind = 'source')`,
    );
  }
  if (partner.length > 0) conditions.push(Prisma.sql`s.partner = any(${partner}::bpchar[])`);
  if (kind.length > 0) conditions.push(Prisma.sql`s.kind = any(${kind}::source_kind[])`);
  if (grade.length > 0) {
    const graded = SOURCE_KINDS.filter((one) => grade.includes(reliabilityOf(one)));
    conditions.push(Prisma.sql`s.kind = any(${graded}::source_kind[])`);
  }
  if (publisher !== null) conditions.push(Prisma.sql`s.publisher = ${publisher}`);
  if (language !== null) conditions.push(Prisma.sql`s.language = ${language}`);
  if (year !== null) {
    conditions.push(
      Prisma.sql`s.published_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`,
    );
  }
  return Prisma.join(conditions, " and ");
}

type Facet = {
  partner: string | null;
  name: string | null;
  nameUr: string | null;
  kind: SourceKind | null;
  publisher: string | null;
  year: string | null;
  language: string | null;
  count: number;
};

/** What the visible sources can be narrowed to: the values that occur. */
export async function sourceFacets(tx: Tx): Promise<SourceFacets> {
  const rows = await tx.$queryRaw<Facet[]>`
    select s.partner, p.name, p.name_ur as "nameUr", s.kind, s.publisher, s.year, s.language, count(*)::int as count
    from (select partner, kind, publisher, language, to_char(published_on, 'YYYY') as year from source) s
    join country p on p.code = s.partner
    group by grouping sets ((s.partner, p.name, p.name_ur), (s.kind), (s.publisher), (s.year), (s.language))
    order by p.name, s.publisher, s.year desc`;
  const of = <Value extends string>(pick: (row: Facet) => Value | null) =>
    rows.flatMap((row) => {
      const value = pick(row);
      return value === null ? [] : [{ value, count: row.count }];
    });
  return {
    partners: rows.flatMap(({ partner, name, nameUr, count }) =>
      partner === null ? [] : [{ code: partner, name: name ?? partner, nameUr, count }],
    ),
    kinds: of(({ kind }) => kind),
    publishers: of(({ publisher }) => publisher).slice(0, 200),
    years: of(({ year }) => year),
    languages: of(({ language }) => language),
  };
}
