import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { KEPT_SERVER } from "../tests/harness/test-server.ts";
import { startThrowaway } from "./postgres/throwaway.ts";
import { markOf } from "./processes/alive.ts";
import { runProgram } from "./refusal.ts";

/** Keeps a throw-away server running for developers: `vitest` uses it and starts in a moment. Ctrl-C removes it. */
await runProgram(async () => {
  const server = await startThrowaway();
  mkdirSync(".accord", { recursive: true, mode: 0o711 });
  const kept = { ...markOf(process.pid), adminUrl: server.adminUrl };
  writeFileSync(KEPT_SERVER, JSON.stringify(kept), { mode: 0o600 });
  console.log(`A server for tests is running until you press Ctrl-C:\n${server.adminUrl}`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  rmSync(KEPT_SERVER, { force: true });
  await server.stop();
});
