import { buffer } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { Parser } from "htmlparser2";
import yauzl from "yauzl";
import { MAX_PARTS, MAX_RATIO, MAX_SHARED_LENGTH, MAX_UNPACKED_BYTES } from "./limits.ts";
import { UnreadableTable } from "./unreadable-table.ts";

/** What an opened workbook tells before its cells are read. */
export type Workbook = {
  sheets: { name: string; part: string }[];
  /** By the number of a cell's style: whether its number is a day. */
  isDay: readonly boolean[];
  shared: readonly string[];
  /** Days are counted from 1904 instead of 1900. */
  is1904: boolean;
  open: (part: string) => Promise<Readable>;
};

type Handlers = ConstructorParameters<typeof Parser>[0];

/** A tag's name without the prefix of its namespace. */
export const localName = (tag: string) => tag.slice(tag.indexOf(":") + 1);

/** htmlparser2 knows neither document types nor entities of their own: nothing is fetched, nothing grows. */
export const xmlParser = (handlers: Handlers) =>
  new Parser(handlers, { xmlMode: true, decodeEntities: true });

/**
 * Opens a workbook (.xlsx). The directory of the archive is judged before anything is unpacked.
 *
 * @throws UnreadableTable
 */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const parts = new Map<string, yauzl.Entry>();
  try {
    const zip = await yauzl.fromBufferPromise(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true },
    );
    if (zip.entryCount > MAX_PARTS) throw new UnreadableTable("packedTooTightly");
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      const { uncompressedSize: size, compressedSize: packed } = entry;
      total += size;
      const isBomb = size > 1_000_000 && size > packed * MAX_RATIO;
      if (isBomb || total > MAX_UNPACKED_BYTES) throw new UnreadableTable("packedTooTightly");
      if (entry.isEncrypted()) throw new UnreadableTable("locked");
      parts.set(entry.fileName.replace(/^\//, ""), entry);
    }
    const open = async (part: string): Promise<Readable> => {
      const entry = parts.get(part);
      if (entry === undefined) throw new UnreadableTable("damaged");
      return zip.openReadStreamPromise(entry);
    };
    const whole = async (part: string) =>
      parts.has(part) ? (await buffer(await open(part))).toString("utf8") : "";
    if (!parts.has("xl/workbook.xml")) throw new UnreadableTable("unknownKind");
    const book = await whole("xl/workbook.xml");
    const targets = targetsIn(await whole("xl/_rels/workbook.xml.rels"));
    const sheets = sheetsIn(book).flatMap(({ name, id }) => {
      const part = targets.get(id);
      return part !== undefined && parts.has(part) ? [{ name, part }] : [];
    });
    if (sheets.length === 0) throw new UnreadableTable("noSheet");
    return {
      sheets,
      is1904: /date1904="(?:1|true)"/.test(book),
      isDay: dayStylesIn(await whole("xl/styles.xml")),
      shared: parts.has("xl/sharedStrings.xml")
        ? await sharedIn(await open("xl/sharedStrings.xml"))
        : [],
      open,
    };
  } catch (error) {
    if (error instanceof UnreadableTable) throw error;
    throw new UnreadableTable("damaged", {}, { cause: error });
  }
}

function targetsIn(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  const parser = xmlParser({
    onopentag(tag, { Id: id, Target: target }) {
      if (localName(tag) !== "Relationship" || id === undefined || target === undefined) return;
      targets.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    },
  });
  parser.end(xml);
  return targets;
}

function sheetsIn(xml: string): { name: string; id: string }[] {
  const sheets: { name: string; id: string }[] = [];
  const parser = xmlParser({
    onopentag(tag, attributes) {
      const id =
        attributes["r:id"] ?? Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
      if (localName(tag) !== "sheet" || id === undefined) return;
      sheets.push({ name: attributes["name"] ?? "", id });
    },
  });
  parser.end(xml);
  return sheets;
}

/** Numbers of the formats that come with the program and show a day. */
const BUILT_IN_DAYS = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57]);

function dayStylesIn(xml: string): boolean[] {
  const ownDays = new Set<number>();
  const styles: boolean[] = [];
  let isInCells = false;
  const parser = xmlParser({
    onopentag(tag, attributes) {
      const name = localName(tag);
      if (name === "numFmt") {
        // Without colours, conditions and quoted words, a format with d, m and y shows a day.
        const code = (attributes["formatCode"] ?? "").replace(/\[[^\]]*\]|"[^"]*"|\\./g, "");
        if (/y/i.test(code) || /d/i.test(code)) ownDays.add(Number(attributes["numFmtId"]));
      } else if (name === "cellXfs") isInCells = true;
      else if (name === "xf" && isInCells) {
        const format = Number(attributes["numFmtId"]);
        styles.push(BUILT_IN_DAYS.has(format) || ownDays.has(format));
      }
    },
    onclosetag(tag) {
      if (localName(tag) === "cellXfs") isInCells = false;
    },
  });
  parser.end(xml);
  return styles;
}

/** The texts that cells point to; what is written small above a word (how it is spoken) is left out. */
async function sharedIn(part: Readable): Promise<string[]> {
  const texts: string[] = [];
  let text = "";
  let length = 0;
  let isText = false;
  let spoken = 0;
  const parser = xmlParser({
    onopentagname(tag) {
      const name = localName(tag);
      if (name === "si") text = "";
      else if (name === "rPh") spoken += 1;
      else isText = name === "t" && spoken === 0;
    },
    ontext(words) {
      if (isText) text += words;
    },
    onclosetag(tag) {
      const name = localName(tag);
      if (name === "rPh") spoken -= 1;
      if (name === "t") isText = false;
      if (name !== "si") return;
      length += text.length;
      if (length > MAX_SHARED_LENGTH) throw new UnreadableTable("packedTooTightly");
      texts.push(text);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of part) parser.write(decoder.decode(chunk as Buffer, { stream: true }));
  parser.end();
  return texts;
}
