import { inertText } from "#domain/spreadsheet-text.ts";
import type { Sheet } from "../views.ts";
import { cellText, END, NOTE } from "../cells.ts";

/** Programs that guess the encoding of a file take it for UTF-8 with this. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The file as RFC 4180 has it: every line with as many cells as there are columns. Notes about the file and
 * the labels come first, then the line of machine names, then the rows; the last line is a note again, so
 * that a file without it is known to be cut short.
 */
export async function* csvOf({ about, columns, rows }: Sheet): AsyncGenerator<string> {
  const line = (cells: readonly string[]) =>
    `${columns.map((_, index) => quoted(cells[index] ?? "")).join(",")}\r\n`;
  const note = (name: string, value: string) => line([NOTE + name, inertText(value)]);
  const head = about.facts.map(({ label, value }) => note(label, value));
  const labels = columns.map(({ label }, index) => (index === 0 ? NOTE + label : label));
  yield [BYTE_ORDER_MARK, ...head, line(labels), line(columns.map(({ name }) => name))].join("");
  for await (const some of rows) {
    yield some
      .map((row) =>
        line(
          columns.map(({ kind, value }) => {
            const text = cellText(value(row), about.unverifiedWord);
            // A number may begin with a minus: nothing else is in its cell.
            return kind === "number" ? text : inertText(text);
          }),
        ),
      )
      .join("");
  }
  yield line([END, String(about.rows), about.markingWord]);
}

const quoted = (text: string) =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
