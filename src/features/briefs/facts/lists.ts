import "server-only";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { agreementStates } from "#features/agreements/where.ts";
import { courseBy } from "#features/trainings/where.ts";
import { wasRecorded } from "#server/moment.ts";
import { agencyJson } from "./rows.ts";

const sized = (marking: Prisma.Sql) =>
  Prisma.sql`count(*) over ()::int as total, (max(${marking}) over ())::text as highest`;

/** Whether a stage or a desk of a route is for the agreement `g`: not certainly not. */
const isFor = (rule: Prisma.Sql) => Prisma.sql`(
  (cardinality(${rule}.for_bindings) = 0 or g.binding = 'unknown' or g.binding = any (${rule}.for_bindings))
  and (cardinality(${rule}.for_counterparts) = 0 or g.counterpart = 'unknown' or g.counterpart = any (${rule}.for_counterparts))
  and (cardinality(${rule}.for_money) = 0 or g.money = 'unknown' or g.money = any (${rule}.for_money)))`;

/** Pending MoUs, the longest in their stage first, with the concurrences that are asked or needed and not there. */
export function mousSql(partner: string, moment: Moment, take: number): Prisma.Sql {
  const by = Prisma.sql`${moment.asOf}::date`;
  const known = wasRecorded(Prisma.sql`x.recorded_at`, moment);
  return Prisma.sql`
    select r.*, lacks.missing from (
      select a.id, a.ref, a.title, greatest(a.marking, w.marking)::text as marking, coalesce(a.releasable_to, '{}')::text[] as "releasableTo",
        s.stage::text as stage, s.stage_entered_on::text as "enteredOn", s.days_in_stage as days, s.target_days as "targetDays",
        s.is_over_target as "isOverTarget", s.waiting_on::text as "waitingOn", ${agencyJson(Prisma.sql`w`)} as "waitingAgency",
        ${sized(Prisma.sql`greatest(a.marking, w.marking)`)}
      from ${agreementStates(moment)} s join agreement a on a.id = s.agreement_id
      left join agency w on w.id = s.waiting_agency_id
      where a.partner = ${partner} and s.is_pending_mou
      order by s.days_in_stage desc nulls last, a.ref limit ${take}
    ) r
    cross join lateral (
      select coalesce(json_agg(json_build_object('desk', desk, 'askedOn', asked_on, 'days', ${by} - asked_on) order by asked_on nulls last, desk), '[]') as missing
      from (
        -- Desks that the route asks of this stage, and others that were asked; of each the last round counts.
        select coalesce(needed.desk, asked.desk) as desk, asked.requested_on as asked_on
        from (
          select d.desk from agreement g join route_stage stage on stage.route_id = g.route_id and stage.stage::text = r.stage
          join route_concurrence d on d.route_stage_id = stage.id
          where g.id = r.id and d.is_required and ${isFor(Prisma.sql`stage`)} and ${isFor(Prisma.sql`d`)}
        ) needed
        full join (
          select distinct on (app.desk_key(x.desk)) x.desk, x.requested_on,
            coalesce(x.decided_on <= ${by}, false) and x.decision is distinct from 'refused' as is_granted
          from concurrence x where x.agreement_id = r.id and x.requested_on <= ${by} and ${known}
          order by app.desk_key(x.desk), x.requested_on desc, x.recorded_at desc, x.id desc
        ) asked on app.desk_key(asked.desk) = app.desk_key(needed.desk)
        where not coalesce(asked.is_granted, false)
      ) open
    ) lacks
    order by r.days desc nulls last, r.ref`;
}

/** Programmes, those with the latest course first, with that course. */
export function trainingsSql(partner: string, moment: Moment, take: number): Prisma.Sql {
  return Prisma.sql`
    select t.id, t.ref, t.title, greatest(t.marking, v.marking)::text as marking, coalesce(t.releasable_to, '{}')::text[] as "releasableTo",
      ${agencyJson(Prisma.sql`v`)} as provider, latest.title as course, latest.starts_on::text as "startsOn",
      coalesce(latest.starts_precision, 'unknown')::text as precision, coalesce(latest.starts_on > ${moment.asOf}::date, false) as "isAhead",
      latest.attended, latest.completed, latest.seats, ${sized(Prisma.sql`greatest(t.marking, v.marking)`)}
    from training t left join agency v on v.id = t.provider_id
    left join lateral (
      select c.* from course c where c.training_id = t.id and ${courseBy(moment)} order by c.starts_on desc nulls last, c.id limit 1
    ) latest on true
    where t.partner = ${partner} and ${wasRecorded(Prisma.sql`t.created_at`, moment)}
    order by latest.starts_on desc nulls last, t.ref desc limit ${take}`;
}

const tenureJson = (
  of: Prisma.Sql,
) => Prisma.sql`json_build_object('isActing', ${of}.is_acting, 'fromOn', ${of}.from_on,
  'fromPrecision', ${of}.from_precision, 'untilOn', ${of}.until_on, 'untilPrecision', ${of}.until_precision)`;

/** As `coversDay` and `surelyCovers` of people say it. */
const mayCover = (of: Prisma.Sql, by: Prisma.Sql) =>
  Prisma.sql`(coalesce(app.first_day(${of}.from_on, ${of}.from_precision) <= ${by}, true)
    and coalesce(app.last_day(${of}.until_on, ${of}.until_precision) >= ${by}, true))`;
const surelyCovers = (of: Prisma.Sql, by: Prisma.Sql) =>
  Prisma.sql`((${of}.from_on is null or coalesce(app.last_day(${of}.from_on, ${of}.from_precision) <= ${by}, false))
    and (${of}.until_on is null or coalesce(app.first_day(${of}.until_on, ${of}.until_precision) >= ${by}, false)))`;

/** Their people whom we met in two years, expect at the meeting, or who hold a post that day, with all their tenures. */
export function peopleSql(
  partner: string,
  meetingId: string | null,
  moment: Moment,
  take: number,
): Prisma.Sql {
  const by = Prisma.sql`${moment.asOf}::date`;
  return Prisma.sql`
    select p.id, p.name, p.name_ur as "nameUr", greatest(p.marking, met.marking, held.marking)::text as marking,
      coalesce(p.releasable_to, '{}')::text[] as "releasableTo", met.title_as_printed as printed, met.held_on::text as "printedOn",
      met.meeting_id as "meetingId", met.ref as "meetingRef", expected.is_it as "isExpected", held.tenures,
      ${sized(Prisma.sql`greatest(p.marking, met.marking, held.marking)`)}
    from person p
    left join lateral (
      select x.title_as_printed, m.held_on, m.id as meeting_id, m.ref, m.marking from participant x join meeting m on m.id = x.meeting_id
      where x.person_id = p.id and m.life = 'held' and m.held_on <= ${by} and x.has_attended and ${wasRecorded(Prisma.sql`m.created_at`, moment)}
      order by m.held_on desc, x.id limit 1
    ) met on true
    cross join lateral (
      select exists (select from participant x where x.person_id = p.id and x.meeting_id = ${meetingId}::uuid) as is_it
    ) expected
    cross join lateral (
      select coalesce(json_agg(json_build_object('title', post.title, 'titleUr', post.title_ur, 'agency', coalesce(g.acronym, g.name),
          'term', ${tenureJson(Prisma.sql`t`)}, 'others', rivals.tenures)), '[]') as tenures,
        coalesce(bool_or(${mayCover(Prisma.sql`t`, by)} and rivals.successor is not true), false) as is_in_post, max(g.marking) as marking
      from tenure t join post on post.id = t.post_id join agency g on g.id = post.agency_id
      cross join lateral (
        select coalesce(json_agg(${tenureJson(Prisma.sql`o`)}), '[]') as tenures,
          bool_or(${mayCover(Prisma.sql`o`, by)} and not ${surelyCovers(Prisma.sql`t`, by)}
            and (${surelyCovers(Prisma.sql`o`, by)} or coalesce(o.until_on, o.from_on) > coalesce(t.until_on, t.from_on))) as successor
        from tenure o where o.post_id = t.post_id and o.person_id <> t.person_id and ${wasRecorded(Prisma.sql`o.created_at`, moment)}
      ) rivals
      where t.person_id = p.id and ${wasRecorded(Prisma.sql`t.created_at`, moment)}
    ) held
    where p.country = ${partner} and ${wasRecorded(Prisma.sql`p.created_at`, moment)}
      and (expected.is_it or met.held_on > ${by} - 730 or (held.is_in_post and met.held_on is not null))
    order by expected.is_it desc, held.is_in_post desc, met.held_on desc nulls last, p.name limit ${take}`;
}

/** Fields of which sources say different things, those without a choice first. */
export function disputesSql(partner: string, moment: Moment, take: number): Prisma.Sql {
  return Prisma.sql`
    select d.*, ${sized(Prisma.sql`d.marking::marking`)} from (
      select case when m.id is not null then 'meeting' when c.id is not null then 'commitment' when a.id is not null then 'agreement' else 'training' end as record,
        coalesce(m.id, c.id, a.id, t.id) as id, coalesce(m.ref, c.ref, a.ref, t.ref) as ref, coalesce(m.title, c.title, a.title, t.title) as title,
        q.field, max(greatest(q.marking, m.marking, c.marking, a.marking, t.marking))::text as marking, array[]::text[] as "releasableTo",
        json_agg(json_build_object('value', q.value, 'publisher', coalesce(o.publisher, o.ref), 'isChosen', q.id = chosen.id) order by (q.id = chosen.id) desc nulls last, q.id) as values,
        bool_or(chosen.id is not null) as is_settled
      from claim q join source o on o.id = q.source_id
      left join meeting m on m.id = q.meeting_id left join commitment c on c.id = q.commitment_id
      left join agreement a on a.id = q.agreement_id left join training t on t.id = q.training_id
      left join lateral (
        select x.id from claim x join claim_choice k on k.claim_id = x.id
        where x.field = q.field and x.meeting_id is not distinct from q.meeting_id and x.commitment_id is not distinct from q.commitment_id
          and x.agreement_id is not distinct from q.agreement_id and x.training_id is not distinct from q.training_id
        order by k.recorded_at desc, k.id desc limit 1
      ) chosen on true
      where q.partner = ${partner} and coalesce(m.id, c.id, a.id, t.id) is not null and ${wasRecorded(Prisma.sql`q.recorded_at`, moment)}
      group by 1, 2, 3, 4, 5 having count(distinct lower(q.value)) > 1
    ) d
    order by is_settled, ref, field limit ${take}`;
}

/** Figures whose document nobody has seen, the latest first. */
export function figuresSql(partner: string, moment: Moment, take: number): Prisma.Sql {
  return Prisma.sql`
    select o.id as "sourceId", o.ref as "sourceRef", f.quantity, trim_scale(f.value)::text as value, f.unit, f.said_by as "saidBy",
      greatest(f.marking, o.marking)::text as marking, coalesce(o.releasable_to, '{}')::text[] as "releasableTo", ${sized(Prisma.sql`greatest(f.marking, o.marking)`)}
    from figure f join source o on o.id = f.source_id
    where f.partner = ${partner} and not f.is_document_seen and ${wasRecorded(Prisma.sql`f.recorded_at`, moment)}
    order by o.published_on desc nulls last, f.id limit ${take}`;
}
