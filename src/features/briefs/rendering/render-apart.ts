import "server-only";
import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { AppError } from "#domain/errors.ts";
import { log } from "#server/log.ts";
import type { Paper } from "./paper.ts";
import type { RenderAnswer, RenderTask } from "./renderer.ts";

const RENDERER = "src/features/briefs/rendering/renderer.ts";
const MEGABYTE = 1024 * 1024;
const MAX_AT_ONCE = 2;
const MAX_WAITING = 8;
const LIMITS = { maxMs: 15_000, maxBytes: 512 * MEGABYTE };

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Makes the file in a process of its own, with nothing of the environment, which is killed when it takes too long or holds
 * too much: how long a text takes to set is for its author to say.
 *
 * @throws AppError `rate_limited` when too many wait, `conflict` when it was too much.
 */
export async function renderApart(
  paper: Paper,
  format: "docx" | "pdf",
  limits: { maxMs: number; maxBytes: number } = LIMITS,
): Promise<Uint8Array<ArrayBuffer>> {
  if (running >= MAX_AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new AppError("rate_limited", "briefs.error.busy");
    // Who is woken takes the place of the one that ended.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    const answer = await renderAlone({ paper, format, maxBytes: limits.maxBytes }, limits.maxMs);
    if (answer.kind === "made") return new Uint8Array(answer.file);
    throw new Error("Pages were counted where a file was asked for.");
  } finally {
    release();
  }
}

function release(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

const COUNTED_AT_MOST = 200;
const COUNT_MS = 3000;
/** A page waits no longer for it; who looks again has the number. */
const PATIENCE_MS = 700;
const counted = new Map<string, number>();

/** How many pages the PDF has, counted by setting it; `null` where that cannot be told soon. The same paper is set once. */
export function pagesSoon(paper: Paper): Promise<number | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS).unref());
  return Promise.race([countPages(paper), late]);
}

/** The same, however long it takes. */
export async function countPages(paper: Paper): Promise<number | null> {
  const key = createHash("sha256").update(JSON.stringify(paper)).digest("base64");
  const before = counted.get(key);
  if (before !== undefined) return before;
  // Who waits for a file goes first.
  if (running >= MAX_AT_ONCE) return null;
  running += 1;
  try {
    const task = { paper, format: "pages", maxBytes: LIMITS.maxBytes } as const;
    const answer = await renderAlone(task, COUNT_MS);
    if (answer.kind !== "counted") return null;
    const [oldest] = counted.keys();
    if (counted.size >= COUNTED_AT_MOST && oldest !== undefined) counted.delete(oldest);
    counted.set(key, answer.pages);
    return answer.pages;
  } catch (error) {
    log.warn({ cause: String(error) }, "the pages of a brief were not counted");
    return null;
  } finally {
    release();
  }
}

async function renderAlone(
  task: RenderTask,
  maxMs: number,
): Promise<Exclude<RenderAnswer, { kind: "failed" }>> {
  // The source itself, which Node runs as it is: no bundle carries the typesetter.
  const renderer = fork(join(/* turbopackIgnore: true */ process.cwd(), RENDERER), {
    env: { NODE_ENV: "production" },
    execArgv: [`--max-old-space-size=${Math.ceil(task.maxBytes / MEGABYTE)}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const killing = setTimeout(() => renderer.kill("SIGKILL"), maxMs);
  try {
    const answer = await answerOf(renderer, task);
    if (answer.kind === "failed") throw new Error(answer.cause);
    return answer;
  } finally {
    clearTimeout(killing);
    renderer.kill("SIGKILL");
  }
}

/** A process that ends without an answer was killed for its time or its memory, or ran out of it. */
function answerOf(renderer: ChildProcess, task: RenderTask): Promise<RenderAnswer> {
  return new Promise((resolve, reject) => {
    renderer.once("message", (answer) => resolve(answer as RenderAnswer));
    renderer.once("error", reject);
    renderer.once("exit", () => reject(new AppError("conflict", "briefs.error.tooHeavy")));
    // What goes wrong on the way in is told by the exit.
    renderer.send(task, () => undefined);
  });
}
