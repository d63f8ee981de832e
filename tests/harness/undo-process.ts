import { undosJob } from "#features/imports/jobs.ts";

/* What a worker does to take imports back, in a process of its own, which a test kills in the middle. */
console.log("ready");
await undosJob.run({ now: new Date(), signal: new AbortController().signal });
