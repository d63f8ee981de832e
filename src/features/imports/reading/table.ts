import { textOfInert } from "#domain/spreadsheet-text.ts";
import { csvRows, textOf } from "./csv.ts";
import { MAX_ROWS } from "./limits.ts";
import { sheetRows } from "./sheet-rows.ts";
import { UnreadableTable } from "./unreadable-table.ts";
import { openWorkbook } from "./workbook.ts";

/** A row with the number that a spreadsheet shows beside it. */
export type TableRow = { number: number; cells: string[] };

/** A table in a file: its head, and its rows, in batches. */
export type Table = {
  sheets: string[];
  sheet: string | null;
  head: string[];
  rows: () => AsyncGenerator<TableRow[]>;
};

const startsWith = (bytes: Uint8Array, ...signs: number[]) =>
  signs.every((sign, index) => bytes[index] === sign);

/** A line that says something about the file: our own exports begin and end with some. */
const isNote = ([first = ""]: string[]) => first.startsWith("# ");

/**
 * Opens a file of values parted by commas (or the like) or a workbook. The first line with something in
 * it that is no note is the head; columns without a name there are numbered.
 *
 * @throws UnreadableTable, also while the rows are read.
 */
export async function openTable(bytes: Uint8Array, wantedSheet: string | null): Promise<Table> {
  if (bytes.length === 0) throw new UnreadableTable("empty");
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableTable("oldExcel");
  if (startsWith(bytes, 0x50, 0x4b)) {
    const book = await openWorkbook(bytes);
    const sheets = book.sheets.map(({ name }) => name);
    const sheet = book.sheets.find(({ name }) => name === wantedSheet) ?? book.sheets[0];
    if (sheet === undefined) throw new UnreadableTable("noSheet");
    const batches = () => sheetRows(book, sheet.part);
    return { sheets, sheet: sheet.name, ...(await headed(batches)) };
  }
  if (isAnotherFormat(bytes)) throw new UnreadableTable("unknownKind");
  // oxlint-disable-next-line typescript/require-await -- one shape for both kinds of files
  const batches = async function* () {
    // As they were before a spreadsheet was kept from calculating them; a workbook says of its texts that they are.
    for (const batch of csvRows(textOf(bytes))) yield batch.map((row) => row.map(textOfInert));
  };
  return { sheets: [], sheet: null, ...(await headed(batches)) };
}

/** Text, but no table: PDF, RTF, pages of the web (some programs call them .xls), XML, JSON. */
const isAnotherFormat = (bytes: Uint8Array) =>
  /^[\s\ufeff]*(?:%PDF-|\{\\rtf|<(?:!doctype|html|head|table|\?xml)|\[?\s*\{\s*["}])/i.test(
    new TextDecoder().decode(bytes.subarray(0, 400)),
  );

/** Whether anything stands below the head of the first sheet, or there are other sheets to choose. */
export async function hasRows({ sheets, rows }: Table): Promise<boolean> {
  if (sheets.length > 1) return true;
  const { done } = await rows().next();
  return done !== true;
}

type Batches = () => AsyncGenerator<string[][]>;

async function headed(batches: Batches): Promise<Pick<Table, "head" | "rows">> {
  let head: string[] | null = null;
  for await (const { cells } of numbered(batches)) {
    head = named(cells);
    break;
  }
  if (head === null) throw new UnreadableTable("empty");
  const width = head.length;
  return {
    head,
    async *rows() {
      let isHead = true;
      let batch: TableRow[] = [];
      for await (const row of numbered(batches)) {
        if (isHead) {
          isHead = false;
          continue;
        }
        if (row.number > MAX_ROWS) throw new UnreadableTable("tooManyRows", { max: MAX_ROWS });
        batch.push({ number: row.number, cells: row.cells.slice(0, width) });
        if (batch.length < 1_000) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
  };
}

/** Rows with something in them that are no notes. */
async function* numbered(batches: Batches): AsyncGenerator<TableRow> {
  let number = 0;
  for await (const batch of batches()) {
    for (const raw of batch) {
      number += 1;
      if (isNote(raw) || raw.every((cell) => cell.trim() === "")) continue;
      yield { number, cells: raw.map((cell) => cell.trim()) };
    }
  }
}

/** @throws UnreadableTable when two columns have one name: nobody could say which of them is meant. */
function named(cells: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== "");
  const head = cells
    .slice(0, last + 1)
    .map((cell, index) => cell.replace(/\s+/g, " ") || `#${index + 1}`);
  const twice = head.find((name, index) => head.indexOf(name) !== index);
  if (twice !== undefined) throw new UnreadableTable("twiceInHead", { name: twice });
  return head;
}
