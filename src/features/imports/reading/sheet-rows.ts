import { addDays, type CalendarDate } from "#domain/calendar-date.ts";
import { MAX_CELL_LENGTH, MAX_COLUMNS } from "./limits.ts";
import { UnreadableTable } from "./unreadable-table.ts";
import { localName, type Workbook, xmlParser } from "./workbook.ts";

const BATCH_ROWS = 2_000;

/** What stands for a cell that has no value to be read: a formula that was never calculated, or one that failed. */
export const NO_VALUE = "\u0000";

/**
 * The rows of a sheet as texts, in batches; rows that are left out are empty. Days are written YYYY-MM-DD.
 * Of a formula the value that was last calculated is read; nothing is calculated here.
 *
 * @throws UnreadableTable
 */
export async function* sheetRows(book: Workbook, part: string): AsyncGenerator<string[][]> {
  let rows: string[][] = [];
  let row: string[] = [];
  let next = 1;
  let column = 0;
  let type = "";
  let style = 0;
  let value = "";
  let isValue = false;
  let hasFormula = false;

  const parser = xmlParser({
    onopentag(tag, attributes) {
      switch (localName(tag)) {
        case "row": {
          const number = Number(attributes["r"] ?? next);
          // Rows that hold nothing are not written; their numbers are what people see.
          for (; next < number && rows.length < 10_000; next += 1) rows.push([]);
          row = [];
          column = 0;
          return;
        }
        case "c":
          column = attributes["r"] === undefined ? column : columnOf(attributes["r"]);
          if (column >= MAX_COLUMNS) throw new UnreadableTable("tooWide", { max: MAX_COLUMNS });
          type = attributes["t"] ?? "n";
          style = Number(attributes["s"] ?? 0);
          value = "";
          hasFormula = false;
          return;
        case "f":
          hasFormula = true;
          return;
        case "v":
        case "t":
          isValue = true;
          return;
        default:
      }
    },
    ontext(words) {
      if (!isValue) return;
      value += words;
      if (value.length > MAX_CELL_LENGTH)
        throw new UnreadableTable("longCell", { row: next, max: MAX_CELL_LENGTH });
    },
    onclosetag(tag) {
      const name = localName(tag);
      if (name === "v" || name === "t") isValue = false;
      else if (name === "c") {
        row[column] = hasFormula && value === "" && type !== "str" ? NO_VALUE : textOfCell();
        column += 1;
      } else if (name === "row") {
        rows.push(Array.from(row, (cell) => cell ?? ""));
        next += 1;
      }
    },
  });

  function textOfCell(): string {
    switch (type) {
      case "s":
        return book.shared[Number(value)] ?? "";
      case "b":
        return value === "1" ? "true" : "false";
      case "e":
        return NO_VALUE;
      case "n":
        return value !== "" && book.isDay[style] === true ? dayOfNumber(value, book.is1904) : value;
      default:
        return unescaped(value);
    }
  }

  const decoder = new TextDecoder();
  for await (const chunk of await book.open(part)) {
    parser.write(decoder.decode(chunk as Buffer, { stream: true }));
    if (rows.length >= BATCH_ROWS) {
      const full = rows;
      rows = [];
      yield full;
    }
  }
  parser.end();
  if (rows.length > 0) yield rows;
}

/** "C12" is in column 2, counted from 0. */
function columnOf(place: string): number {
  let column = 0;
  for (const sign of /^[A-Z]{1,3}/.exec(place)?.[0] ?? "A") {
    column = column * 26 + sign.charCodeAt(0) - 64;
  }
  return column - 1;
}

/** Day 60 of the count from 1900 is a 29 February that there was not: days before it are not told. */
function dayOfNumber(text: string, is1904: boolean): string {
  const days = Math.floor(Number(text));
  if (!Number.isFinite(days) || days < (is1904 ? 0 : 61) || days > 2_958_465) return text;
  return addDays((is1904 ? "1904-01-01" : "1899-12-30") as CalendarDate, days);
}

/** Signs that XML does not have, as the format writes them: "_x000D_". */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
