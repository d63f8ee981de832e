import "server-only";
import type { Moment } from "#domain/moment.ts";
import { orderOf } from "#features/commitments/queries.ts";
import { OPEN_STATUSES } from "#features/commitments/rules.ts";
import { filterOf } from "#features/commitments/schema.ts";
import { firstStates, statesAt } from "#features/commitments/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { isNow, wasRecorded } from "#server/moment.ts";

/** A list with its size and the highest marking of all of it: `rows` come in order, and with `total` and `highest` in each. */
export const agencyJson = (agency: Prisma.Sql) => Prisma.sql`
  case when ${agency}.id is not null then json_build_object('name', ${agency}.name, 'nameUr', ${agency}.name_ur, 'acronym', ${agency}.acronym) end`;

/** Of open promises: those that are late, and the others; of today's by the key of their list, where an index begins or ends with them. */
export const late = (moment: Moment): Prisma.Sql =>
  isNow(moment) ? Prisma.sql`s.due_key < ${moment.asOf}::date` : Prisma.sql`s.is_overdue`;
export const notLate = (moment: Moment): Prisma.Sql =>
  isNow(moment) ? Prisma.sql`s.due_key >= ${moment.asOf}::date` : Prisma.sql`not s.is_overdue`;

/** What is open with a partner. Of today's not by another bound of the key: between two a kept plan would expect a handful. */
function openOf(partner: string, moment: Moment): Prisma.Sql {
  const open = isNow(moment)
    ? Prisma.sql`s.status = any(${OPEN_STATUSES}::text[])`
    : Prisma.sql`s.is_open`;
  return Prisma.sql`s.partner = ${partner}::bpchar and ${open}`;
}

/** How many there are of each of some kinds, and how the highest of them is marked: by one reading of what is kept in one index. */
export function sizesSql(
  partner: string,
  moment: Moment,
  kinds: Readonly<Record<string, Prisma.Sql>>,
): Prisma.Sql {
  const each = (column: (which: Prisma.Sql) => Prisma.Sql) =>
    Prisma.sql`array[${Prisma.join(Object.values(kinds).map(column))}]`;
  return Prisma.sql`
    select size.name, size.total, coalesce(size.highest, 'official') as highest
    from (
      select ${each((which) => Prisma.sql`count(*) filter (where ${which})::int`)} as totals,
        ${each((which) => Prisma.sql`(max(s.marking) filter (where ${which}))::text`)} as markings
      from ${statesAt(moment)} where ${openOf(partner, moment)}
    ) counted
    cross join unnest(${Object.keys(kinds)}::text[], counted.totals, counted.markings) size(name, total, highest)`;
}

/** More than any brief takes: what is due on one day is put in its order among so many. */
const NEAREST = 200;

/**
 * The promises of one kind, the most urgent first; `take` of them with all that is told of each. `which` asks the state `s`:
 * all are counted by what is kept in one index, and no more are read than are told.
 */
export function promisesSql(
  partner: string,
  moment: Moment,
  which: Prisma.Sql,
  take: number,
): Prisma.Sql {
  const known = (column: Prisma.Sql) => wasRecorded(column, moment);
  const where = Prisma.sql`${openOf(partner, moment)} and ${which}`;
  const order = orderOf(filterOf({ sort: "due" }));
  return Prisma.sql`
    select r.*, said.times as "timesSaid", word.last, passage.quote from (
      select c.id, c.ref, c.title, greatest(c.marking, a.marking)::text as marking, coalesce(c.releasable_to, '{}')::text[] as "releasableTo",
        c.obligor::text as "owedBy", s.is_promise as "isPromise", c.strength::text as strength, s.status::text as status,
        c.due_on::text as due, c.due_precision::text as precision, s.due_last_day::text as "dueLastDay",
        s.is_overdue as "isOverdue", s.is_due_soon as "isDueSoon", s.days_overdue as "daysOverdue", s.freshness,
        s.last_evidence_on::text as "lastEvidenceOn", ${agencyJson(Prisma.sql`a`)} as agency
      from ${firstStates(moment, { ...order, where, take: NEAREST })} s
      join commitment c on c.id = s.commitment_id
      left join agency a on a.id = c.lead_agency_id
      order by s.days_overdue desc nulls last, s.due_last_day nulls last, c.strength, c.made_on desc nulls last, c.ref
      limit ${take}
    ) r
    cross join lateral (
      select count(*)::int as times from commitment_restatement x
      join commitment later on later.id = x.later_id where x.earlier_id = r.id and ${known(Prisma.sql`x.created_at`)}
    ) said
    left join lateral (
      select json_build_object('on', u.effective_on, 'status', u.status, 'note', u.note, 'nextStep', u.next_step) as last
      from status_update u where u.commitment_id = r.id and u.effective_on <= ${moment.asOf}::date and ${known(Prisma.sql`u.recorded_at`)}
      order by u.effective_on desc, u.recorded_at desc, u.id desc limit 1
    ) word on true
    left join lateral (
      select json_build_object('text', q.quote, 'citationId', q.id, 'sourceId', o.id, 'sourceRef', o.ref,
        'publisher', o.publisher, 'marking', o.marking, 'releasableTo', coalesce(o.releasable_to, '{}')::text[]) as quote
      from citation q join source o on o.id = q.source_id
      where q.commitment_id = r.id and ${known(Prisma.sql`q.created_at`)}
      -- The passage of the most reliable source, of the whole promise before one of its fields.
      order by o.kind, (q.field is not null and q.field not in ('text', 'title')), length(q.quote), q.id limit 1
    ) passage on true
    order by r."daysOverdue" desc nulls last, r."dueLastDay" nulls last, r.ref`;
}
