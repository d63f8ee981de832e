import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { endChild, ended, hasEnded, startNode } from "../processes/child.ts";
import { becomes } from "../processes/wait.ts";

interface WebOptions {
  mode: "start" | "dev";
  host: string;
  port: number;
  env: NodeJS.ProcessEnv;
  onProgress: (line: string) => void;
  /** What the application itself writes: its log. */
  onLine: (line: string) => void;
}

export interface Web {
  stop: () => Promise<void>;
  /** The most memory that its process held; null where the system does not say. */
  megabytes: () => number | null;
}

/** Lines that Next writes for developers, who have their own: they say less than ours, and say it twice. */
const BANNER =
  /^\s*(?:▲|- (?:Local|Network|Environments|Experiments)|✓ (?:Starting|Ready|Running)|$)/;

/** Starts the web process, waits until it answers, and starts it again with a growing pause whenever it dies. */
export async function startWeb(options: WebOptions): Promise<Web> {
  const { host, port, onProgress } = options;
  const stopping = new AbortController();
  const words: string[] = [];
  const launch = () =>
    startNode(["node_modules/next/dist/bin/next", options.mode, "-H", host, "-p", String(port)], {
      env: { ...options.env, NEXT_TELEMETRY_DISABLED: "1" },
      onLine: (line) => {
        words.push(line);
        words.splice(0, words.length - 40);
        if (!BANNER.test(line)) options.onLine(line);
      },
    });

  let child = launch();
  const isUp = await becomes(async () => hasEnded(child) || (await answers(host, port)), 60_000);
  if (!isUp || hasEnded(child)) {
    await endChild(child, ["SIGKILL"], 1000);
    throw new Error(`The web process did not start.\n${words.join("\n")}`);
  }

  const supervise = async (): Promise<void> => {
    for (let failures = 0; ;) {
      const startedAt = performance.now();
      await ended(child);
      if (stopping.signal.aborted) return;
      failures = performance.now() - startedAt > 60_000 ? 0 : failures + 1;
      const pauseMs = Math.min(30_000, 250 * 2 ** failures);
      onProgress(`The web process stopped; starting it again in ${pauseMs / 1000} s.`);
      await setTimeout(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      child = launch();
    }
  };
  const supervised = supervise();

  return {
    megabytes: () => peakMegabytes(child.pid),
    stop: async () => {
      stopping.abort();
      await endChild(child, ["SIGTERM", "SIGKILL"], 5000);
      await supervised;
    },
  };
}

/** Whether anything answers at all; what it answers is the application's own business. */
async function answers(host: string, port: number): Promise<boolean> {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  try {
    const response = await fetch(
      `http://${name.includes(":") ? `[${name}]` : name}:${port}/health/live`,
      {
        redirect: "manual",
        signal: AbortSignal.timeout(10_000),
      },
    );
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

function peakMegabytes(pid: number | undefined): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
