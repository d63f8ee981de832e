import { joinedList } from "#domain/spreadsheet-text.ts";
import type { Figure, Value } from "./views.ts";

/** A line whose first cell begins so is a note and no data. */
export const NOTE = "# ";

/** The first cell of the last line, which also says how many rows there were. */
export const END = `${NOTE}end`;

/** One figure on a line: "students: at least 1,200 people, 2025 [unverified]". */
export function figureText(figure: Figure, unverifiedWord: string): string {
  const { quantity, qualifier, value, unit, period, verified } = figure;
  const amount = [qualifier, value, unit].filter(Boolean).join(" ");
  const when = period === null ? "" : `, ${period}`;
  return `${quantity}: ${amount}${when}${verified ? "" : ` [${unverifiedWord}]`}`;
}

/** A value in a single cell; empty for null. */
export function cellText(value: Value, unverifiedWord: string): string {
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  return joinedList(
    value.map((one) => (typeof one === "string" ? one : figureText(one, unverifiedWord))),
  );
}
