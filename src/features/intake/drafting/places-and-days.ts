import type { CalendarDate } from "#domain/calendar-date.ts";
import type { DraftCountry, DraftDate } from "../drafts.ts";
import { datesIn } from "../language/dates.ts";
import { urduDatesIn } from "../language/urdu-dates.ts";
import { passageIn } from "../reading/clean.ts";
import type { Read } from "./commitments.ts";

/** Every date of the text that can be read, in order. */
export function daysIn(
  read: readonly Read[],
  isUrdu: boolean,
  base: CalendarDate | null,
): DraftDate[] {
  return read.flatMap(({ paragraph }) => {
    const { text } = paragraph;
    const found = isUrdu
      ? urduDatesIn(text, base).map(({ start, end, on }) => ({ start, end, date: on }))
      : datesIn(text, base);
    return found.map(({ start, end, date }) => ({
      words: text.slice(start, end),
      date,
      passage: passageIn(paragraph, start, end),
    }));
  });
}

/** Each country once, where the text first names it. */
export function countriesIn(read: readonly Read[]): DraftCountry[] {
  const found = new Map<string, DraftCountry>();
  for (const { paragraph, mentions } of read) {
    for (const { kind, country, start, end } of mentions) {
      if (kind !== "country" || country === null || found.has(country)) continue;
      found.set(country, { code: country, passage: passageIn(paragraph, start, end) });
    }
  }
  return [...found.values()];
}
