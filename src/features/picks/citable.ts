import "server-only";
import type { SearchKind } from "#features/search/schema.ts";
import { foundBy } from "#features/search/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { atMost } from "#server/lists.ts";
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
  if (q === null) {
    return Prisma.sql`
      select latest.kind || ':' || latest.record_id as id, concat_ws(' · ', latest.title, latest.ref) as label, latest.kind as detail
      from (${latestOfEach(partner, perKind)}) latest(kind, record_id, title, ref, place)
      order by array_position(${KINDS}, latest.kind), latest.place`;
  }
  const ofPartner =
    partner === null ? Prisma.sql`true` : Prisma.sql`d.partners <@ array(${bothSides(partner)})`;
  return Prisma.sql`
    select id, label, detail from (
      select d.kind || ':' || d.record_id as id, d.kind::text as detail, f.tier, f.rank,
        concat_ws(' · ', d.title, coalesce(d.ref, d.detail)) as label,
        row_number() over (partition by d.kind order by f.tier, f.rank desc, d.dated_on desc nulls last, d.title, d.record_id) as place
      from ${foundBy(q, { kinds: KINDS, most: () => MOST, partner: null })} f
      join search_doc d on d.kind = f.kind and d.record_id = f.record_id and d.part = ''
      where d.kind = any(${KINDS}::search_kind[]) and ${ofPartner}
    ) ranked
    where place <= ${perKind} order by tier, rank desc, place`;
}

const bothSides = (partner: string): Prisma.Sql =>
  Prisma.sql`select ${partner}::bpchar union select code from country where is_home`;

type Latest = { kind: (typeof KINDS)[number]; from: Prisma.Sql; columns: Prisma.Sql };

const titled = Prisma.sql`x.title, x.ref`;
/** Each in the order of an index of its partner: when it was made, held or signed, or by its number. */
const LATEST: readonly (Latest & { latest: Prisma.Sql })[] = [
  {
    kind: "commitment",
    columns: titled,
    from: Prisma.sql`commitment x`,
    latest: Prisma.sql`x.made_on desc nulls last, x.id desc`,
  },
  {
    kind: "meeting",
    columns: titled,
    from: Prisma.sql`meeting x`,
    latest: Prisma.sql`x.held_on desc nulls last, x.id desc`,
  },
  {
    kind: "agreement",
    columns: titled,
    from: Prisma.sql`(select n.partner, n.known_on, a.id, a.title, a.ref from app.agreement_now n join agreement a on a.id = n.agreement_id) x`,
    latest: Prisma.sql`x.known_on desc, x.id desc`,
  },
  {
    kind: "training",
    columns: titled,
    from: Prisma.sql`training x`,
    latest: Prisma.sql`x.ref desc`,
  },
  {
    kind: "delivery",
    columns: Prisma.sql`x.item, x.ref`,
    from: Prisma.sql`delivery x`,
    latest: Prisma.sql`x.ref desc`,
  },
];
const NAMED: readonly Latest[] = [
  { kind: "agency", columns: Prisma.sql`x.name, x.acronym`, from: Prisma.sql`agency x` },
  { kind: "person", columns: Prisma.sql`x.name, null::text`, from: Prisma.sql`person x` },
];

/** The latest of each kind; people and agencies of either side, or of none, by name. */
function latestOfEach(partner: string | null, perKind: number): Prisma.Sql {
  const few = ({ kind, columns, from }: Latest, where: Prisma.Sql, order: Prisma.Sql) => Prisma.sql`
    (select ${kind}::text, x.id::text, ${columns}, row_number() over (order by ${order})
      from ${from} where ${where} order by ${order} limit ${atMost(perKind)})`;
  const ofPartner =
    partner === null ? Prisma.sql`true` : Prisma.sql`x.partner = ${partner}::bpchar`;
  const ofSides =
    partner === null
      ? Prisma.sql`true`
      : Prisma.sql`(x.country is null or x.country = any(array(${bothSides(partner)})))`;
  return Prisma.join(
    [
      ...LATEST.map((one) =>
        few(one, ofPartner, partner === null ? Prisma.sql`x.id desc` : one.latest),
      ),
      ...NAMED.map((one) => few(one, ofSides, Prisma.sql`x.name, x.id`)),
    ],
    " union all ",
  );
}
