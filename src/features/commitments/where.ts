import "server-only";
import { addDays } from "#domain/calendar-date.ts";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { hasMarking } from "#server/facets.ts";
import { knownAtSql, momentSql } from "#server/moment.ts";
import { type CommitmentFilter, NO_TOPIC } from "./schema.ts";
import { DUE_SOON_DAYS, OPEN_STATUSES } from "./rules.ts";

export const commitmentStates = (moment: Moment) =>
  Prisma.sql`app.commitment_state(${momentSql(moment)})`;

/** `from` of every query about commitments as they stood: `s` is the derived state, `c` the record. */
export function commitmentsAt(moment: Moment): Prisma.Sql {
  return Prisma.sql`${commitmentStates(moment)} s join commitment c on c.id = s.commitment_id`;
}

/** The groups of the filter, each with its condition; those that ask nothing are left out. */
export function conditionsOf(
  filter: CommitmentFilter,
  moment: Moment,
): Partial<Record<keyof CommitmentFilter, Prisma.Sql>> {
  const conditions: Partial<Record<keyof CommitmentFilter, Prisma.Sql>> = {};
  const { q, partner, topic, status, obligor, due, freshness, strength, kind, agency, marking } =
    filter;
  if (q !== null) {
    const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.q = Prisma.sql`(c.title ilike ${pattern} or c.text ilike ${pattern} or c.ref ilike ${pattern})`;
  }
  if (partner.length > 0) conditions.partner = Prisma.sql`c.partner = any(${partner}::bpchar[])`;
  if (topic.length > 0) conditions.topic = aboutTopics(topic);
  if (status.length > 0) {
    conditions.status = Prisma.sql`s.status = any(${status}::commitment_status[])`;
  }
  if (obligor.length > 0) conditions.obligor = Prisma.sql`c.obligor = any(${obligor}::obligor[])`;
  if (due.length > 0) {
    conditions.due = Prisma.sql`(${Prisma.join(
      due.map((state) => dueCondition(state, moment)),
      " or ",
    )})`;
  }
  if (freshness.length > 0) conditions.freshness = Prisma.sql`s.freshness = any(${freshness})`;
  if (kind.length > 0) conditions.kind = Prisma.sql`c.kind = any(${kind}::commitment_kind[])`;
  if (marking.length > 0) conditions.marking = hasMarking(Prisma.sql`c`, marking);
  if (agency !== null) {
    conditions.agency = Prisma.sql`(c.lead_agency_id = ${agency}::uuid or exists (
      select 1 from commitment_agency supports
      where supports.commitment_id = c.id and supports.agency_id = ${agency}::uuid))`;
  }
  if (strength.length > 0) {
    conditions.strength = Prisma.sql`c.strength = any(${strength}::wording_strength[])`;
  } else if (filter.talking === null) conditions.strength = Prisma.sql`s.is_promise`;
  const firstMade = Prisma.sql`app.first_day(c.made_on, c.made_precision)`;
  // About or before a day: by that day.
  const made = Prisma.sql`coalesce(${firstMade}, c.made_on)`;
  if (filter.madeSince !== null) {
    conditions.madeSince = Prisma.sql`${made} >= ${filter.madeSince}::date`;
  }
  if (filter.madeUntil !== null) {
    conditions.madeUntil = Prisma.sql`${made} <= ${filter.madeUntil}::date`;
  }
  if (filter.madeIn !== null) conditions.madeIn = inMonth(firstMade, filter.madeIn);
  if (filter.keptIn !== null) {
    conditions.keptIn = Prisma.sql`s.status = 'complete' and ${inMonth(Prisma.sql`s.status_on`, filter.keptIn)}`;
  }
  if (filter.lateIn !== null) {
    conditions.lateIn = Prisma.sql`${fellDue(moment)} and ${inMonth(Prisma.sql`s.due_last_day + 1`, filter.lateIn)}`;
  }
  if (filter.nothing !== null) conditions.nothing = Prisma.sql`false`;
  return conditions;
}

/** The whole filter as one condition. */
export function matching(filter: CommitmentFilter, moment: Moment): Prisma.Sql {
  const conditions = Object.values(conditionsOf(filter, moment));
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " and ");
}

function aboutTopics(slugs: readonly string[]): Prisma.Sql {
  const about = Prisma.sql`exists (
    select 1 from commitment_topic ct join topic t on t.id = ct.topic_id left join topic above on above.id = t.parent_id
    where ct.commitment_id = c.id and (t.slug = any(${slugs}) or above.slug = any(${slugs})))`;
  const withoutAny = Prisma.sql`not exists (select 1 from commitment_topic ct where ct.commitment_id = c.id)`;
  return slugs.includes(NO_TOPIC) ? Prisma.sql`(${about} or ${withoutAny})` : about;
}

function dueCondition(state: CommitmentFilter["due"][number], { asOf }: Moment): Prisma.Sql {
  switch (state) {
    case "overdue":
      return Prisma.sql`s.is_overdue`;
    case "soon":
      return Prisma.sql`s.is_due_soon`;
    case "later":
      return Prisma.sql`(s.is_open and s.due_last_day > ${addDays(asOf, DUE_SOON_DAYS)}::date)`;
    case "none":
      return Prisma.sql`(s.is_open and s.due_last_day is null)`;
  }
}

/** Overdue on the day after its last due day, whatever became of it later. */
export function fellDue(moment: Moment): Prisma.Sql {
  return Prisma.sql`(s.due_last_day < ${moment.asOf}::date and coalesce((
    select u.status from status_update u
    where u.commitment_id = c.id and u.effective_on <= s.due_last_day + 1 and u.recorded_at <= ${knownAtSql(moment)}
    order by u.effective_on desc, u.recorded_at desc, u.id desc limit 1
  ), 'no_evidence') = any(${OPEN_STATUSES}::commitment_status[]))`;
}

/** Whether a day is in a month ("2026-03"). */
function inMonth(day: Prisma.Sql, month: string): Prisma.Sql {
  const first = `${month}-01`;
  return Prisma.sql`(${day} >= ${first}::date and ${day} < (${first}::date + interval '1 month')::date)`;
}
