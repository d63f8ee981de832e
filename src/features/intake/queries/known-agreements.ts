import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { Prisma } from "#generated/prisma/client.ts";

const MOST = 1000;
const MOST_COUNTS = 3;

/** `KnownAgreement`s: the instruments with a partner, the latest recorded first, as they stand on a day. */
export const agreementsOf = (partner: string, today: CalendarDate): Prisma.Sql => Prisma.sql`
    select a.id, a.ref, a.title, a.instrument, a.is_placeholder as "isPlaceholder", s.is_signed as "isSigned",
      s.signed_on::text as "signedOn", s.is_pending_mou as "isPendingMou"
    from agreement a join app.agreement_today(${today}::date) s on s.agreement_id = a.id
    where a.partner = ${partner}::bpchar
    order by a.created_at desc, a.id limit ${MOST}`;

/** `KnownCount`s: of each source the passage that stands for the most MoUs at once, if for several; the latest sources first. */
export const countsOf = (partner: string): Prisma.Sql => Prisma.sql`
    select counted.quote, counted.count,
      json_build_object('id', s.id, 'ref', s.ref, 'title', s.title, 'published', case when s.published_on is not null
        then json_build_object('on', s.published_on, 'precision', s.published_precision) end) as source
    from (
      select distinct on (c.source_id) c.source_id, min(c.quote) as quote, count(distinct a.id)::int as count
      from citation c join agreement a on a.id = c.agreement_id
      where c.partner = ${partner}::bpchar and a.instrument = 'mou'
      group by c.source_id, c.starts_at, c.ends_at having count(distinct a.id) > 1
      order by c.source_id, count(distinct a.id) desc
    ) counted
    join source s on s.id = counted.source_id
    order by s.published_on desc nulls last, s.ref limit ${MOST_COUNTS}`;
