/** The largest file that is kept, inclusive. The database says the same (`attachment_size`). */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

type Kind = { mediaType: string; isGenuine: (bytes: Uint8Array) => boolean };

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

const OFFICE = "application/vnd.openxmlformats-officedocument";

/** What may be kept, by the ending of the name. The bytes must be of the same kind. */
const KINDS: Readonly<Record<string, Kind>> = {
  pdf: { mediaType: "application/pdf", isGenuine: (bytes) => startsWith(bytes, PDF) },
  docx: { mediaType: `${OFFICE}.wordprocessingml.document`, isGenuine: isOffice("word/") },
  xlsx: { mediaType: `${OFFICE}.spreadsheetml.sheet`, isGenuine: isOffice("xl/") },
  pptx: { mediaType: `${OFFICE}.presentationml.presentation`, isGenuine: isOffice("ppt/") },
  png: { mediaType: "image/png", isGenuine: (bytes) => startsWith(bytes, PNG) },
  jpg: { mediaType: "image/jpeg", isGenuine: (bytes) => startsWith(bytes, JPEG) },
  jpeg: { mediaType: "image/jpeg", isGenuine: (bytes) => startsWith(bytes, JPEG) },
  txt: { mediaType: "text/plain; charset=utf-8", isGenuine: isText },
  csv: { mediaType: "text/csv; charset=utf-8", isGenuine: isText },
  eml: { mediaType: "message/rfc822", isGenuine: isMail },
};

/** For the `accept` attribute and the hint: `.pdf`, `.docx`... */
export const FILE_ENDINGS: readonly string[] = Object.keys(KINDS).map((ending) => `.${ending}`);

/** The media type of a file whose name and bytes agree on what it is; null for anything else. */
export function mediaTypeOf(name: string, bytes: Uint8Array): string | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const kind = Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined;
  return kind !== undefined && bytes.length > 0 && kind.isGenuine(bytes) ? kind.mediaType : null;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** A zip with the parts of the office format it claims, and without macros. */
function isOffice(folder: string): (bytes: Uint8Array) => boolean {
  return (bytes) => {
    if (!startsWith(bytes, ZIP)) return false;
    // Names of the parts stand uncompressed in the archive.
    const archive = new TextDecoder("latin1").decode(bytes);
    return (
      archive.includes("[Content_Types].xml") &&
      archive.includes(folder) &&
      !/vbaProject\.bin/i.test(archive)
    );
  };
}

/** UTF-8 without control characters but tab and line ends. */
function isText(bytes: Uint8Array): boolean {
  const text = decoded(bytes);
  return text !== null && !/[^\P{Cc}\t\r\n\f]/u.test(text);
}

/** Text that begins with a header line, as mail does (RFC 5322). */
function isMail(bytes: Uint8Array): boolean {
  return isText(bytes) && /^[\x21-\x39\x3b-\x7e]{1,100}:[ \t]?\S/.test(decoded(bytes) ?? "");
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
