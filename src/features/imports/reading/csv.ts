import { isUtf8 } from "node:buffer";
import { decodedText } from "#features/documents/encodings.ts";
import { UnreadableFile } from "#features/documents/unreadable-file.ts";
import { MAX_CELL_LENGTH, MAX_COLUMNS } from "./limits.ts";
import { UnreadableTable } from "./unreadable-table.ts";

/** What parts the cells of a line, in the order in which a tie is decided. */
const DELIMITERS = [",", ";", "\t", "|"] as const;
const SLICE_BYTES = 1 << 18;
const BATCH_ROWS = 1_000;

/**
 * The text that bytes spell, a slice at a time, so that a large file is never held twice.
 *
 * @throws UnreadableTable when they are no text.
 */
export function* textOf(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(labelOf(bytes), { fatal: true });
  for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
    const stream = from + SLICE_BYTES < bytes.length;
    yield decoder.decode(bytes.subarray(from, from + SLICE_BYTES), { stream });
  }
}

function labelOf(bytes: Uint8Array): string {
  if (isUtf8(bytes) && !bytes.subarray(0, 4096).includes(0)) return "utf-8";
  try {
    const { encoding } = decodedText(bytes);
    const isBigEndian = bytes[0] === 0xfe || bytes[0] === 0;
    return encoding === "utf-16" ? (isBigEndian ? "utf-16be" : "utf-16le") : encoding;
  } catch (error) {
    const isBroken = error instanceof UnreadableFile && error.reason === "brokenText";
    throw new UnreadableTable(isBroken ? "brokenText" : "unknownKind", {}, { cause: error });
  }
}

/** The delimiter with which the first lines fall into the most cells of equal number. */
export function delimiterIn(sample: string): string {
  let best: string = DELIMITERS[0];
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const reader = csvReader(delimiter);
    const rows = reader.read(sample).slice(0, 30);
    const [head] = rows;
    if (head === undefined) continue;
    const alike = rows.filter(({ length }) => length === head.length).length;
    const score = head.length === 1 ? 0 : head.length * (alike / rows.length) ** 2;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** The rows of a text, in batches. @throws UnreadableTable */
export function* csvRows(texts: Iterable<string>): Generator<string[][]> {
  let reader: ReturnType<typeof csvReader> | null = null;
  let rows: string[][] = [];
  for (const text of texts) {
    reader ??= csvReader(delimiterIn(text.slice(0, 64 * 1024)));
    rows.push(...reader.read(text));
    for (; rows.length >= BATCH_ROWS; rows = rows.slice(BATCH_ROWS)) {
      yield rows.slice(0, BATCH_ROWS);
    }
  }
  const last = reader?.end() ?? null;
  if (last !== null) rows.push(last);
  if (rows.length > 0) yield rows;
}

/**
 * RFC 4180, and what programs make of it: any line end, quotation marks inside a cell that does not begin
 * with one. Told the text piece by piece; empty lines are rows of one empty cell.
 */
function csvReader(delimiter: string) {
  let row: string[] = [];
  let cell = "";
  let number = 1;
  let state: "start" | "plain" | "quoted" | "closing" = "start";
  let skipsLineFeed = false;

  function endCell(): void {
    if (cell.length > MAX_CELL_LENGTH)
      throw new UnreadableTable("longCell", { row: number, max: MAX_CELL_LENGTH });
    if (row.length >= MAX_COLUMNS) throw new UnreadableTable("tooWide", { max: MAX_COLUMNS });
    row.push(cell);
    cell = "";
    state = "start";
  }

  return {
    read(text: string): string[][] {
      const rows: string[][] = [];
      let from = 0;
      for (let at = 0; at < text.length; at += 1) {
        const sign = text[at];
        if (state === "quoted") {
          const close = text.indexOf('"', at);
          if (close === -1) {
            cell += text.slice(at);
            if (cell.length > MAX_CELL_LENGTH) {
              throw new UnreadableTable("longCell", { row: number, max: MAX_CELL_LENGTH });
            }
            return rows;
          }
          cell += text.slice(at, close);
          at = close;
          from = close + 1;
          state = "closing";
          continue;
        }
        if (skipsLineFeed) {
          skipsLineFeed = false;
          if (sign === "\n") {
            from = at + 1;
            continue;
          }
        }
        if (sign === delimiter || sign === "\n" || sign === "\r") {
          cell += text.slice(from, at);
          endCell();
          from = at + 1;
          if (sign === delimiter) continue;
          rows.push(row);
          row = [];
          number += 1;
          skipsLineFeed = sign === "\r";
        } else if (sign === '"' && state === "start") {
          state = "quoted";
          from = at + 1;
        } else if (sign === '"' && state === "closing") {
          // Twice inside quotation marks is one; the one before was not the end.
          cell += `${text.slice(from, at)}"`;
          from = at + 1;
          state = "quoted";
        } else if (state !== "plain") state = "plain";
      }
      cell += text.slice(from);
      return rows;
    },
    /** The row that no line end has closed. */
    end(): string[] | null {
      if (state === "quoted") throw new UnreadableTable("unclosedQuote", { row: number });
      if (row.length === 0 && cell === "" && state === "start") return null;
      endCell();
      return row;
    },
  };
}
