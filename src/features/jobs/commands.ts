import "server-only";
import { command } from "#server/command.ts";
import { jobRequest } from "./schema.ts";

/** Asks the workers to run a job now. One that nobody knows is passed over by them. */
export const requestJob = command({
  action: "job.request",
  input: jobRequest,
  allow: () => true,
  run: ({ tx, userId, input: { name } }) =>
    tx.jobRequest.create({ data: { name, byId: userId }, select: { id: true } }),
});
