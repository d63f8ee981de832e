import { crc32, deflateRawSync } from "node:zlib";

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

type ZipEntry = {
  name: string;
  content: Uint8Array;
  /** What the directory says of its size, when that is not true. */
  saidSize?: number;
};

/** A zip archive, deflated, as programs write it. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, saidSize = content.length } of entries) {
    // OpenDocument tells its kind in a part that is not deflated.
    const isStored = name === "mimetype";
    const packed = isStored ? content : deflateRawSync(content);
    const called = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(isStored ? 0 : 8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(saidSize, 18);
    shared.writeUInt16LE(called.length, 22);
    const head = Buffer.concat([Buffer.from("PK\x03\x04"), shared, called, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), shared, place, called]),
    );
    bodies.push(head);
    offset += head.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...bodies, listed, Buffer.from("PK\x05\x06"), end]));
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES =
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-' +
  'officedocument.wordprocessingml.document.main+xml"/></Types>';

/** One paragraph of a Word document; `properties` is what stands in its `w:pPr`. */
export const paragraph = (text: string, properties = ""): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A Word document with this body; other parts by name, such as `word/header1.xml`. */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const document = `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`;
  return zipOf(
    Object.entries({ "[Content_Types].xml": TYPES, "word/document.xml": document, ...parts }).map(
      ([name, text]) => ({ name, content: utf8(text) }),
    ),
  );
}

type PdfOptions = {
  trailer?: string;
  /** Further objects, from number 4 on. */
  extra?: readonly string[];
  /** The object that every page shows, instead of its lines. */
  contents?: string;
  isTextDrawn?: boolean;
};

/** A PDF with one font and these pages; of a page each text is a line, an empty one a gap. */
export function pdfOf(
  pages: readonly (readonly string[])[],
  { trailer = "", extra = [], contents, isTextDrawn = true }: PdfOptions = {},
): Uint8Array {
  const first = 4 + extra.length;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...extra,
    ...pages.flatMap((lines, index) => {
      const drawn = lines
        .map((line, at) => `1 0 0 1 72 ${760 - at * 14} Tm (${line.replace(/[()\\]/g, "\\$&")}) Tj`)
        .join("\n");
      const content = isTextDrawn ? `BT /F1 11 Tf\n${drawn}\nET` : "0 0 200 200 re f";
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents ?? `${first + index * 2 + 1} 0 R`} ` +
          "/Resources << /Font << /F1 3 0 R >> >> >>",
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  return new Uint8Array(
    Buffer.from(
      `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}` +
        `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`,
      "latin1",
    ),
  );
}

/** An e-mail: its header lines, and what stands below them. */
export const mailOf = (headers: readonly string[], body: string): Uint8Array =>
  utf8(`${headers.join("\r\n")}\r\n\r\n${body.replaceAll("\n", "\r\n")}`);
