import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Sheet } from "../views.ts";
import { aboutSheet, dataSheet, HEADER_ROWS } from "./xlsx-sheets.ts";
import { escaped, STYLES } from "./xlsx-xml.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * A workbook of two sheets: the rows, and what the file says about itself. Nothing of it is kept in memory:
 * the rows are read as the archive is.
 */
export async function* xlsxOf(sheet: Sheet): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(XML + text), path);
  const rows = Readable.from(withHeader(dataSheet(sheet)), { objectMode: false });
  // What it hands out is a stream of Node's, whatever its types promise.
  const archive = zip.outputStream as Readable;
  const fail = (error: Error) => archive.destroy(error);
  zip.on("error", fail);
  // The archive waits for its parts, and would wait for one that has failed.
  rows.on("error", fail);
  add("[Content_Types].xml", contentTypes());
  add("_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]]));
  add("xl/workbook.xml", workbook(sheet));
  add(
    "xl/_rels/workbook.xml.rels",
    relations([
      ["worksheet", "worksheets/sheet1.xml"],
      ["worksheet", "worksheets/sheet2.xml"],
      ["styles", "styles.xml"],
    ]),
  );
  add("xl/styles.xml", STYLES);
  zip.addReadStream(rows, "xl/worksheets/sheet1.xml");
  add("xl/worksheets/sheet2.xml", aboutSheet(sheet.about));
  zip.end();
  try {
    yield* archive;
  } finally {
    rows.destroy();
  }
}

async function* withHeader(text: AsyncIterable<string>): AsyncGenerator<string> {
  yield XML;
  yield* text;
}

function contentTypes(): string {
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${[
    part("workbook", "sheet.main"),
    part("worksheets/sheet1", "worksheet"),
    part("worksheets/sheet2", "worksheet"),
    part("styles", "styles"),
  ].join("")}</Types>`;
}

const part = (name: string, type: string) =>
  `<Override PartName="/xl/${name}.xml" ContentType="${TYPES}.${type}+xml"/>`;

function relations(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

/** The header is repeated on every printed page. */
function workbook({ about }: Sheet): string {
  const names = [about.title, about.aboutWord].map(sheetName);
  const sheets = names.map(
    (name, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const quotedName = escaped(`'${(names[0] ?? "").replaceAll("'", "''")}'`);
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join("")}</sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${quotedName}!$1:$${HEADER_ROWS}</definedName></definedNames></workbook>`;
}

/** Excel takes up to 31 letters, and not all of them. */
const sheetName = (title: string) =>
  title
    .replace(/[[\]:*?/\\]/g, " ")
    .slice(0, 31)
    .trim();
