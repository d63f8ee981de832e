import { z } from "zod";

export const jobRequest = z.strictObject({
  name: z.string("validation.required").regex(/^[a-z][a-z-]{1,30}$/, "validation.choice"),
});

/** A job as the page of administration shows it; null where there is nothing to tell yet. */
export type JobState = {
  name: string;
  startedAt: Date;
  endedAt: Date | null;
  isDone: boolean | null;
  reason: string | null;
  attempt: number;
  counts: Record<string, number>;
  /** Of the last seven days. */
  failures: number;
  isAskedFor: boolean;
};

export type FailedRun = {
  id: string;
  name: string;
  startedAt: Date;
  attempt: number;
  reason: string | null;
  worker: string;
};

export type MailState = { waiting: number; failing: number; sent: number; givenUp: number };

export type FailingMail = {
  id: string;
  template: string;
  to: string;
  createdAt: Date;
  dueAt: Date;
  tries: number;
  reason: string | null;
  isGivenUp: boolean;
};
