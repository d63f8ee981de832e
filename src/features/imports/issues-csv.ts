import { inertText } from "#domain/spreadsheet-text.ts";
import type { Issue } from "./views.ts";

type Words = {
  say: (message: string) => string;
  /** The heads and verdicts of the list on the screen. */
  word: (
    key: "row" | "verdict" | "field" | "column" | "cell" | "why" | "refused" | "note",
  ) => string;
  fieldName: (field: string) => string;
};

/**
 * What is wrong with rows, as a file to be read beside the other: the number that a spreadsheet shows beside a row, the
 * field and the columns that feed it, the cell, and the sentence.
 */
export function issuesCsv(
  issues: readonly Issue[],
  { say, word, fieldName }: Words,
  columns: Readonly<Record<string, readonly string[]>>,
): string {
  const head = (["row", "verdict", "field", "column", "cell", "why"] as const).map(word);
  const rows = issues.map(({ row, field, value, message, isNote }) => [
    String(row),
    word(isNote === true ? "note" : "refused"),
    fieldName(field),
    (columns[field] ?? []).join(", "),
    value,
    say(message),
  ]);
  const lines = [head, ...rows].map((cells) =>
    cells.map((cell) => `"${inertText(cell).replaceAll('"', '""')}"`).join(","),
  );
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}
