import "server-only";
import { setTimeout } from "node:timers/promises";
import { Client } from "pg";
import { type JobWithMetadata, PgBoss } from "pg-boss";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import type { Job } from "./job.ts";
import { closeJobsPool, jobsPool, jobsUrl } from "./pool.ts";
import { runJob } from "./runs.ts";
import { cronOf } from "./schedule.ts";

/** Made by the migrations, and filled by the queue itself. */
const SCHEMA = "jobs";
const CHANNEL = "accord_jobs";

/** How soon things are noticed, in seconds: a job to do, a schedule that strikes, a worker that is gone. */
export type Pace = { poll: number; clock: number; watch: number; heartbeat: number; retry: number };
const PACE: Pace = { poll: 5, clock: 30, watch: 30, heartbeat: 30, retry: 30 };

export type Worker = {
  /** Lets what runs come to its end, for some seconds, and leaves. What does not is begun again by another worker. */
  stop: () => Promise<void>;
};

/**
 * Takes part in the work: any number of processes may. The queue gives each job to one of them, and again to another when the
 * first is gone or has failed, with growing pauses.
 */
export async function startWorker(jobs: readonly Job[], pace: Pace = PACE): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: jobsUrl(),
    schema: SCHEMA,
    createSchema: false,
    application_name: "accord worker",
    max: 2,
    connectionTimeoutMillis: 5000,
    superviseIntervalSeconds: pace.watch,
    monitorIntervalSeconds: pace.watch,
    cronMonitorIntervalSeconds: Math.min(45, pace.clock),
    cronWorkerIntervalSeconds: Math.max(1, pace.poll),
  });
  boss.on("error", (error) => log.warn({ err: error }, "the queue of jobs"));
  await boss.start();
  try {
    for (const job of jobs) await takeUp(boss, job, pace);
    await beginEager(boss, jobs);
    const known = new Set(jobs.map(({ name }) => name));
    for (const { name } of await boss.getSchedules()) {
      if (!known.has(name)) await boss.unschedule(name);
    }
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  const ear = listen((word) => void heed(boss, jobs, word));
  return {
    stop: async () => {
      await ear.stop();
      await boss.stop({ graceful: true, timeout: 4000 });
      await closeJobsPool();
    },
  };
}

async function takeUp(boss: PgBoss, job: Job, pace: Pace): Promise<void> {
  const { name, schedule } = job;
  const options = {
    retryLimit: 5,
    retryDelay: pace.retry,
    retryBackoff: true,
    expireInSeconds: 900,
    heartbeatSeconds: pace.heartbeat,
    deleteAfterSeconds: 24 * 3600,
  };
  // One of a kind runs, and one waits.
  await boss.createQueue(name, { ...options, policy: "stately" });
  await boss.updateQueue(name, options);
  await boss.schedule(name, cronOf(schedule), null, {
    tz: env().ACCORD_TIME_ZONE,
    singletonKey: name,
  });
  await boss.work(
    name,
    { includeMetadata: true, batchSize: 1, pollingIntervalSeconds: pace.poll },
    async ([given]: JobWithMetadata[]) => {
      if (given === undefined) return;
      const { retryCount, signal } = given;
      await runJob(job, { attempt: retryCount + 1, now: new Date(), signal });
    },
  );
}

/** A new installation has something to show at once. */
async function beginEager(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  for (const { name } of jobs.filter(({ isEager }) => isEager === true)) {
    const { rowCount } = await jobsPool().query("select from job_run where name = $1 limit 1", [
      name,
    ]);
    if (rowCount === 0) await boss.send(name, null, { singletonKey: name });
  }
}

/** A table told its news: mail is waiting, or somebody asks for a run. */
async function heed(boss: PgBoss, jobs: readonly Job[], word: string): Promise<void> {
  try {
    const asked = word === "requests" ? await takeRequests() : [word];
    const names = jobs.map(({ name }) => name).filter((name) => asked.includes(name));
    for (const name of names) await boss.send(name, null, { singletonKey: name });
  } catch (error) {
    log.warn({ err: error }, "a job that was asked for");
  }
}

/** The jobs that administrators ask for, each request given to one worker. */
async function takeRequests(): Promise<string[]> {
  const { rows } = await jobsPool().query<{ name: string }>(
    "update job_request set taken_at = now() where taken_at is null returning name",
  );
  return [...new Set(rows.map(({ name }) => name))];
}

/** Hears what tables tell at commit. What is said while nobody hears is found by the schedules. */
function listen(onWord: (word: string) => void): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const hear = async () => {
    for (;;) {
      const client = new Client({
        connectionString: jobsUrl(),
        connectionTimeoutMillis: 5000,
        keepAlive: true,
      });
      const over = new Promise<void>((resolve) => {
        client.on("error", () => resolve());
        client.on("end", () => resolve());
        signal.addEventListener("abort", () => resolve());
      });
      client.on("notification", ({ payload }) => onWord(payload ?? ""));
      try {
        await client.connect();
        await client.query(`listen ${CHANNEL}`);
        onWord("requests");
        await over;
      } catch (error) {
        log.warn({ err: error }, "nobody hears what tables tell");
      }
      await client.end().catch(() => undefined);
      if (signal.aborted) return;
      await setTimeout(5000, undefined, { signal }).catch(() => undefined);
    }
  };
  const done = hear();
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}
