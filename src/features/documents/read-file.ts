import { docxText } from "./docx-text.ts";
import { type Encoding, decodedText } from "./encodings.ts";
import { type Extract, NO_FACTS, NOTHING_LEFT } from "./extract.ts";
import { type FileFormat, formatOf } from "./file-format.ts";
import { htmlOf, htmlText } from "./html-text.ts";
import { MAX_DOCUMENT_BYTES, MAX_TEXT_LENGTH } from "./limits.ts";
import { mailText } from "./mail-text.ts";
import { pdfText } from "./pdf-text.ts";
import { UnreadableFile } from "./unreadable-file.ts";

export type ReadFile = Extract & {
  format: FileFormat;
  /** Of plain text and HTML; the two of Windows are a guess. */
  encoding: Encoding | null;
  /** Characters that nobody can read, as they stand in the text: mostly �. */
  unknownCharacters: number;
};

/** What stands for letters that cannot be told, and the places that fonts fill as they like. */
const UNKNOWN = /[\ufffd\ue000-\uf8ff]/g;
/** Of all characters; some PDFs do not say which letters their signs are. */
const MAX_UNKNOWN = 0.2;

/**
 * The text of a document, its kind told by its bytes, not by its name. Paragraphs are parted by an
 * empty line, except in plain text, which stays as it is but for its line ends.
 *
 * @throws UnreadableFile
 */
export async function readFile(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length === 0) throw new UnreadableFile("empty");
  if (bytes.length > MAX_DOCUMENT_BYTES) throw new UnreadableFile("tooLarge");
  const format = formatOf(bytes);
  const { encoding = null, ...extract } = await extractOf(format, bytes);
  const text = sound(extract.text);
  if (text.trim() === "") throw new UnreadableFile("noText");
  if (text.length > MAX_TEXT_LENGTH) throw new UnreadableFile("tooLong", { max: MAX_TEXT_LENGTH });
  const unknownCharacters = text.match(UNKNOWN)?.length ?? 0;
  if (unknownCharacters > text.length * MAX_UNKNOWN) throw new UnreadableFile("lettersUnknown");
  return { ...extract, text, format, encoding, unknownCharacters };
}

async function extractOf(
  format: FileFormat,
  bytes: Uint8Array,
): Promise<Extract & { encoding?: Encoding }> {
  switch (format) {
    case "docx":
      return docxText(bytes);
    case "pdf":
      return pdfText(bytes);
    case "email":
      return mailText(bytes);
    case "html": {
      const { text, encoding } = htmlOf(bytes);
      return { ...htmlText(text), encoding };
    }
    case "txt":
      return { ...decodedText(bytes), facts: NO_FACTS, left: NOTHING_LEFT };
  }
}

/** As a source keeps it: lines end alike, and what no database takes is seen as lost. */
function sound(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd").toWellFormed();
}
