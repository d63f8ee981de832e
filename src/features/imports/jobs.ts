import "server-only";
import type { Counts, Job } from "#server/jobs/job.ts";
import { jobsPool } from "#server/jobs/pool.ts";
import { log } from "#server/log.ts";
import { performUndo } from "./commands/undo.ts";

/** Takes large imports back, each in the name of whoever asked for it. */
export const undosJob: Job = {
  name: "undos",
  schedule: { every: "minute" },
  run: async ({ signal }): Promise<Counts> => {
    const { rows } = await jobsPool().query<{ id: string; by: string }>(
      `select id, undo_by_id as by from import_batch
       where state = 'undoing' and undo_by_id is not null order by updated_at`,
    );
    const counts = { takenBack: 0 };
    const failures: unknown[] = [];
    for (const { id, by } of rows) {
      if (signal.aborted) break;
      const actor = { kind: "system", job: "undos", userId: by } as const;
      try {
        // One at a time: each fills the database with work.
        // oxlint-disable-next-line no-await-in-loop
        if (await performUndo(actor, id, signal)) counts.takenBack += 1;
      } catch (error) {
        log.error({ err: error, batch: id }, "an import was not taken back yet");
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return counts;
  },
};
