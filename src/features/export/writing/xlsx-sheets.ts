import type { About, ColumnKind, Row, Sheet, Shown } from "../views.ts";
import { cellText, END, NOTE } from "../cells.ts";
import {
  columnNames,
  dayCell,
  EMPTY,
  escaped,
  flagCell,
  line,
  numberCell,
  STYLE,
  textCell,
} from "./xlsx-xml.ts";

const SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** Marking, what it is, labels: notes, as in CSV; machine names, which is also the row that Excel filters by. */
export const HEADER_ROWS = 4;

/** In characters. */
const WIDTH: Record<ColumnKind, number> = {
  text: 24,
  long: 60,
  code: 16,
  day: 12,
  number: 12,
  flag: 10,
  list: 36,
  figures: 48,
};

/** The sheet of the rows, text by text. */
export async function* dataSheet({ about, columns, rows }: Sheet): AsyncGenerator<string> {
  const names = columnNames(columns.length);
  let number = 0;
  const next = (cells: readonly string[]) => line((number += 1), names, cells);
  yield [
    `<worksheet xmlns="${SPREADSHEET}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0" tabSelected="1"${about.isRightToLeft ? ' rightToLeft="1"' : ""}>`,
    `<pane xSplit="1" ySplit="${HEADER_ROWS}" topLeftCell="B${HEADER_ROWS + 1}" activePane="bottomRight" state="frozen"/>`,
    "</sheetView></sheetViews>",
    `<cols>${columns.map(({ kind }, index) => `<col min="${index + 1}" max="${index + 1}" width="${WIDTH[kind]}" customWidth="1"/>`).join("")}</cols>`,
    "<sheetData>",
    next([textCell(NOTE + about.markingWord, STYLE.marking)]),
    next([
      textCell(NOTE + about.facts.map(({ label, value }) => `${label}: ${value}`).join(" · ")),
    ]),
    next(
      columns.map(({ label }, index) => textCell(index === 0 ? NOTE + label : label, STYLE.header)),
    ),
    next(columns.map(({ name }) => textCell(name, STYLE.name))),
  ].join("");
  for await (const some of rows) {
    yield some
      .map((row) => next(columns.map((column) => cell(column, row, about.unverifiedWord))))
      .join("");
  }
  const last = `${names.at(-1)}${HEADER_ROWS + about.rows}`;
  yield [
    next([END, String(about.rows), about.markingWord].map((text) => textCell(text, STYLE.marking))),
    `</sheetData><autoFilter ref="A${HEADER_ROWS}:${last}"/>`,
    paper(about),
    "</worksheet>",
  ].join("");
}

function cell({ kind, value: of }: Shown, row: Row, unverifiedWord: string): string {
  const value = of(row);
  if (value === null) return EMPTY;
  if (typeof value === "number") return numberCell(value);
  if (typeof value === "boolean") return flagCell(value);
  if (kind === "day") return dayCell(value as string);
  return textCell(cellText(value, unverifiedWord));
}

/** What the file says about itself, a line each. */
export function aboutSheet(about: About): string {
  const rows = [
    ...about.facts.map(({ label, value }) => [textCell(label, STYLE.header), textCell(value)]),
    [textCell(about.markingWord, STYLE.marking)],
  ];
  return [
    `<worksheet xmlns="${SPREADSHEET}">`,
    `<sheetViews><sheetView workbookViewId="0"${about.isRightToLeft ? ' rightToLeft="1"' : ""}/></sheetViews>`,
    '<cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="100" customWidth="1"/></cols><sheetData>',
    ...rows.map((cells, index) => line(index + 1, ["A", "B"], cells)),
    `</sheetData>${paper(about)}</worksheet>`,
  ].join("");
}

/** The marking on top and at the bottom of every printed page. An ampersand would be a command there. */
function paper({ markingWord }: About): string {
  const word = escaped(markingWord.replaceAll("&", "&&"));
  const mark = `&amp;C&amp;B${word}`;
  return [
    '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    `<headerFooter><oddHeader>${mark}</oddHeader><oddFooter>${mark}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`,
  ].join("");
}
