import { readPdf } from "../make/brief-files.ts";
import type { Answer } from "./http.ts";
import { unzip } from "./read-xlsx.ts";

/** The words of an answer, out of the parts of a packed file and off the pages of a PDF, too: as bytes neither says any. */
export async function textsIn({ bytes, text }: Answer): Promise<string[]> {
  if (text.startsWith("PK")) return [...(await unzip(bytes)).values()];
  if (text.startsWith("%PDF")) {
    const { pages } = await readPdf(new Uint8Array(bytes));
    // A word may be set in several pieces.
    return pages.flatMap((page) => [page, page.replaceAll(/\s/g, "")]);
  }
  return [text];
}
