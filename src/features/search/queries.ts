import "server-only";
import { type Doubted, doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { addressOf, HIT, snippetParts } from "./rules.ts";
import {
  SEARCH_KINDS,
  SEARCH_PAGE,
  type SearchFilter,
  type SearchGroup,
  type SearchHit,
} from "./schema.ts";
import { foundBy, queryOf } from "./where.ts";

/** Of each kind, on the page of all kinds. */
const FIRST = 5;

/** How many of the newest are ranked: of a kind that is looked through page by page, and of others. */
const RANKED = { ofPage: 500, ofOther: 30 } as const;

type Row = Omit<SearchHit, "href" | "snippet" | "recordId"> & {
  /** None where only the newest were looked through, in vain. */
  recordId: string | null;
  slug: string | null;
  total: number;
  isMore: boolean;
  snippet: string | null;
};

const HEADLINE = `StartSel=${HIT.start}, StopSel=${HIT.end}, MaxFragments=2, MinWords=8, MaxWords=22, FragmentDelimiter=" … "`;
/** A book has its snippet from its beginning. */
const LOOKED_THROUGH = 200_000;

/**
 * What is found by the words of the filter, by kind, the nearest first: a few of every kind, or a page
 * of one. A group's total counts what a partner filter leaves, whatever the kind filter says; where very much is found,
 * the newest of it.
 */
export async function search(tx: Tx, filter: SearchFilter): Promise<SearchGroup[]> {
  const { q, kind, from } = filter;
  if (q === null) return [];
  const first = kind === null ? 0 : (from ?? 0);
  const last = first + (kind === null ? FIRST : SEARCH_PAGE);
  const rows = await findRows(tx, q, filter, { first, last, hasSnippets: true });
  return grouped(rows);
}

/** A few of each kind for the palette, without snippets. */
export async function searchNames(tx: Tx, q: string, perKind: number): Promise<SearchGroup[]> {
  const everything = { kind: null, partner: null };
  const rows = await findRows(tx, q, everything, { first: 0, last: perKind, hasSnippets: false });
  return grouped(rows).filter(({ hits }) => hits.length > 0);
}

type Cut = { first: number; last: number; hasSnippets: boolean };

function findRows(
  tx: Tx,
  q: string,
  { kind, partner }: Pick<SearchFilter, "kind" | "partner">,
  { first, last, hasSnippets }: Cut,
): Promise<Row[]> {
  // Of a kind that was not asked for, only its number is wanted: one row carries it.
  const wanted =
    kind === null
      ? Prisma.sql`f.place > ${first} and f.place <= ${last} or f.place = 0`
      : Prisma.sql`(f.kind = ${kind}::search_kind and f.place > ${first} and f.place <= ${last})
          or (f.kind <> ${kind}::search_kind and f.place <= 1) or f.place = 0`;
  const found = foundBy(q, {
    kinds: SEARCH_KINDS,
    most: (one) => (one === kind ? RANKED.ofPage : RANKED.ofOther),
    partner,
  });
  const snippet = hasSnippets
    ? Prisma.sql`ts_headline('app.stemmed', left(hit.text, ${LOOKED_THROUGH}::int), asked.query, ${HEADLINE})`
    : Prisma.sql`null::text`;
  const doubts = hasSnippets ? doubtsSql("any", DOUBTED_ID) : Prisma.sql`null`;
  return tx.$queryRaw<Row[]>`
    with numbered as (
      select f.kind, f.record_id, f.part, f.tier, d.ref, d.slug, d.title, d.title_ur, d.detail, d.partners, d.marking,
        d.dated_on, d.dated_precision, f.total::int, f.is_more, f.place
      from ${found} f
      left join search_doc d on d.kind = f.kind and d.record_id = f.record_id and d.part = ''
      where (${wanted}) and (d.kind is not null or f.place = 0)
    ),
    asked as materialized (select ${queryOf(q)} as query)
    select n.kind, n.record_id as "recordId", n.ref, n.slug, n.title, n.title_ur as "titleUr", n.marking, n.total, n.is_more as "isMore",
      n.partners, n.dated_on::text as "datedOn", n.dated_precision as "datedPrecision", n.tier = 4 as "isAlike", ${doubts} as doubts,
      coalesce(n.detail, (
        select post.title from search_doc post
        where n.kind = 'person' and post.kind = n.kind and post.record_id = n.record_id and post.part <> ''
        order by post.dated_on desc nulls last, post.part desc limit 1)) as detail,
      case when n.part <> '' then hit.title end as "knownAs",
      case when hit.text <> '' then ${snippet} end as snippet
    from numbered n
    cross join asked
    left join search_doc hit on hit.kind = n.kind and hit.record_id = n.record_id and hit.part = n.part
    order by n.kind, n.place`;
}

const DOUBTED = [
  "agency",
  "person",
  "commitment",
  "agreement",
  "meeting",
  "training",
  "source",
] as const satisfies Doubted[];

/** None where the id is that of no row: a partner's is its code. */
const DOUBTED_ID = Prisma.sql`case when n.kind = any(${DOUBTED}::search_kind[]) then n.record_id::uuid end`;

function grouped(rows: readonly Row[]): SearchGroup[] {
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  return SEARCH_KINDS.flatMap((kind) => {
    const [first, ...others] = byKind.get(kind) ?? [];
    if (first === undefined) return [];
    const hits = [first, ...others].flatMap(view);
    return [{ kind, total: first.total, isMore: first.isMore, hits }];
  });
}

/** None for a kind of which only the newest were looked through, in vain. */
function view({
  recordId,
  slug,
  snippet,
  total: _total,
  isMore: _isMore,
  ...row
}: Row): SearchHit[] {
  if (recordId === null) return [];
  return [
    {
      ...row,
      recordId,
      href: addressOf(row.kind, recordId, slug),
      snippet: snippet === null ? [] : snippetParts(snippet),
    },
  ];
}

/** What this person worked on last, of what can be found; for a palette in which nothing is typed yet. */
export async function listRecent(tx: Tx, userId: string, limit: number): Promise<SearchHit[]> {
  const rows = await tx.$queryRaw<Row[]>`
    with own as (
      select e.record_id, max(e.seq) as seq
      from (
        select record_id, seq from audit_event
        where user_id = ${userId}::uuid and at > now() - interval '30 days' order by seq desc limit 400
      ) e
      group by e.record_id
    )
    select d.kind, d.record_id as "recordId", d.ref, d.slug, d.title, d.title_ur as "titleUr", d.marking, 0 as total, false as "isMore",
      d.partners, d.dated_on::text as "datedOn", d.dated_precision as "datedPrecision", false as "isAlike", null as doubts,
      d.detail, null as "knownAs", null as snippet
    from own join search_doc d on d.record_id = own.record_id and d.part = ''
    order by own.seq desc limit ${limit}`;
  return rows.flatMap(view);
}

/** The partners whose records can be found, by name. One record of each is looked for, in the order of an index: else all are read for a country that has none. */
export function listSearchPartners(
  tx: Tx,
): Promise<{ code: string; name: string; nameUr: string | null }[]> {
  return tx.$queryRaw`
    select c.code, c.name, c.name_ur as "nameUr" from country c
    where not c.is_home and coalesce(
      (select true from commitment r where r.partner = c.code order by r.ref limit 1), (select true from meeting r where r.partner = c.code order by r.ref limit 1),
      (select true from agreement r where r.partner = c.code order by r.ref limit 1), (select true from source r where r.partner = c.code order by r.ref limit 1), false)
    order by c.name`;
}
