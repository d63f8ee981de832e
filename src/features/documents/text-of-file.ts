import "server-only";
import { z } from "zod";
import { encodeMessage } from "#domain/message.ts";
import { log } from "#server/log.ts";
import { MAX_DOCUMENT_BYTES } from "./limits.ts";
import { readApart } from "./read-apart.ts";
import type { ReadFile } from "./read-file.ts";

import { UnreadableFile } from "./unreadable-file.ts";

/**
 * The text of an uploaded document: plain text, Word (.docx), PDF, HTML or e-mail, told by its bytes.
 *
 * @throws z.ZodError on `file`, one sentence that says what is wrong with it and what to do.
 */
export async function textOfFile(file: Blob | null): Promise<ReadFile> {
  try {
    if (file === null) throw new UnreadableFile("empty");
    // Said before a process is started for it.
    if (file.size > MAX_DOCUMENT_BYTES) throw new UnreadableFile("tooLarge");
    return await readApart(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.cause !== undefined) log.info({ err: error.cause }, "a file could not be read");
    const message = encodeMessage(`documents.${error.reason}`, error.params);
    throw new z.ZodError([{ code: "custom", path: ["file"], message, input: undefined }]);
  }
}
