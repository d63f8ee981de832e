import { once } from "node:events";
import { openDatabase } from "./database/open.ts";
import { runProgram } from "./refusal.ts";
import { settingsFrom } from "./web/settings.ts";
import { mailFolderOf } from "./web/mail.ts";

/** Runs the jobs in a process of its own; set ACCORD_JOBS=worker for the web processes then. Any number may run. */
await runProgram(async () => {
  const settings = settingsFrom(process.env, []);
  const stopping = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => stopping.abort());
  }
  const database = await openDatabase({ what: "npm run worker", onProgress: console.log });
  try {
    Object.assign(process.env, database.env, {
      ACCORD_ORIGIN: settings.origin,
      ACCORD_DEMO: settings.demo.isOn ? "on" : "off",
      ...mailFolderOf(settings, process.env),
    });
    // Read the addresses set above when they are first imported.
    const { startWorker } = await import("#server/jobs/worker.ts");
    const { disconnect } = await import("#server/db.ts");
    const { JOBS } = await import("../src/jobs.ts");
    const worker = await startWorker(JOBS);
    console.log("The jobs run here. Stop it with Ctrl-C.");
    if (!stopping.signal.aborted) await once(stopping.signal, "abort");
    await worker.stop();
    await disconnect();
  } finally {
    await database.close();
  }
});
process.exit();
