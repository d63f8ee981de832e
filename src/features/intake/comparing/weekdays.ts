import { type CalendarDate, dayFrom, daysBetween, toColumn } from "#domain/calendar-date.ts";
import type { Passage } from "#domain/quote.ts";
import { monthOf, MONTH_PATTERN } from "../language/months.ts";

const DAYS = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;

const DAY_NAME = "(sun|mon|tues|wednes|thurs|fri|satur)day";
const NUMBER = "(\\d{1,2})(?:st|nd|rd|th)?";
const BEFORE_MONTH = new RegExp(
  `\\b${DAY_NAME},? (?:the )?${NUMBER} (?:of )?(${MONTH_PATTERN})\\b\\.?(?:,? ((?:19|20)\\d\\d))?`,
  "gi",
);
const AFTER_MONTH = new RegExp(
  `\\b${DAY_NAME},? (${MONTH_PATTERN})\\b\\.? ${NUMBER}\\b(?:,? ((?:19|20)\\d\\d))?`,
  "gi",
);
/** A day without its year is one of the months around the text's own day. */
const NEAR_DAYS = 120;

type Misnamed = {
  passage: Passage;
  params: { printed: string; weekday: string; datedOn: CalendarDate };
};

/**
 * Dates of a text that are another day of the week than it says ("Monday, 4 March 2025" was a Tuesday);
 * `weekday` is the right one, in English and lower case. Without a year it is the year that brings the
 * date nearest to `base`; without either nothing can be said.
 */
export function misnamedDays(text: string, base: CalendarDate | null): Misnamed[] {
  const read = (match: RegExpExecArray, day: string, month: string, year: string | undefined) => {
    const on = dateOf(Number(day), monthOf(month), year, base);
    const said = DAYS.findIndex((name) => name.startsWith((match[1] ?? "").toLowerCase()));
    const weekday = on && toColumn(on).getUTCDay();
    if (on === null || weekday === null || weekday === said) return [];
    const passage = { start: match.index, end: match.index + match[0].length };
    return [{ passage, params: { printed: match[0], weekday: DAYS[weekday] ?? "", datedOn: on } }];
  };
  return [
    ...[...text.matchAll(BEFORE_MONTH)].flatMap((match) =>
      read(match, match[2] ?? "", match[3] ?? "", match[4]),
    ),
    ...[...text.matchAll(AFTER_MONTH)].flatMap((match) =>
      read(match, match[3] ?? "", match[2] ?? "", match[4]),
    ),
  ].toSorted((a, b) => a.passage.start - b.passage.start);
}

function dateOf(
  day: number,
  month: number,
  year: string | undefined,
  base: CalendarDate | null,
): CalendarDate | null {
  if (year !== undefined) return dayFrom(Number(year), month, day);
  if (base === null) return null;
  const around = Number(base.slice(0, 4));
  const distance = (on: CalendarDate) => Math.abs(daysBetween(on, base));
  const [nearest] = [around - 1, around, around + 1]
    .flatMap((one) => dayFrom(one, month, day) ?? [])
    .toSorted((a, b) => distance(a) - distance(b));
  return nearest !== undefined && distance(nearest) <= NEAR_DAYS ? nearest : null;
}
