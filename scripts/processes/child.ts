import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { Refusal } from "../refusal.ts";

const LEASH = new URL("./leash.ts", import.meta.url).href;

interface NodeOptions {
  env: NodeJS.ProcessEnv;
  /** Each line that the child writes, on either stream. */
  onLine: (line: string) => void;
}

/**
 * Starts a Node program that ends when this process does, however that happens. It is in a process group of its own:
 * Ctrl-C at the terminal reaches only us, and we end things in the right order.
 */
export function startNode(args: string[], { env, onLine }: NodeOptions): ChildProcess {
  const child = spawn(process.execPath, ["--import", LEASH, ...args], {
    env: { ...env, ACCORD_PARENT: String(process.pid) },
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.on("error", (error) => onLine(String(error)));
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on("line", onLine);
  }
  return child;
}

/** Runs a Node program to its end. Aborting ends it early. @throws with its last words when it fails. */
export async function runNode(
  args: string[],
  options: NodeOptions & { signal?: AbortSignal; name: string },
): Promise<void> {
  const said: string[] = [];
  const child = startNode(args, {
    env: options.env,
    onLine: (line) => {
      said.push(line);
      options.onLine(line);
    },
  });
  const stop = () => void child.kill("SIGTERM");
  options.signal?.addEventListener("abort", stop);
  await once(child, "close");
  options.signal?.removeEventListener("abort", stop);
  options.signal?.throwIfAborted();
  if (child.exitCode !== 0)
    throw new Refusal(`${options.name} failed.\n${said.slice(-60).join("\n")}`);
}

export const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

export async function ended(child: ChildProcess): Promise<void> {
  if (!hasEnded(child)) await once(child, "exit");
}

/** Sends the signals one after the other until the child has ended. */
export async function endChild(
  child: ChildProcess,
  signals: readonly NodeJS.Signals[],
  patienceMs: number,
): Promise<void> {
  for (const name of signals) {
    if (hasEnded(child)) return;
    child.kill(name);
    await Promise.race([ended(child), setTimeout(patienceMs, undefined, { ref: false })]);
  }
}
