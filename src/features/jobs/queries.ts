import "server-only";
import type { Tx } from "#server/db.ts";
import type { FailedRun, FailingMail, JobState, MailState } from "./schema.ts";

const MOST = 20;

/** The last run of each job that ever ran, with its failures of a week. */
export function listJobStates(tx: Tx): Promise<JobState[]> {
  return tx.$queryRaw<JobState[]>`
    select distinct on (r.name) r.name, r.started_at as "startedAt", r.ended_at as "endedAt", r.is_done as "isDone", r.reason,
      r.attempt, r.counts,
      (select count(*)::int from job_run f where f.name = r.name and not f.is_done and f.started_at > now() - interval '7 days') as failures,
      exists (select from job_request q where q.name = r.name and q.taken_at is null) as "isAskedFor"
    from job_run r order by r.name, r.started_at desc`;
}

/** The latest first. */
export function listFailedRuns(tx: Tx): Promise<FailedRun[]> {
  return tx.$queryRaw<FailedRun[]>`
    select id, name, started_at as "startedAt", attempt, reason, worker from job_run
    where not is_done order by started_at desc limit ${MOST}`;
}

export async function countMails(tx: Tx): Promise<MailState> {
  const [row] = await tx.$queryRaw<[MailState]>`
    select count(*) filter (where sent_at is null and dropped_at is null)::int as waiting,
      count(*) filter (where sent_at is null and dropped_at is null and reason is not null)::int as failing,
      count(*) filter (where sent_at > now() - interval '7 days')::int as sent,
      count(*) filter (where dropped_at is not null and reason is not null)::int as "givenUp"
    from mail`;
  return row;
}

/** Mails that did not go out at the last try, the oldest first. Nothing of what they say. */
export function listFailingMails(tx: Tx): Promise<FailingMail[]> {
  return tx.$queryRaw<FailingMail[]>`
    select m.id, m.template, coalesce(m.address, u.email) as "to", m.created_at as "createdAt", m.due_at as "dueAt", m.tries,
      m.reason, m.dropped_at is not null as "isGivenUp"
    from mail m left join user_account u on u.id = m.user_id
    where m.sent_at is null and m.reason is not null order by m.created_at limit ${MOST}`;
}
