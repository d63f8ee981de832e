import "server-only";
import type { SearchKind } from "#features/search/schema.ts";
import { foundBy } from "#features/search/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { PickQuery } from "./schema.ts";

const KINDS = [
  "commitment",
  "meeting",
  "agreement",
  "training",
  "delivery",
  "agency",
  "person",
] as const satisfies SearchKind[];
/** The newest of each kind, of which the nearest are offered. */
const MOST = 500;

/**
 * Rows of a pick: records of a partner, and people and agencies of both sides, that a passage can
 * support. The id names the kind too ("commitment:0190…"), and `detail` is the kind. Those found by
 * `q` come nearest first; without it the latest of each kind, at most `perKind`.
 */
export function citable(
  { q, partner }: Pick<PickQuery, "q" | "partner">,
  perKind: number,
): Prisma.Sql {
  const found =
    q === null
      ? Prisma.sql`(select kind, record_id, 0 as tier, 0 as rank from search_doc where part = '')`
      : foundBy(q, { kinds: KINDS, most: () => MOST, partner: null });
  const ofPartner =
    partner === null
      ? Prisma.sql`true`
      : Prisma.sql`d.partners <@ array(select ${partner}::bpchar union select code from country where is_home)`;
  return Prisma.sql`
    select id, label, detail from (
      select d.kind || ':' || d.record_id as id, d.kind::text as detail, f.tier, f.rank,
        concat_ws(' · ', d.title, coalesce(d.ref, d.detail)) as label,
        row_number() over (partition by d.kind order by f.tier, f.rank desc, d.dated_on desc nulls last, d.title, d.record_id) as place
      from ${found} f
      join search_doc d on d.kind = f.kind and d.record_id = f.record_id and d.part = ''
      where d.kind = any(${KINDS}::search_kind[]) and ${ofPartner}
    ) ranked
    where place <= ${perKind}
    order by ${q === null ? Prisma.sql`array_position(${KINDS}, detail)` : Prisma.sql`tier, rank desc`}, place`;
}
