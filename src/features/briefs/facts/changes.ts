import "server-only";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { knownAtSql, momentSql } from "#server/moment.ts";

/**
 * What the register says otherwise at one moment than at an earlier one, the latest first: the derived states of both moments
 * side by side, what was met and promised between them, and due dates that were moved, from the audit.
 */
export function changesSql(partner: string, then: Moment, now: Moment, take: number): Prisma.Sql {
  const since = Prisma.sql`${then.asOf}::date`;
  const until = Prisma.sql`${now.asOf}::date`;
  return Prisma.sql`
    with cs as materialized (
      select c.id, c.ref, c.title, c.marking, c.releasable_to, n.status, n.status_on, n.is_promise, n.is_overdue, n.due_last_day,
        c.made_on, c.made_precision, c.created_at, b.status as was, b.is_overdue as was_overdue, b.commitment_id is not null as was_there
      from app.commitment_state(${momentSql(now)}) n join commitment c on c.id = n.commitment_id
      left join app.commitment_state(${momentSql(then)}) b on b.commitment_id = c.id
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
      from commitment c cross join lateral (
        select e.at, e.before ->> 'due_on' as was from audit_event e
        where e.table_name = 'commitment' and e.record_id = c.id::text and e.op = 'U' and e.after ? 'due_on'
          and e.at > greatest(${knownAtOf(then)}, ${since}::timestamptz) and e.at <= ${knownAtSql(now)}
        order by e.at limit 1
      ) moved
      where c.partner = ${partner} and c.due_on is not null and moved.was is distinct from c.due_on::text
    ) change
    order by "on" desc nulls last, ref, kind limit ${take}`;
}

/** Without an instant the end of the day decides. */
const knownAtOf = ({ knownAt, asOf }: Moment) =>
  knownAt === null ? Prisma.sql`(${asOf}::date + 1)::timestamptz` : knownAtSql({ knownAt });
