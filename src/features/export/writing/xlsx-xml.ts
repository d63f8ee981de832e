import { type CalendarDate, daysBetween } from "#domain/calendar-date.ts";
import { looksLikeFormula } from "#domain/spreadsheet-text.ts";

/** Positions in `STYLES`. */
export const STYLE = { text: 0, header: 1, day: 2, inert: 3, marking: 4, name: 5 } as const;

const SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const FONTS = [
  '<font><sz val="11"/><name val="Calibri"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/></font>',
  '<font><sz val="9"/><color rgb="FF6B7280"/><name val="Calibri"/></font>',
];
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill>',
];
/** In the order of `STYLE`. `quotePrefix` keeps a text a text when somebody edits its cell. */
const CELLS = [
  '<xf xfId="0" numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
  '<xf xfId="0" numFmtId="0" fontId="1" fillId="2" borderId="0" applyFont="1" applyFill="1"/>',
  '<xf xfId="0" numFmtId="164" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>',
  '<xf xfId="0" numFmtId="0" fontId="0" fillId="0" borderId="0" quotePrefix="1"/>',
  '<xf xfId="0" numFmtId="0" fontId="1" fillId="0" borderId="0" applyFont="1"/>',
  '<xf xfId="0" numFmtId="0" fontId="2" fillId="2" borderId="0" applyFont="1" applyFill="1"/>',
];

export const STYLES = [
  `<styleSheet xmlns="${SPREADSHEET}">`,
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
  `<fonts count="${FONTS.length}">${FONTS.join("")}</fonts>`,
  `<fills count="${FILLS.length}">${FILLS.join("")}</fills>`,
  '<borders count="1"><border/></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${CELLS.length}">${CELLS.join("")}</cellXfs>`,
  "</styleSheet>",
].join("");

/** A cell holds so many characters; what is cut off is said to be. */
const LONGEST = 32_767;
const CUT = " […]";

/** Letters that XML does not have, as the format writes them. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;

export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(
      UNWRITABLE,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    )
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A cell without its place, which `line` gives it: what follows the name of the place; empty for no cell. */
type Cell = string;

export const EMPTY: Cell = "";

/** A text is a text whatever it begins with: the type of the cell says so. */
export function textCell(text: string, style: number = STYLE.text): Cell {
  if (text === "") return style === STYLE.text ? EMPTY : ` s="${style}"/>`;
  const kept = text.length > LONGEST ? text.slice(0, LONGEST - CUT.length) + CUT : text;
  const chosen = style === STYLE.text && looksLikeFormula(text) ? STYLE.inert : style;
  const attribute = chosen === STYLE.text ? "" : ` s="${chosen}"`;
  return ` t="inlineStr"${attribute}><is><t xml:space="preserve">${escaped(kept)}</t></is></c>`;
}

export const numberCell = (value: number): Cell => `><v>${value}</v></c>`;
export const flagCell = (value: boolean): Cell => ` t="b"><v>${value ? 1 : 0}</v></c>`;

/** Day 1 of Excel is 1 January 1900, and its year 1900 has a 29 February: earlier days are texts. */
const FIRST_DAY = "1900-03-01" as CalendarDate;
const DAY_ZERO = "1899-12-30" as CalendarDate;

export function dayCell(day: string): Cell {
  if (day < FIRST_DAY) return textCell(day);
  return ` s="${STYLE.day}"><v>${daysBetween(DAY_ZERO, day as CalendarDate)}</v></c>`;
}

/** A row of cells, by its number from 1; `columns` are the names of as many columns. */
export function line(number: number, columns: readonly string[], cells: readonly Cell[]): string {
  const placed = cells.map((cell, index) =>
    cell === EMPTY ? "" : `<c r="${columns[index]}${number}"${cell}`,
  );
  return `<row r="${number}">${placed.join("")}</row>`;
}

/** The names of the first columns: "A" to "Z", then "AA". */
export function columnNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => columnName(index + 1));
}

function columnName(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? columnName(rest) : "") + String.fromCharCode(65 + ((number - 1) % 26));
}
