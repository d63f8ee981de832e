import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { Prisma } from "#generated/prisma/client.ts";

type Kind = "meeting" | "commitment" | "agreement";

/**
 * Whether the record `c` is on somebody's desk: on the list of a post that was handed to them last and that they acknowledged,
 * by the rule of that list (`listOfPost`). A condition for a statement in which the record's table is called `c`.
 */
export function isOnDeskOf(me: string, kind: Kind, today: CalendarDate): Prisma.Sql {
  const posts = Prisma.sql`
    select p.id, case when p.is_head then p.agency_id end as led_id from handover h join post p on p.id = h.post_id
    where h.to_id = ${me}::uuid and exists (select from handover_receipt r where r.handover_id = h.id)
      and not exists (select from handover l where l.post_id = h.post_id and (l.recorded_at, l.id) > (h.recorded_at, h.id))`;
  const holders = Prisma.sql`select t.person_id from tenure t where t.post_id = mine.id`;
  const isTheirs: Record<Kind, Prisma.Sql> = {
    agreement: Prisma.sql`exists (
      select from agreement a where a.id = c.id and (a.lead_agency_id = mine.led_id or mine.id = (
        select e.owner_post_id from stage_entry e where e.agreement_id = a.id and e.entered_on <= ${today}::date
        order by e.entered_on desc, e.recorded_at desc, e.id desc limit 1)))`,
    commitment: Prisma.sql`exists (
      select from commitment o where o.id = c.id and (o.lead_agency_id = mine.led_id or o.focal_point_id in (${holders})))`,
    meeting: Prisma.sql`exists (
      select from participant x where x.meeting_id = c.id and (x.post_id = mine.id or x.person_id in (${holders})))`,
  };
  return Prisma.sql`exists (select from (${posts}) mine where ${isTheirs[kind]})`;
}
