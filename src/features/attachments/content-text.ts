import "server-only";
import { z } from "zod";
import { textOfFile } from "#features/documents/text-of-file.ts";
import { log } from "#server/log.ts";

/** What of a file to be kept can be read, so that it is found by its words; null where nothing can. */
export async function contentTextOf(file: File | null): Promise<string | null> {
  if (file === null || /\.(?:png|jpe?g|xlsx|pptx|csv)$/i.test(file.name)) return null;
  try {
    return (await textOfFile(file)).text;
  } catch (error) {
    // It is kept all the same: a scan without text is evidence, too.
    if (!(error instanceof z.ZodError)) log.error({ err: error }, "an attachment was not read");
    return null;
  }
}
