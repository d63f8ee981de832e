import { inertText } from "#domain/spreadsheet-text.ts";
import type { Issue } from "./views.ts";

/** What is wrong with rows, as a file: the number that a spreadsheet shows beside a row, the field, the cell, and the sentence. */
export function issuesCsv(issues: readonly Issue[], say: (message: string) => string): string {
  const lines = issues.map(({ row, field, value, message, isNote }) =>
    [String(row), isNote === true ? "note" : "refused", field, value, say(message)]
      .map((cell) => `"${inertText(cell).replaceAll('"', '""')}"`)
      .join(","),
  );
  return `\uFEFF${["row,verdict,field,cell,reason", ...lines].join("\r\n")}\r\n`;
}
