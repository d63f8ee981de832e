import "server-only";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { isNow, knownAtSql, momentSql } from "#server/moment.ts";

/**
 * What the register says otherwise at one moment than at an earlier one, the latest first: the derived states of both moments
 * side by side, what was met and promised between them, and due dates that were moved, from the audit.
 */
export function changesSql(partner: string, then: Moment, now: Moment, take: number): Prisma.Sql {
  const since = Prisma.sql`${then.asOf}::date`;
  const until = Prisma.sql`${now.asOf}::date`;
  return Prisma.sql`
    with touched as materialized (
      ${touchedSql(partner, then, now)}
    ), cs as materialized (
      select c.id, c.ref, c.title, c.marking, c.releasable_to, n.status, n.status_on, n.is_promise, n.is_overdue, n.due_last_day,
        c.made_on, c.made_precision, c.created_at, b.status as was, b.is_overdue as was_overdue, b.commitment_id is not null as was_there
      from touched join commitment c on c.id = touched.id
      cross join lateral (select * from app.commitment_state(${momentSql(now)}) s where s.commitment_id = c.id offset 0) n
      left join lateral (select * from app.commitment_state(${momentSql(then)}) s where s.commitment_id = c.id offset 0) b on true
      where c.partner = ${partner}
    ), ags as materialized (
      select a.id, a.ref, a.title, a.marking, a.releasable_to, n.state, n.stage, n.stage_entered_on, n.signed_on, n.in_force_on,
        b.state as was, b.stage as was_stage
      from app.agreement_state(${momentSql(now)}) n join agreement a on a.id = n.agreement_id
      left join app.agreement_state(${momentSql(then)}) b on b.agreement_id = a.id
      where a.partner = ${partner}
    )
    select kind, record, id, ref, title, "on"::text as "on", "from", "to", marking::text as marking, coalesce(releasable_to, '{}')::text[] as "releasableTo",
      count(*) over ()::int as total, (max(marking) over ())::text as highest
    from (
      select 'promise' as kind, 'commitment' as record, id, ref, title, coalesce(app.first_day(made_on, made_precision), made_on) as "on",
        null as "from", null as "to", marking, releasable_to
      from cs where is_promise and not was_there and coalesce(made_on > ${since} or created_at > ${knownAtSql(then)}, false)
      union all
      select 'status', 'commitment', id, ref, title, status_on, case when was_there then was::text end, status::text, marking, releasable_to
      from cs where status is distinct from was and status_on is not null and (was_there or status_on > ${since})
      union all
      select 'overdue', 'commitment', id, ref, title, due_last_day + 1, null, null, marking, releasable_to
      from cs where is_promise and is_overdue and not coalesce(was_overdue, false)
      union all
      select 'stage', 'agreement', id, ref, title, stage_entered_on, was_stage::text, stage::text, marking, releasable_to
      from ags where stage is distinct from was_stage and stage is not null
      union all
      select 'state', 'agreement', id, ref, title, case state when 'signed' then signed_on when 'in_force' then in_force_on end,
        was, state, marking, releasable_to
      from ags where state is distinct from was and state not in ('proposed')
      union all
      select 'met', 'meeting', id, ref, title, held_on, null, null, marking, releasable_to
      from meeting where partner = ${partner} and life = 'held' and held_on > ${since} and held_on <= ${until} and created_at <= ${knownAtSql(now)}
      union all
      select 'due', 'commitment', c.id, c.ref, c.title, moved.at::date, moved.was, c.due_on::text, c.marking, c.releasable_to
      from (
        select distinct on (e.record_id) e.record_id, e.at, e.before ->> 'due_on' as was from audit_event e
        where e.table_name = 'commitment' and e.op = 'U' and e.after ? 'due_on'
          and e.at > greatest(${knownAtOf(then)}, ${since}::timestamptz) and e.at <= ${knownAtSql(now)}
        order by e.record_id, e.at
      ) moved join commitment c on c.id = moved.record_id::uuid
      where c.partner = ${partner} and c.due_on is not null and moved.was is distinct from c.due_on::text
    ) change
    order by "on" desc nulls last, ref, kind limit ${take}`;
}

/** The promises, and what was only talked of, that may stand otherwise now: the others are not looked at. */
function touchedSql(partner: string, then: Moment, now: Moment): Prisma.Sql {
  const since = Prisma.sql`${then.asOf}::date`;
  const recorded = (column: Prisma.Sql) =>
    then.knownAt === null ? Prisma.sql`false` : Prisma.sql`${column} > ${knownAtSql(then)}`;
  // What is kept tells of today alone. A due date is at most a year from the day it is written as.
  const fellDue = isNow(now)
    ? Prisma.sql`
        select n.commitment_id from app.commitment_now n
        where n.partner = ${partner}::bpchar and n.due_key >= ${since} and n.due_key < ${now.asOf}::date
        union select n.commitment_id from app.commitment_now n where n.partner = ${partner}::bpchar and n.settled_on > ${now.asOf}::date`
    : Prisma.sql`
        select c.id from commitment c
        where c.partner = ${partner}::bpchar and c.due_on >= ${since} - 366 and c.due_on <= ${now.asOf}::date + 366`;
  return Prisma.sql`
    select c.id from commitment c where c.partner = ${partner}::bpchar and c.made_on >= ${since}
    union select c.id from commitment c where c.partner = ${partner}::bpchar and ${recorded(Prisma.sql`c.created_at`)}
    union ${fellDue}
    union select u.commitment_id from status_update u where u.partner = ${partner}::bpchar and u.effective_on > ${since}
    union select u.commitment_id from status_update u where u.partner = ${partner}::bpchar and ${recorded(Prisma.sql`u.recorded_at`)}`;
}

/** Without an instant the end of the day decides. */
const knownAtOf = ({ knownAt, asOf }: Moment) =>
  knownAt === null ? Prisma.sql`(${asOf}::date + 1)::timestamptz` : knownAtSql({ knownAt });
