import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { Moment } from "#domain/moment.ts";
import type { Named } from "#domain/names.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { wasRecorded } from "#server/moment.ts";
import type { UnnamedGroup } from "../mou-views.ts";
import { existed } from "../where.ts";

type UnnamedRow = {
  partner: CountryCode;
  country: Named;
  counted: number;
  identified: number;
  members: string[];
  passage: UnnamedGroup["passage"];
};

/**
 * The MoUs that a source counts without naming them, one group a passage, also when several passages
 * count the same ones. Who is named later keeps the passage, so the group tells how many are identified.
 */
export async function listUnnamedMous(
  tx: Tx,
  partners: readonly CountryCode[],
  moment: Moment | null = null,
): Promise<UnnamedGroup[]> {
  const isThere =
    moment === null
      ? Prisma.sql`true`
      : Prisma.sql`${wasRecorded(Prisma.sql`a.created_at`, moment)} and ${existed(moment)}
          and ${moment.isOfDay ? Prisma.sql`coalesce(told.published_on <= ${moment.asOf}::date, true)` : Prisma.sql`true`}`;
  const ofPartner =
    partners.length === 0
      ? Prisma.sql`true`
      : Prisma.sql`a.partner = any(${[...partners]}::bpchar[])`;
  const rows = await tx.$queryRaw<UnnamedRow[]>`
    with passages as materialized (
      select distinct a.partner, q.source_id, q.starts_at, q.ends_at
      from agreement a left join citation q on q.agreement_id = a.id left join source told on told.id = q.source_id
      where a.is_placeholder and a.instrument = 'mou' and ${isThere} and ${ofPartner}
    ), members as (
      select a.partner, q.source_id, q.starts_at, q.ends_at, q.id as citation_id, a.id, a.is_placeholder
      from passages p join citation q on q.source_id = p.source_id
        and q.starts_at is not distinct from p.starts_at and q.ends_at is not distinct from p.ends_at
      join agreement a on a.id = q.agreement_id and a.partner = p.partner join source told on told.id = q.source_id
      where a.instrument = 'mou' and ${isThere}
      union all
      select a.partner, null, null, null, null, a.id, true
      from agreement a left join source told on false
      where a.is_placeholder and a.instrument = 'mou' and ${isThere} and ${ofPartner}
        and not exists (select from citation q where q.agreement_id = a.id)
    ), counted as (
      select partner, source_id, starts_at, (array_agg(citation_id order by citation_id))[1] as citation_id,
        array_agg(distinct id) as members, count(distinct id)::int as counted,
        (count(distinct id) filter (where not is_placeholder))::int as identified
      from members group by partner, source_id, starts_at, ends_at
    ), told as (
      select distinct on (partner, members) * from counted order by partner, members, source_id, starts_at
    )
    select t.partner::text as partner, jsonb_build_object('name', c.name, 'nameUr', c.name_ur) as country, t.counted, t.identified, t.members,
      case when d.id is not null then jsonb_build_object('citationId', q.id, 'sourceId', d.id, 'title', d.title,
        'publisher', d.publisher, 'quote', q.quote) end as passage
    from told t join country c on c.code = t.partner
    left join citation q on q.id = t.citation_id left join source d on d.id = q.source_id
    order by t.counted desc, c.name, t.source_id`;
  return rows.map(({ partner, country, ...group }) => ({
    ...group,
    partner: { code: partner, ...country },
  }));
}
