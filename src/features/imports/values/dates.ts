import { dayFrom } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import { encodeMessage } from "#domain/message.ts";
import { parseTypedDate } from "#domain/typed-date.ts";
import { isNothing } from "./words.ts";

/** Which of the numbers of "3/4/2020" comes first. Null: nobody has said. */
export const DATE_ORDERS = ["day", "month"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** A value, or the encoded message of why there is none. */
export type Reading<T> = { value: T } | { problem: string };

const NUMERIC = /^(\d{1,2})([/. -])(\d{1,2})\2(\d{4})$/;
const SHORT_YEAR = /^\d{1,2}([/.-])\d{1,2}\1\d{2}$/;
const WITH_TIME = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
/** What two cells run together have left. */
const TWO_DATES = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4} (?:.* )?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}$/;
const MONTH_FIRST = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u;

/**
 * A date of a cell; null when the cell says that none is known. What could be read in two ways is not read,
 * unless the order of day and month is given.
 */
export function readDate(text: string, order: DateOrder | null): Reading<FuzzyDate | null> {
  const words = text.trim().replace(/\s+/g, " ");
  if (isNothing(words)) return { value: null };
  const numeric = NUMERIC.exec(words);
  if (numeric)
    return numericDate(Number(numeric[1]), Number(numeric[3]), Number(numeric[4]), order);
  if (SHORT_YEAR.test(words)) return { problem: "imports.problem.shortYear" };
  const plain = WITH_TIME.exec(words)?.[1] ?? words.replace(MONTH_FIRST, "$2 $1 $3");
  const date = parseTypedDate(plain);
  if (date !== null) return { value: date };
  return {
    problem: TWO_DATES.test(words) ? "imports.problem.twoDates" : "imports.problem.date",
  };
}

function numericDate(
  first: number,
  second: number,
  year: number,
  order: DateOrder | null,
): Reading<FuzzyDate> {
  const dayFirst = dayFrom(year, second, first);
  const monthFirst = dayFrom(year, first, second);
  const on = order === "day" ? dayFirst : order === "month" ? monthFirst : (dayFirst ?? monthFirst);
  if (on === null) {
    const other = order !== null && (dayFirst ?? monthFirst) !== null;
    return { problem: other ? "imports.problem.dateOrder" : "imports.problem.date" };
  }
  if (order === null && dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) {
    return {
      problem: encodeMessage("imports.problem.ambiguousDate", {
        first: dayFirst,
        second: monthFirst,
      }),
    };
  }
  return { value: { on, precision: "day" } };
}

/** The order that the dates of some cells can only have; null when they have none, or contradict each other. */
export function orderIn(texts: Iterable<string>): DateOrder | null {
  let hasDayFirst = false;
  let hasMonthFirst = false;
  for (const text of texts) {
    const numeric = NUMERIC.exec(text.trim());
    if (!numeric) continue;
    hasDayFirst ||= Number(numeric[1]) > 12 && Number(numeric[3]) <= 12;
    hasMonthFirst ||= Number(numeric[3]) > 12 && Number(numeric[1]) <= 12;
  }
  if (hasDayFirst === hasMonthFirst) return null;
  return hasDayFirst ? "day" : "month";
}
