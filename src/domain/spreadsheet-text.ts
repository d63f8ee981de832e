/**
 * Where a spreadsheet would begin to calculate: at the start of a cell, or of what becomes a cell when
 * another separator is guessed, come white space and quotation marks, then one of the signs of a formula.
 */
const FORMULA = /(?<=^|[;\t\r\n])(?=[\s"'\p{Cc}\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;
const INERT = /(?<=^|[;\t\r\n])'(?=[\s"'\p{Cc}\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;

/** The text with an apostrophe before each place where a spreadsheet would begin a formula. */
export function inertText(text: string): string {
  return text.replace(FORMULA, "'");
}

/** What `inertText` was made from, for every text: an exported file reads back as it was. */
export function textOfInert(text: string): string {
  return text.replace(INERT, "");
}

/** Whether a spreadsheet would calculate this text if somebody typed it into a cell. */
export function looksLikeFormula(text: string): boolean {
  return inertText(text) !== text;
}

/** Several values in one cell, parted by "; "; one that would be misread is quoted as in CSV. */
export function joinedList(values: readonly string[]): string {
  return values
    .map((value) => (/[;"]|^\s|\s$|^$/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join("; ");
}

/** The values of a cell that `joinedList` wrote. */
export function listOfJoined(text: string): string[] {
  const found = text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^;]*?))\s*(?:;|$)/gy);
  const values = [...found].flatMap(([whole, quoted, plain]) => {
    if (quoted !== undefined) return [quoted.replaceAll('""', '"')];
    return whole === "" || plain === undefined || plain === "" ? [] : [plain];
  });
  return values;
}
