import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Paper } from "./paper.ts";

/** What the process is asked, once. */
export type RenderTask = { paper: Paper; format: "docx" | "pdf" | "pages"; maxBytes: number };
export type RenderAnswer =
  | { kind: "made"; file: Uint8Array }
  | { kind: "counted"; pages: number }
  | { kind: "failed"; cause: string };

async function answerTo({ paper, format, maxBytes }: RenderTask): Promise<RenderAnswer> {
  const watch = new URL(import.meta.resolve("#features/documents/reader-watch.ts"));
  const watcher = new Worker(watch, { workerData: maxBytes });
  // Setting a text leaves nobody a moment to look: the watch stands before it begins.
  await once(watcher, "online");
  watcher.unref();
  try {
    if (format !== "pages") return { kind: "made", file: await madeOf(paper, format) };
    return { kind: "counted", pages: (await import("./pdf.ts")).pagesOf(paper) };
  } catch (error) {
    return { kind: "failed", cause: error instanceof Error ? String(error.stack) : "" };
  }
}

/** Neither needs the other: where there is no typesetter for the system, Word files are made all the same. */
async function madeOf(paper: Paper, format: "docx" | "pdf"): Promise<Uint8Array> {
  if (format === "pdf") return (await import("./pdf.ts")).pdfOf(paper);
  return (await import("./docx.ts")).docxOf(paper);
}

process.once("message", (task) => {
  void answerTo(task as RenderTask).then((answer) => process.send?.(answer));
});
