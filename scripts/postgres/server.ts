import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, renameSync, statSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { Client, DatabaseError } from "pg";
import { endChild, ended, hasEnded } from "../processes/child.ts";
import { freePort } from "../processes/port.ts";
import { becomes } from "../processes/wait.ts";
import { environment, tail } from "./cluster.ts";
import { stopOrphans } from "./orphan.ts";
import type { SystemUser } from "./user.ts";

interface ServerOptions {
  program: string;
  user: SystemUser | null;
  /** The real path: the server makes it its working folder, which is how an orphan is found. */
  dataFolder: string;
  logFile: string;
  password: string;
  settings?: Record<string, string>;
  onProgress: (line: string) => void;
}

export interface Server {
  port: number;
  adminUrl: string;
  stop: () => Promise<void>;
}

/** The data were made with other secrets than those that are there now. */
export class WrongPassword extends Error {}

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
};

/** Starts a server on a free port of the loopback address, and starts it again on that port whenever it dies. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { onProgress, dataFolder } = options;
  const stopping = new AbortController();
  let { child, port } = await launchOnFreePort(options);

  const killWithUs = () => void child.kill("SIGINT");
  process.on("exit", killWithUs);

  const supervise = async (): Promise<void> => {
    for (let failures = 0; ;) {
      const startedAt = performance.now();
      await ended(child);
      if (stopping.signal.aborted) return;
      failures = performance.now() - startedAt > 60_000 ? 0 : failures + 1;
      const pauseMs = Math.min(30_000, 250 * 2 ** failures);
      onProgress(`PostgreSQL stopped; starting it again in ${pauseMs / 1000} s.`);
      try {
        await setTimeout(pauseMs, undefined, { signal: stopping.signal });
        await stopOrphans(dataFolder);
        child = spawnServer(options, port);
        await ready(options, child, port);
        onProgress("PostgreSQL is back.");
      } catch (error) {
        if (stopping.signal.aborted) return;
        onProgress(`PostgreSQL did not start: ${String(error)}`);
      }
    }
  };
  const supervised = supervise();

  return {
    port,
    adminUrl: adminUrlOf(port, options.password),
    stop: async () => {
      stopping.abort();
      process.off("exit", killWithUs);
      await stopChild(child);
      await supervised;
    },
  };
}

export const adminUrlOf = (port: number, password: string): string =>
  `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;

/** Somebody may take a port between our finding it free and the server's listening there. */
async function launchOnFreePort(options: ServerOptions, tries = 5) {
  rotate(options.logFile);
  const port = await freePort();
  const child = spawnServer(options, port);
  try {
    await ready(options, child, port);
    return { child, port };
  } catch (error) {
    await stopChild(child);
    if (tries <= 1 || !/could not bind|in use/i.test(tail(options.logFile, 8))) throw error;
    return await launchOnFreePort(options, tries - 1);
  }
}

function spawnServer(options: ServerOptions, port: number): ChildProcess {
  const settings = Object.entries({ ...SETTINGS, ...options.settings, port: String(port) });
  const log = openSync(options.logFile, "a", 0o600);
  // In a group of its own: Ctrl-C at the terminal is for us, and we stop the server last.
  const child = spawn(
    options.program,
    ["-D", options.dataFolder, ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      ...options.user,
      cwd: options.dataFolder,
      env: environment(),
      detached: true,
      stdio: ["ignore", log, log],
    },
  );
  child.on("error", () => undefined); // seen as an exit
  closeSync(log);
  return child;
}

async function ready(options: ServerOptions, child: ChildProcess, port: number): Promise<void> {
  const url = adminUrlOf(port, options.password);
  let isRefused = false;
  const answered = await becomes(async () => {
    if (hasEnded(child)) {
      throw new Error(`PostgreSQL ended while starting.\n${tail(options.logFile)}`);
    }
    const answer = await ask(url);
    isRefused = answer === "wrong password";
    return answer === "ready" || isRefused;
  }, 120_000);
  if (isRefused) throw new WrongPassword("PostgreSQL refuses our password.");
  if (!answered) throw new Error(`PostgreSQL does not answer.\n${tail(options.logFile)}`);
}

async function ask(url: string): Promise<"ready" | "wait" | "wrong password"> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return "ready";
  } catch (error) {
    return error instanceof DatabaseError && error.code === "28P01" ? "wrong password" : "wait";
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** First politely, then as in a crash, which PostgreSQL recovers from. */
const stopChild = (child: ChildProcess): Promise<void> =>
  endChild(child, ["SIGINT", "SIGQUIT", "SIGKILL"], 10_000);

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 5_000_000) renameSync(file, `${file}.1`);
}
