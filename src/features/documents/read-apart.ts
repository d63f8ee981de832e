import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { MAX_READING_BYTES, MAX_READING_MS } from "./limits.ts";
import type { ReadFile } from "./read-file.ts";
import type { ReaderAnswer, ReaderTask } from "./reader.ts";
import { UnreadableFile } from "./unreadable-file.ts";

const FOLDER = "src/features/documents";
const MAX_AT_ONCE = 2;
const MAX_WAITING = 6;

type ReadingLimits = { maxMs: number; maxBytes: number };

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a file in a process of its own, with nothing of the environment, which is killed when it takes
 * too long or holds too much: the libraries that read foreign formats may do either.
 *
 * @throws UnreadableFile
 */
export async function readApart(
  bytes: Uint8Array,
  limits: ReadingLimits = { maxMs: MAX_READING_MS, maxBytes: MAX_READING_BYTES },
): Promise<ReadFile> {
  if (running >= MAX_AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new UnreadableFile("busy");
    // Who is woken takes the place of the one that ended.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await readAlone(bytes, limits);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

async function readAlone(bytes: Uint8Array, { maxMs, maxBytes }: ReadingLimits): Promise<ReadFile> {
  // The source itself, which Node runs as it is: no bundle carries the readers.
  const code = join(/* turbopackIgnore: true */ process.cwd(), FOLDER, "reader.ts");
  const reader = fork(code, {
    env: { NODE_ENV: "production" },
    execArgv: [`--max-old-space-size=${Math.ceil(maxBytes / 1024 / 1024)}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const killing = setTimeout(() => reader.kill("SIGKILL"), maxMs);
  try {
    const answer = await answerOf(reader, { bytes, maxBytes });
    if (answer.kind === "read") return answer.file;
    const { reason, params, cause } = answer;
    throw new UnreadableFile(reason, params, cause === null ? {} : { cause });
  } finally {
    clearTimeout(killing);
    reader.kill("SIGKILL");
  }
}

/** A process that ends without an answer was killed for its time or its memory, or ran out of it. */
function answerOf(reader: ChildProcess, task: ReaderTask): Promise<ReaderAnswer> {
  return new Promise((resolve, reject) => {
    reader.once("message", (answer) => resolve(answer as ReaderAnswer));
    reader.once("error", reject);
    reader.once("exit", () => reject(new UnreadableFile("tooHeavy")));
    // What goes wrong on the way in is told by the exit.
    reader.send(task, () => undefined);
  });
}
