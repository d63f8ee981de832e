import { joinedList } from "#domain/spreadsheet-text.ts";
import type { Figure, Value } from "./views.ts";

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
