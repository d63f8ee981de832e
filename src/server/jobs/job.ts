import type { Schedule } from "./schedule.ts";

/** What a run tells of itself in administration: numbers only, nothing of any record. */
export type Counts = Record<string, number>;

/**
 * Work that runs by the clock, or when something asks for it. A job may begin again at any place after a crash, so each of its
 * steps is done once by a key or a state in the database, not by having been the only one to run.
 */
export type Job = {
  /** Letters and hyphens; named in the catalogue `jobs`. */
  name: string;
  schedule: Schedule;
  /** Where it has never run, it does not wait for its hour. */
  isEager?: boolean;
  run: (ctx: { now: Date; signal: AbortSignal }) => Promise<Counts>;
};
