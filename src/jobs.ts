import "server-only";
import { composeQuestion } from "#features/answers/question-mail.ts";
import { composeDigest, digestsJob, noticesJob, upkeepJob } from "#features/notifications/jobs.ts";
import { undosJob } from "#features/imports/jobs.ts";
import type { Job } from "#server/jobs/job.ts";
import { type Compose, sendDueMails } from "#server/mail/outbox.ts";
import type { MailTemplate } from "#domain/notice.ts";

/** Who makes the words of each mail. */
const TEMPLATES: Record<MailTemplate, Compose> = {
  digest: composeDigest,
  question: composeQuestion,
};

/** Sends what waits in the outbox: at once when something is put there, and again each minute. */
const mailJob: Job = {
  name: "mail",
  schedule: { every: "minute" },
  run: (at) => sendDueMails(TEMPLATES, at),
};

/** All that runs by itself. Each has its name in the catalogue `jobs`. */
export const JOBS: readonly Job[] = [mailJob, noticesJob, digestsJob, undosJob, upkeepJob];
