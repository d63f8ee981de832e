import { decodedText } from "./encodings.ts";
import { UnreadableFile, type UnreadableReason } from "./unreadable-file.ts";

export type FileFormat = "txt" | "docx" | "pdf" | "html" | "email";

/** Kinds that are known, and what keeps them from being read. */
const FOREIGN: readonly (readonly [string, UnreadableReason])[] = [
  ["{\\rtf", "richText"],
  ["\x89PNG", "picture"],
  ["\xff\xd8\xff", "picture"],
  ["GIF8", "picture"],
  ["II*\0", "picture"],
  ["MM\0*", "picture"],
  ["BM", "picture"],
  ["7z\xbc\xaf", "archive"],
  ["Rar!", "archive"],
  ["\x1f\x8b", "archive"],
];

/** The older format of Office is a disk in a file: what is on it stands in its directory, in UTF-16. */
const OLD_OFFICE = "\xd0\xcf\x11\xe0";
const ON_IT: readonly (readonly [string, UnreadableReason])[] = [
  ["EncryptedPackage", "locked"],
  ["WordDocument", "oldWord"],
  ["__substg1.0", "outlookMessage"],
  ["Workbook", "spreadsheet"],
  ["PowerPoint", "slides"],
];

/** Names of parts stand uncompressed in a zip. */
const IN_ZIP: readonly (readonly [string, UnreadableReason | null])[] = [
  ["word/", null],
  ["application/vnd.oasis.opendocument.spreadsheet", "spreadsheet"],
  ["application/vnd.oasis.opendocument.presentation", "slides"],
  ["application/vnd.oasis.opendocument", "openDocument"],
  ["xl/", "spreadsheet"],
  ["ppt/", "slides"],
];

const HTML =
  /^(?:<\?xml[^>]*>|<!--[\s\S]{0,2000}?-->|\s)*<(?:!doctype\s+html|(?:html|head|body|title|meta|article|main|div|p|h[1-6]|table|ul|ol|span|font|center)[\s/>])/i;
const XML = /^\s*<(?:\?xml|svg)[\s>]/i;
const HEADER_LINE = /^[\x21-\x39\x3b-\x7e]{1,76}:/;
const MAIL_HEADER =
  /^(?:from|to|cc|subject|date|mime-version|received|message-id|return-path|reply-to|delivered-to|content-type|dkim-signature):/i;

/**
 * What a file is, by its bytes.
 *
 * @throws UnreadableFile for a kind that is not read, with what to do instead.
 */
export function formatOf(bytes: Uint8Array): FileFormat {
  const start = latin(bytes.subarray(0, 1024));
  const foreign = FOREIGN.find(([magic]) => start.startsWith(magic));
  // "BM" begins words, too.
  if (foreign && (foreign[0] !== "BM" || start.includes("\0")))
    throw new UnreadableFile(foreign[1]);
  if (start.startsWith(OLD_OFFICE)) throw new UnreadableFile(oldKind(bytes));
  if (start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06")) return zipKind(bytes);
  if (start.includes("%PDF-")) return "pdf";
  const { text } = decodedText(bytes);
  const head = text.slice(0, 8192);
  if (HTML.test(head)) return "html";
  if (XML.test(head)) throw new UnreadableFile("unknownKind");
  return isMail(head) ? "email" : "txt";
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

function oldKind(bytes: Uint8Array): UnreadableReason {
  const content = latin(bytes);
  const named = ON_IT.find(([name]) => content.includes(name.split("").join("\0")));
  return named?.[1] ?? "unknownKind";
}

function zipKind(bytes: Uint8Array): FileFormat {
  const content = latin(bytes);
  const [, reason] = IN_ZIP.find(([name]) => content.includes(name)) ?? ["", "archive" as const];
  if (reason !== null) throw new UnreadableFile(reason);
  return "docx";
}

/** Only header lines up to the first empty one, two of them of the kind that mail has. */
function isMail(head: string): boolean {
  const lines = head.replace(/^From .*\r?\n/, "").split(/\r?\n/);
  const end = lines.indexOf("");
  const headers = end === -1 ? lines.slice(0, -1) : lines.slice(0, end);
  return (
    HEADER_LINE.test(headers[0] ?? "") &&
    headers.every((line) => HEADER_LINE.test(line) || /^[ \t]/.test(line)) &&
    headers.filter((line) => MAIL_HEADER.test(line)).length >= 2
  );
}
