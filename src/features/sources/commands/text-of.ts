import { z } from "zod";
import { encodeMessage } from "#domain/message.ts";
import { documentText } from "../schema.ts";

/** Twice what the longest text takes: some letters need several bytes. */
const MAX_BYTES = 2_000_000;

/** The byte order marks that programs put in front of a text, and what they say about the rest. */
const MARKS: readonly { bytes: readonly number[]; encoding: string }[] = [
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

/**
 * The text of a file of plain text, in UTF-8 or UTF-16.
 *
 * @throws z.ZodError on `file` when it is something else, too large or empty.
 */
export async function textOf(file: File | null): Promise<string> {
  if (file === null) throw refused("validation.required");
  if (file.size > MAX_BYTES) {
    throw refused(encodeMessage("sources.error.fileSize", { max: MAX_BYTES / 1_000_000 }));
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = documentText.safeParse(decoded(bytes));
  if (text.success) return text.data;
  throw refused(text.error.issues[0]?.message ?? "sources.error.notText");
}

/** @throws z.ZodError when the bytes are no text: a PDF, a Word document, an old code page. */
function decoded(bytes: Uint8Array): string {
  const mark = MARKS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  try {
    return new TextDecoder(mark?.encoding ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refused("sources.error.notText");
  }
}

function refused(message: string): z.ZodError {
  return new z.ZodError([{ code: "custom", path: ["file"], message, input: undefined }]);
}
