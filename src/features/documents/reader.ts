import { Worker } from "node:worker_threads";
import type { MessageParams } from "#domain/errors.ts";
import { readFile, type ReadFile } from "./read-file.ts";
import { UnreadableFile, type UnreadableReason } from "./unreadable-file.ts";

/** What the process is asked, once. */
export type ReaderTask = { bytes: Uint8Array; maxBytes: number };

/** What it answers: errors lose their class on the way. */
export type ReaderAnswer =
  | { kind: "read"; file: ReadFile }
  | { kind: "unreadable"; reason: UnreadableReason; params: MessageParams; cause: string | null };

async function answerTo({ bytes, maxBytes }: ReaderTask): Promise<ReaderAnswer> {
  const watch = new URL("reader-watch.ts", import.meta.url);
  new Worker(watch, { workerData: maxBytes }).unref();
  try {
    return { kind: "read", file: await readFile(bytes) };
  } catch (error) {
    // A fault of a library, too, says that the file has something odd.
    const { reason, params, cause } =
      error instanceof UnreadableFile ? error : new UnreadableFile("damaged", {}, { cause: error });
    return {
      kind: "unreadable",
      reason,
      params,
      cause: cause instanceof Error ? String(cause.stack) : null,
    };
  }
}

process.once("message", (task) => {
  void answerTo(task as ReaderTask).then((answer) => process.send?.(answer));
});
