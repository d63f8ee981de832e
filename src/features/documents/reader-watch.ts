import { workerData } from "node:worker_threads";

const EVERY_MS = 25;

// Buffers are in no limit that Node knows, and a busy reader looks at no clock: this thread does, and ends the process.
setInterval(() => {
  if (process.memoryUsage.rss() > Number(workerData)) process.kill(process.pid, "SIGKILL");
}, EVERY_MS);
