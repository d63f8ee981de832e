import { setTimeout } from "node:timers/promises";
import type { Job } from "#server/jobs/job.ts";
import { jobsPool } from "#server/jobs/pool.ts";
import { startWorker } from "#server/jobs/worker.ts";

/* A worker as a process of its own, with jobs that leave a line in `jobs.done`: it is started twice, and killed, by a test. */

const said = async (name: string, phase: string) => {
  const { rows } = await jobsPool().query<{ times: number }>(
    `with said as (insert into jobs.done (name, phase, pid) values ($1, $2, $3))
     select count(*)::int as times from jobs.done where name = $1 and phase = $2`,
    [name, phase, process.pid],
  );
  return rows[0]?.times ?? 0;
};

const never = { every: "day", hour: 23, minute: 59 } as const;

const jobs: Job[] = [
  ...Array.from({ length: 12 }, (_, index): Job => {
    const name = `once-${index}`;
    return {
      name,
      schedule: never,
      run: async () => {
        await said(name, "begun");
        await setTimeout(50);
        return { done: 1 };
      },
    };
  }),
  {
    name: "eager",
    schedule: never,
    isEager: true,
    run: async () => ({ done: await said("eager", "begun") }),
  },
  {
    name: "long",
    schedule: never,
    // The first to try is killed while it waits; who comes after finds the trace and ends it.
    run: async () => {
      if ((await said("long", "begun")) === 0) await setTimeout(600_000);
      await said("long", "ended");
      return { done: 1 };
    },
  },
  {
    name: "unlucky",
    schedule: never,
    run: async () => {
      if ((await said("unlucky", "begun")) < 2) {
        throw Object.assign(new Error("about a secret record"), { code: "ECONNREFUSED" });
      }
      return { done: 1 };
    },
  },
];

const worker = await startWorker(jobs, { poll: 0.5, clock: 1, watch: 1, heartbeat: 10, retry: 1 });
console.log("ready");
process.on("SIGTERM", () => {
  void worker.stop().then(() => process.exit(0));
});
