import { type CalendarDate, dayFrom } from "#domain/calendar-date.ts";
import { type FuzzyDate, lastDayOf } from "#domain/date-precision.ts";

const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const WORD_COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  fourteen: 14,
  fifteen: 15,
  eighteen: 18,
  "twenty-one": 21,
  "twenty-four": 24,
  "twenty-eight": 28,
  twenty: 20,
  "thirty-six": 36,
  thirty: 30,
  "forty-five": 45,
  forty: 40,
  sixty: 60,
  ninety: 90,
  "one hundred and twenty": 120,
  "one hundred and eighty": 180,
};
/** The longer words first: "twenty-four" is not twenty. */
export const COUNT = `\\d{1,3}|a|${[...Object.keys(WORD_COUNTS).slice(1), ...NUMBERS.slice(1)].join("|")}`;
export const END = "(?:(?:the )?end(?: of |-| )(?:the )?|(?:the )?close of (?:the )?)";
export const yearOf = (base: CalendarDate) => Number(base.slice(0, 4));
export const day = (year: number, month: number, date: number): FuzzyDate | null => {
  const on = dayFrom(year, month, date);
  return on === null ? null : { on, precision: "day" };
};
export const endOf = (date: FuzzyDate | null): FuzzyDate | null => {
  const last = date && lastDayOf(date.on, date.precision);
  return last ? { on: last, precision: "day" } : date;
};
export const fuzzy = (
  year: number,
  month: number,
  precision: FuzzyDate["precision"],
): FuzzyDate | null => {
  const on = dayFrom(year, month, 1);
  return on === null ? null : { on, precision };
};
export const count = (word = "") =>
  Number(WORD_COUNTS[word] ?? (NUMBERS.indexOf(word) > 0 ? NUMBERS.indexOf(word) : word));

/** A day or month without its year: the next one from the base on. */
export function coming(
  month: number,
  date: number | null,
  base: CalendarDate | null,
): FuzzyDate | null {
  if (base === null) return null;
  const found =
    date === null ? fuzzy(yearOf(base), month, "month") : day(yearOf(base), month, date);
  const last = found && lastDayOf(found.on, found.precision);
  if (!found || last === null || last >= base) return found;
  return date === null
    ? fuzzy(yearOf(base) + 1, month, "month")
    : day(yearOf(base) + 1, month, date);
}

/** "early", "mid" and "late" are its first quarter, its middle and its last quarter. */
export function partOfYear(part: string, year: number): FuzzyDate | null {
  if (/^(?:early|beginning|start)/.test(part)) return fuzzy(year, 1, "quarter");
  if (part.startsWith("mid")) return fuzzy(year, 7, "about");
  return fuzzy(year, 10, "quarter");
}

export const SEASONS: Readonly<Record<string, number>> = {
  spring: 4,
  summer: 7,
  autumn: 10,
  fall: 10,
};
export const yearIn = (words: string | undefined, base: CalendarDate | null): number | null => {
  if (words !== undefined && /^\d{4}$/.test(words)) return Number(words);
  if (base === null) return null;
  return yearOf(base) + (/next|following|coming/.test(words ?? "") ? 1 : 0);
};
/** The quarter of this year, or of the next when it is over. */
export function comingQuarter(quarter: number, base: CalendarDate): FuzzyDate | null {
  return season(quarter * 3 - 2, base);
}
/** The season as a quarter, the next one that is not over. */
export function season(month: number, base: CalendarDate): FuzzyDate | null {
  const found = fuzzy(yearOf(base), month, "quarter");
  const last = found && lastDayOf(found.on, found.precision);
  return last !== null && last < base ? fuzzy(yearOf(base) + 1, month, "quarter") : found;
}

export const firstOf = (base: CalendarDate) => `${base.slice(0, 7)}-01` as CalendarDate;
export const parts = (on: CalendarDate): [number, number, number] => [
  Number(on.slice(0, 4)),
  Number(on.slice(5, 7)),
  Number(on.slice(8)),
];
