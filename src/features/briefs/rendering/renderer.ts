import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { docxOf } from "./docx.ts";
import type { Paper } from "./paper.ts";
import { pdfOf } from "./pdf.ts";

/** What the process is asked, once. */
export type RenderTask = { paper: Paper; format: "docx" | "pdf"; maxBytes: number };
export type RenderAnswer = { kind: "made"; file: Uint8Array } | { kind: "failed"; cause: string };

async function answerTo({ paper, format, maxBytes }: RenderTask): Promise<RenderAnswer> {
  const watch = new URL(import.meta.resolve("#features/documents/reader-watch.ts"));
  const watcher = new Worker(watch, { workerData: maxBytes });
  // Setting a text leaves nobody a moment to look: the watch stands before it begins.
  await once(watcher, "online");
  watcher.unref();
  try {
    return { kind: "made", file: format === "pdf" ? pdfOf(paper) : await docxOf(paper) };
  } catch (error) {
    return { kind: "failed", cause: error instanceof Error ? String(error.stack) : "" };
  }
}

process.once("message", (task) => {
  void answerTo(task as RenderTask).then((answer) => process.send?.(answer));
});
