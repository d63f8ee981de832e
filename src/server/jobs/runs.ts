import "server-only";
import { hostname } from "node:os";
import { uuidv7 } from "#domain/uuid.ts";
import { log } from "#server/log.ts";
import type { Counts, Job } from "./job.ts";
import { jobsPool } from "./pool.ts";

const KEPT_DAYS = 30;
const WORKER = `${hostname()}:${process.pid}`;

type Attempt = { attempt: number; now: Date; signal: AbortSignal };

/** Runs a job once and writes down how it went. @throws what the job throws, so that the queue tries again. */
export async function runJob(job: Job, { attempt, now, signal }: Attempt): Promise<Counts> {
  const id = uuidv7(now.getTime());
  // One run of a job at a time: what has not ended by now never will.
  await jobsPool().query(
    `with lost as (
       update job_run set ended_at = now(), is_done = false, reason = 'lost' where name = $2 and ended_at is null
     )
     insert into job_run (id, name, attempt, worker) values ($1, $2, $3, $4)`,
    [id, job.name, attempt, WORKER],
  );
  try {
    const counts = await job.run({ now, signal });
    await end(id, job.name, counts);
    return counts;
  } catch (error) {
    log.error({ err: error, job: job.name, attempt }, "job failed");
    await jobsPool().query(
      "update job_run set ended_at = now(), is_done = false, reason = $2 where id = $1",
      [id, reasonOf(error)],
    );
    throw error;
  }
}

/** Of runs that found nothing to do, only the last is kept. */
async function end(id: string, name: string, counts: Counts): Promise<void> {
  await jobsPool().query(
    `with ended as (
       update job_run set ended_at = now(), is_done = true, counts = $3 where id = $1
     )
     delete from job_run r where r.name = $2 and r.id <> $1
       and (r.started_at < now() - $4 * interval '1 day'
         or r.is_done and not exists (select from jsonb_each_text(r.counts) c where c.value <> '0'))`,
    [id, name, JSON.stringify(counts), KEPT_DAYS],
  );
}

/** The kind of failure, without what it was about: administrators need not be cleared for what a job reads. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  const cause = error.cause instanceof Error ? `: ${reasonOf(error.cause)}` : "";
  return `${code ?? error.name}${cause}`.slice(0, 200);
}
