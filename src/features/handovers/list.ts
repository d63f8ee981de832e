import "server-only";
import { createHash } from "node:crypto";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Tx } from "#server/db.ts";
import type { HandoverLine } from "./views.ts";

/** A list that a person can read holds no more of one kind. */
const MOST = 300;
const CONTACTS = 10;

/**
 * What whoever takes a post over must know: agreements whose stage is at the post, and open promises whose focal point holds or
 * held it; of the head of an agency also what the agency leads. Then the meetings that are planned with the post or its
 * holders, and their last ten. One statement; of what the viewer may see.
 */
export function listOfPost(tx: Tx, postId: string, today: CalendarDate): Promise<HandoverLine[]> {
  return tx.$queryRaw<HandoverLine[]>`
    with desk as (select p.id, case when p.is_head then p.agency_id end as agency_id from post p where p.id = ${postId}::uuid),
      holder as (select t.person_id as id from tenure t where t.post_id = ${postId}::uuid)
    select kind, record_id::text as "recordId", ref, title, partner::text, marking::text, detail, on_day::text as "on", precision::text
    from (
      (select 1 as place, 'agreement' as kind, a.id as record_id, a.ref, a.title, a.partner, a.marking, s.stage as detail,
        s.stage_entered_on as on_day, 'day'::date_precision as precision, s.stage_entered_on as sort_day
      from desk cross join lateral (
        select l.id from agreement l where l.lead_agency_id = desk.agency_id
        union select e.agreement_id from stage_entry e where e.owner_post_id = desk.id
      ) its cross join lateral (
        select * from app.agreement_today(${today}::date) t where t.agreement_id = its.id offset 0
      ) s join agreement a on a.id = s.agreement_id
      left join lateral (
        select e.owner_post_id from stage_entry e where e.agreement_id = a.id and e.entered_on <= ${today}::date
        order by e.entered_on desc, e.recorded_at desc, e.id desc limit 1
      ) last on true
      where s.stage is not null and s.state in ('proposed', 'initialled', 'signed') and (last.owner_post_id = desk.id or a.lead_agency_id = desk.agency_id)
      order by s.stage_entered_on, a.ref limit ${MOST})
      union all
      (select 2, 'commitment', c.id, c.ref, c.title, c.partner, c.marking, s.status::text, c.due_on, c.due_precision, s.due_last_day
      from desk cross join lateral (
        select l.id from commitment l where l.lead_agency_id = desk.agency_id
        union select l.id from holder join commitment l on l.focal_point_id = holder.id
      ) its cross join lateral (
        select * from app.commitment_today(${today}::date) t where t.commitment_id = its.id offset 0
      ) s join commitment c on c.id = s.commitment_id
      where s.is_open and s.is_promise
      order by s.due_last_day nulls last, c.ref limit ${MOST})
      union all
      (select 3, 'next', m.id, m.ref, m.title, m.partner, m.marking, m.type::text, m.held_on, m.held_precision, m.held_on
      from meeting m where m.life = 'planned' and m.id in (
        select x.meeting_id from participant x where x.post_id = ${postId}::uuid
        union select x.meeting_id from holder join participant x on x.person_id = holder.id)
      order by m.held_on nulls last, m.ref limit ${MOST})
      union all
      (select 4, 'contact', m.id, m.ref, m.title, m.partner, m.marking, m.type::text, m.held_on, m.held_precision, m.held_on
      from meeting m where m.life = 'held' and m.held_on <= ${today}::date and m.id in (
        select x.meeting_id from participant x where x.has_attended and x.post_id = ${postId}::uuid
        union select x.meeting_id from holder join participant x on x.person_id = holder.id where x.has_attended)
      order by m.held_on desc, m.ref limit ${CONTACTS})
    ) line
    order by place, case when place = 4 then null else sort_day end nulls last, case when place = 4 then sort_day end desc, ref`;
}

/** Tells whether a list is still the one that was read. */
export function digestOf(lines: readonly HandoverLine[]): string {
  const read = lines.map(({ kind, recordId, title, detail, on }) => [
    kind,
    recordId,
    title,
    detail,
    on,
  ]);
  return createHash("sha256").update(JSON.stringify(read)).digest("hex");
}
