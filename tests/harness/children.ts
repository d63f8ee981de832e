import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { resolve } from "node:path";

export interface Child {
  process: ChildProcess;
  lines: string[];
  /** Resolves with the first line that contains the words; rejects when the child ends without it. */
  line: (words: string) => Promise<string>;
  /** Resolves with the exit code, or null after a signal. */
  ended: Promise<number | null>;
}

/** Runs a few lines of TypeScript in a process of their own, which a test may then kill. */
export const runInChild = (code: string): Child =>
  follow(
    spawn(process.execPath, ["--input-type=module-typescript", "-e", code], { cwd: resolve(".") }),
  );

export const runScript = (script: string, env: Record<string, string>): Child =>
  follow(spawn(process.execPath, [script], { env: { ...process.env, ...env } }));

function follow(child: ChildProcess): Child {
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const tellAll = () => {
    for (const look of waiting) look();
  };
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      tellAll();
    });
  }
  const ended = new Promise<number | null>((done) => child.on("close", done));
  return {
    process: child,
    lines,
    ended,
    line: (words) => {
      const { promise, resolve: found, reject } = Promise.withResolvers<string>();
      const look = () => {
        const line = lines.find((text) => text.includes(words));
        if (line !== undefined) found(line);
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`"${words}" was never said:\n${lines.join("\n")}`)));
      return promise.finally(() => waiting.delete(look));
    },
  };
}
