import "server-only";
import { createHash } from "node:crypto";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { LONGEST } from "#features/intake/comparing/twins.ts";
import { documentText } from "#features/sources/schema.ts";
import { Prisma } from "#generated/prisma/client.ts";

/** A text is printed again within weeks. */
const DAYS_AROUND = 45;
const MOST_AROUND = 24;
const MOST_UNDATED = 8;
const MOST_FIGURES = 300;

/**
 * `KnownSource`s of a partner that have this very text, those published around the day, and the latest without a
 * date; the latest of all when there is no day.
 */
export function sourcesAround(partner: string, text: string, day: CalendarDate | null): Prisma.Sql {
  // As sources are stored: with their line ends made alike.
  const stored = documentText.safeParse(text).data ?? text;
  const sha256 = createHash("sha256").update(stored).digest("hex");
  return Prisma.sql`
    with chosen as (
      (select id from source where partner = ${partner}::bpchar and sha256 = ${sha256}::bpchar)
      union
      (select id from source where partner = ${partner}::bpchar
         and published_on between ${day}::date - ${DAYS_AROUND}::int and ${day}::date + ${DAYS_AROUND}::int
       order by abs(published_on - ${day}::date), id limit ${MOST_AROUND})
      union
      (select id from source where partner = ${partner}::bpchar and (published_on is null or ${day}::date is null)
       order by created_at desc, id limit ${MOST_UNDATED})
    )
    select s.id, s.ref, s.title, s.sha256 = ${sha256}::bpchar as "isSameText", left(s.text, ${LONGEST}::int) as text,
      case when s.published_on is not null
        then json_build_object('on', s.published_on, 'precision', s.published_precision) end as published,
      array(select distinct c.meeting_id from citation c where c.source_id = s.id and c.meeting_id is not null
            order by 1) as "meetingIds"
    from chosen join source s on s.id = chosen.id
    order by s.ref`;
}

/** `KnownFigure`s: the latest of a partner's sources. */
export const figuresOf = (partner: string): Prisma.Sql => Prisma.sql`
    select f.quantity, f.value::float8 as value, f.unit,
      json_build_object('id', s.id, 'ref', s.ref, 'title', s.title, 'published', case when s.published_on is not null
        then json_build_object('on', s.published_on, 'precision', s.published_precision) end) as source
    from figure f join source s on s.id = f.source_id
    where f.partner = ${partner}::bpchar
    order by f.recorded_at desc, f.id limit ${MOST_FIGURES}`;
