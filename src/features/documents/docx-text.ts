import { Parser } from "htmlparser2";
import { type Numbering, numberingOf, type Place } from "./docx-lists.ts";
import { type Extract, NO_FACTS, NOTHING_LEFT } from "./extract.ts";
import { MAX_DEPTH } from "./limits.ts";
import { newSheet, type Sheet } from "./sheet.ts";
import { UnreadableFile } from "./unreadable-file.ts";
import { localName, textOf } from "./xml.ts";
import { partsOf } from "./zip-parts.ts";

/** Newer programs number it. */
const BODY = /^word\/document\d*\.xml$/;
const ASIDE =
  /^(?:\[Content_Types\]\.xml|docProps\/core\.xml|word\/(?:(?:header|footer)\d*|footnotes|endnotes|numbering|styles)\.xml)$/;
const MAIN =
  /PartName="\/([^"]+)"[^>]*ContentType="[^"]+(?:wordprocessingml|macroEnabled)[^"]*\.main\+xml"/;
const MAIN_REVERSED =
  /ContentType="[^"]+(?:wordprocessingml|macroEnabled)[^"]*\.main\+xml"[^>]*PartName="\/([^"]+)"/;

/** Deleted, moved away, or the same once more for older programs. */
const DROPPED = new Set(["del", "moveFrom", "Fallback", "rPrChange", "pPrChange"]);

/**
 * The text of a Word document as it is printed: header, body with its lists numbered, footnotes,
 * footer. What was deleted under review, and what is hidden, is left out.
 */
export async function docxText(bytes: Uint8Array): Promise<Extract> {
  const parts = await partsOf(bytes, (name) => BODY.test(name) || ASIDE.test(name));
  const types = parts.get("[Content_Types].xml")?.toString("utf8") ?? "";
  const main = (MAIN.exec(types) ?? MAIN_REVERSED.exec(types))?.[1] ?? "word/document.xml";
  const body = parts.get(main);
  if (!body) throw new UnreadableFile("damaged");
  const numbering = numberingOf(parts.get("word/numbering.xml"), parts.get("word/styles.xml"));
  const sheet = newSheet();
  const edges = (kind: string) => edgeTexts(parts, kind);
  for (const text of edges("header")) writeParagraph(sheet, text);
  readPart(body, sheet, numbering);
  for (const notes of ["footnotes", "endnotes"]) {
    const part = parts.get(`word/${notes}.xml`);
    if (part) readPart(part, sheet, numbering);
  }
  for (const text of edges("footer")) writeParagraph(sheet, text);
  const core = parts.get("docProps/core.xml");
  return {
    text: sheet.text(),
    facts: { ...NO_FACTS, title: textOf(core, "title"), author: textOf(core, "creator") },
    left: NOTHING_LEFT,
  };
}

/** Headers or footers, each once: first pages and even pages often have the same. */
function edgeTexts(parts: ReadonlyMap<string, Buffer>, kind: string): Set<string> {
  const names = [...parts.keys()].filter((name) => name.startsWith(`word/${kind}`)).toSorted();
  const texts = names.map((name) => {
    const sheet = newSheet();
    const part = parts.get(name);
    if (part) readPart(part, sheet, null);
    return sheet.text();
  });
  return new Set(texts.filter((text) => text !== ""));
}

function writeParagraph(sheet: Sheet, text: string): void {
  sheet.write(text);
  sheet.end();
}

function readPart(part: Buffer, sheet: Sheet, numbering: Numbering | null): void {
  let depth = 0;
  let dropped: number | null = null;
  let inText = false;
  let inProperties = 0;
  let isHidden = false;
  /** Of each open paragraph (text boxes stand inside one): its place in a list, until its mark is set. */
  const places: (Place | null)[] = [];

  const write = (words: string) => {
    if (isHidden) return;
    const place = places.at(-1);
    if (place) {
      const marker = numbering?.next(place) ?? null;
      if (marker !== null) sheet.mark(marker);
      places[places.length - 1] = null;
    }
    sheet.write(words);
  };

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        depth += 1;
        if (depth > MAX_DEPTH) throw new UnreadableFile("nestedTooDeeply");
        const name = localName(tag);
        if (dropped !== null) return;
        if (DROPPED.has(name)) dropped = depth;
        const value = attributes["w:val"] ?? null;
        if (inProperties > 0) {
          const place = places.at(-1);
          if (name === "pStyle" && place) place.style = value;
          if (name === "numId" && place) place.id = value;
          if (name === "ilvl" && place) place.level = value;
          if (name === "vanish" && value !== "0" && value !== "false") isHidden = true;
        }
        switch (name) {
          case "pPr":
          case "rPr":
            inProperties += 1;
            break;
          case "p":
            places.push({ style: null, id: null, level: null });
            break;
          case "r":
            isHidden = false;
            break;
          case "t":
            inText = true;
            break;
          case "tab":
            if (inProperties === 0) write("\t");
            break;
          case "br":
          case "cr":
            write("\n");
            break;
          case "noBreakHyphen":
            write("\u2011");
            break;
          case "softHyphen":
            write("\u00ad");
            break;
          case "sym":
            write(symbol(attributes["w:char"]));
            break;
          case "txbxContent":
            sheet.open();
            break;
          case "tr":
            sheet.openRow();
            break;
          case "tc":
            sheet.openCell();
            break;
        }
      },
      ontext(words) {
        if (inText && dropped === null) write(words);
      },
      onclosetag(tag) {
        const name = localName(tag);
        const isDroppedEnd = dropped === depth;
        depth -= 1;
        if (isDroppedEnd) dropped = null;
        if (isDroppedEnd || dropped !== null) return;
        if (name === "pPr" || name === "rPr") inProperties -= 1;
        if (name === "pPr") isHidden = false;
        if (name === "t") inText = false;
        if (name === "r") isHidden = false;
        if (name === "p") {
          sheet.end();
          places.pop();
        }
        if (name === "txbxContent") sheet.close();
        if (name === "tc") sheet.closeCell();
        if (name === "tr") sheet.closeRow();
      },
    },
    { xmlMode: true },
  );
  parser.end(part.toString("utf8"));
}

/** A sign of a symbol font has no letter of its own: the place shows that something stood there. */
function symbol(code: string | undefined): string {
  const point = Number.parseInt(code ?? "", 16);
  if (Number.isNaN(point) || point > 0x10ffff) return "\ufffd";
  return point >= 0xe000 && point <= 0xf8ff ? "\ufffd" : String.fromCodePoint(point);
}
