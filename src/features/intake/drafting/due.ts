import type { CalendarDate } from "#domain/calendar-date.ts";
import { type FuzzyDate, lastDayOf } from "#domain/date-precision.ts";
import { type DateWords, datesIn } from "../language/dates.ts";

/** Before these words a date is part of a name or of the past, not a day to be kept. */
const NAMED =
  /\b(?:since|dated|declaration of|convention of|agreement of|signed|adopted|launched|established|anniversary of|vision|agenda|held|started|created|summit of|of the|framework of|ending|ended|plan|strategy|act of|from|began|as of|last)(?: on| in)? ?$/i;

/** The date by which a passage says it is to be done: the last one that is not past; null for none. */
export function dueIn(
  text: string,
  base: CalendarDate | null,
): (DateWords & { last: CalendarDate | null }) | null {
  const dates = datesIn(text, base).filter(
    ({ start, date }) =>
      !NAMED.test(text.slice(Math.max(0, start - 24), start)) && !isPast(date, base),
  );
  const words = dates.find(({ date }) => date !== null) ?? dates[0];
  return words
    ? { ...words, last: words.date && lastDayOf(words.date.on, words.date.precision) }
    : null;
}

function isPast(date: FuzzyDate | null, base: CalendarDate | null): boolean {
  const last = date && lastDayOf(date.on, date.precision);
  return last !== null && base !== null && last <= base;
}
