import "server-only";
import { setTimeout } from "node:timers/promises";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import type { Job } from "./job.ts";
import { startWorker, type Worker } from "./worker.ts";

/** The first page comes first. */
const PAUSE_MS = 3000;
const LONGEST_PAUSE_MS = 60_000;

/** Kept on the global object, or each reload in development would start another worker. */
const kept = globalThis as { accordWorker?: boolean };

/** Lets a web process take part in the jobs, unless workers of their own do. Never throws, and waits for a database that is away. */
export async function workBesideTheWeb(jobs: readonly Job[]): Promise<void> {
  if (env().ACCORD_JOBS !== "web" || env().DATABASE_URL_JOBS === undefined) return;
  if (kept.accordWorker === true) return;
  kept.accordWorker = true;
  const stopping = new AbortController();
  let worker: Worker | null = null;
  for (const name of ["SIGTERM", "SIGINT"] as const) {
    process.once(name, () => {
      stopping.abort();
      void worker?.stop();
    });
  }
  for (let pause = PAUSE_MS; worker === null; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    await setTimeout(pause, undefined, { ref: false });
    if (stopping.signal.aborted) return;
    worker = await startWorker(jobs).catch((error: unknown) => {
      log.warn({ err: error }, "jobs do not run yet");
      return null;
    });
  }
  log.info("jobs run in this process");
}
