import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { PickQuery } from "./schema.ts";
import { beginsWith, hasWords, ofSide, recentMeetings } from "./where.ts";

/** People, those of the latest meetings first; with the title and agency of their post today, else of that meeting. */
export function people(query: PickQuery, today: CalendarDate, limit: number): Prisma.Sql {
  const { id, q } = query;
  const name = Prisma.sql`p.name`;
  const all = Prisma.sql`concat_ws(' ', p.name, p.name_ur, post.title, a.name, a.acronym)`;
  const wanted =
    id === null
      ? Prisma.sql`${ofSide(Prisma.sql`p.country`, query)} and ${hasWords(all, q)}`
      : Prisma.sql`p.id = ${id}::uuid`;
  return Prisma.sql`
    with recent as (${recentMeetings(query)}),
    seen as (
      select distinct on (x.person_id) x.person_id, x.title_as_printed, x.agency_id, r.held_on
      from participant x join recent r on r.id = x.meeting_id
      where x.person_id is not null
      order by x.person_id, r.held_on desc nulls last
    )
    select p.id, p.name as label, coalesce(post.title, seen.title_as_printed) as title,
      a.id as "agencyId", coalesce(a.acronym, a.name) as "agencyLabel",
      nullif(concat_ws(', ', coalesce(post.title, seen.title_as_printed), coalesce(a.acronym, a.name)), '') as detail
    from person p
    left join seen on seen.person_id = p.id
    left join lateral (
      select t.post_id from tenure t
      where t.person_id = p.id and coalesce(t.from_on <= ${today}::date, true)
        and coalesce(t.until_on >= ${today}::date, t.until_precision = 'unknown')
      order by t.is_acting, t.from_on desc nulls last limit 1
    ) held on true
    left join post on post.id = held.post_id
    left join agency a on a.id = coalesce(post.agency_id, seen.agency_id)
    where ${wanted}
    order by ${beginsWith(name, q)} seen.held_on desc nulls last, (seen.person_id is null), p.name, p.id
    limit ${limit}`;
}

/** Agencies by any of their names, those of the latest meetings first; one that has a successor says so. */
export function agencies(query: PickQuery, limit: number): Prisma.Sql {
  const { id, q } = query;
  const all = Prisma.sql`concat_ws(' ', a.name, a.name_ur, a.acronym, parent.acronym,
    (select string_agg(l.name, ' ') from agency_alias l where l.agency_id = a.id))`;
  const wanted =
    id === null
      ? Prisma.sql`${ofSide(Prisma.sql`a.country`, query)} and ${hasWords(all, q)}`
      : Prisma.sql`a.id = ${id}::uuid`;
  return Prisma.sql`
    with recent as (${recentMeetings(query)}),
    seen as (
      select x.agency_id, max(r.held_on) as held_on
      from participant x join recent r on r.id = x.meeting_id
      where x.agency_id is not null group by x.agency_id
    )
    select a.id, a.name || coalesce(' (' || a.acronym || ')', '') as label,
      nullif(concat_ws(' · ', coalesce(parent.acronym, parent.name), '→ ' || coalesce(heir.acronym, heir.name)), '') as detail
    from agency a
    left join seen on seen.agency_id = a.id
    left join agency parent on parent.id = a.parent_id
    left join lateral (
      select s.successor_id from agency_succession s
      where s.predecessor_id = a.id order by s.happened_on desc nulls last limit 1
    ) after on true
    left join agency heir on heir.id = after.successor_id
    where ${wanted}
    order by (after.successor_id is not null), ${beginsWith(Prisma.sql`coalesce(a.acronym, a.name)`, q)}
      seen.held_on desc nulls last, (seen.agency_id is null), a.name, a.id
    limit ${limit}`;
}
