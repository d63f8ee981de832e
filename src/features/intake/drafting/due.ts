import type { CalendarDate } from "#domain/calendar-date.ts";
import { type FuzzyDate, lastDayOf } from "#domain/date-precision.ts";
import { type DateWords, datesIn } from "../language/dates.ts";

/** Behind these words a date is of the past. */
const PAST =
  /\b(?:since|dated|signed|adopted|launched|established|held|started|created|began|ended|concluded|agreed|made|issued|inaugurated|convened|as of|last)(?: on| in)? ?$/i;
/** Behind these a bare date is part of a name: "the Declaration of 12 June 2020", "Vision 2030". */
const NAMED =
  /\b(?:declaration of|convention of|agreement of|anniversary of|vision|agenda|summit of|of the|framework of|plan|strategy|act of|statement of|meeting of|round of) ?$/i;
const LEAD =
  /^(?:on|by|before|in|within|during|from|no later|not later|until|starting|beginning|later|early|next|this|at)\b/i;

/** The date by which a passage says it is to be done: the last one that is not past; null for none. */
export function dueIn(
  text: string,
  base: CalendarDate | null,
): (DateWords & { last: CalendarDate | null }) | null {
  const dates = datesIn(text, base).filter(
    ({ start, end, date }) =>
      !isName(text.slice(Math.max(0, start - 24), start), text.slice(start, end)) &&
      !isPast(date, base),
  );
  const words = dates.find(({ date }) => date !== null) ?? dates[0];
  return words
    ? { ...words, last: words.date && lastDayOf(words.date.on, words.date.precision) }
    : null;
}

const isName = (before: string, words: string) =>
  PAST.test(before) || (NAMED.test(before) && !LEAD.test(words));

function isPast(date: FuzzyDate | null, base: CalendarDate | null): boolean {
  const last = date && lastDayOf(date.on, date.precision);
  return last !== null && base !== null && last <= base;
}
