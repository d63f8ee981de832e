import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Span } from "#features/intake/comparing/spans.ts";

const MOST = 50;

/** `KnownMeeting`s with a partner whose day may lie in the span. Those of an unknown day are nobody's match, nor is any of no span. */
export const meetingsOn = (partner: string, { from, until }: Span): Prisma.Sql =>
  // An anchor is at most a year from the last day that it stands for.
  Prisma.sql`
    select m.id, m.ref, m.title, m.type, m.life, m.place, m.round, m.until_on::text as until, s.name as series,
      json_build_object('on', m.held_on, 'precision', m.held_precision) as held
    from meeting m left join meeting_series s on s.id = m.series_id
    where m.partner = ${partner}::bpchar and m.held_precision not in ('before', 'after', 'unknown')
      and m.held_on between ${from}::date - 400 and ${until}::date + 400
      and app.first_day(m.held_on, m.held_precision) <= ${until}::date
      and greatest(m.until_on, app.last_day(m.held_on, m.held_precision)) >= ${from}::date
    order by m.held_on, m.ref limit ${MOST}`;
