import "server-only";
import { Pool } from "pg";
import { env } from "#server/env.ts";

const kept = globalThis as { accordJobsPool?: Pool };

/** @throws where the process was not told how to reach the queue. */
export function jobsUrl(): string {
  const url = env().DATABASE_URL_JOBS;
  if (url === undefined) throw new Error("DATABASE_URL_JOBS is not set.");
  return url;
}

/**
 * The pool of the role of jobs, which passes row security by. It is for the queue, for what became of mails and runs, and for
 * who there is: what a person is told is read as that person, through `withViewer`.
 */
export function jobsPool(): Pool {
  if (kept.accordJobsPool === undefined) {
    kept.accordJobsPool = new Pool({
      connectionString: jobsUrl(),
      max: 3,
      connectionTimeoutMillis: 5000,
      query_timeout: 20_000,
    });
    kept.accordJobsPool.on("error", () => undefined);
  }
  return kept.accordJobsPool;
}

export async function closeJobsPool(): Promise<void> {
  await kept.accordJobsPool?.end();
  delete kept.accordJobsPool;
}
