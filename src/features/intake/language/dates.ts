import { addDays, addMonths, type CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import {
  coming,
  COUNT,
  count,
  day,
  endOf,
  firstOf,
  fuzzy,
  partOfYear,
  parts,
  season,
  SEASONS,
  yearIn,
  yearOf,
} from "./date-parts.ts";
import { monthOf, MONTH_PATTERN } from "./months.ts";
import type { Span } from "./sentences.ts";

/** A date in words: where the words stand, and the date as far as they and `base` tell it. */
export type DateWords = Span & { date: FuzzyDate | null };

const LEAD =
  "(?:(?:on|by|before|in|from|during|around|about|for|starting(?: in| on| from)?|effective|no later than|not later than|at the latest by|beginning(?: in| on)?|as early as|commencing(?: in| on)?),? )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?";
const END = "(?:(?:the )?end of (?:the )?|(?:the )?close of (?:the )?)";
const M = MONTH_PATTERN;

/** The words found and their groups, in lower case. */
type Read = (match: readonly (string | undefined)[], base: CalendarDate | null) => FuzzyDate | null;

const YEAR =
  "((?:19|20)\\d\\d|(?:the )?(?:next|following|coming|this|current|the|of) (?:calendar )?year)";

const RULES: readonly (readonly [RegExp, Read])[] = (
  [
    [
      `${LEAD}(\\d{1,2})(?:st|nd|rd|th)?(?: ?(?:-|–|to|and) ?\\d{1,2}(?:st|nd|rd|th)?)? (?:of )?(${M})\\.?,? ((?:19|20)\\d\\d)`,
      (m) => day(Number(m[3]), monthOf(m[2] ?? ""), Number(m[1])),
    ],
    [
      `${LEAD}(${M})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?: ?(?:-|–|to|and) ?\\d{1,2}(?:st|nd|rd|th)?)?,? ((?:19|20)\\d\\d)`,
      (m) => day(Number(m[3]), monthOf(m[1] ?? ""), Number(m[2])),
    ],
    [
      `(?:by |before |until )?${END}(${M}),? ((?:19|20)\\d\\d)`,
      (m) => endOf(fuzzy(Number(m[2]), monthOf(m[1] ?? ""), "month")),
    ],
    [
      `${LEAD}(${M}) (?:of )?(?:the )?(current|this|next|coming|following) year`,
      (m, base) => {
        const year = yearIn(m[2], base);
        return year === null ? null : fuzzy(year, monthOf(m[1] ?? ""), "month");
      },
    ],
    [
      `${LEAD}(?:early |mid-?|late )?(?:in )?(${M}),? (?:of )?((?:19|20)\\d\\d)`,
      (m) => fuzzy(Number(m[2]), monthOf(m[1] ?? ""), "month"),
    ],
    [
      `${LEAD}(?:the )?(first|second|1st|2nd) half of ${YEAR}`,
      (m, base) => {
        const year = yearIn(m[2], base);
        return year === null
          ? null
          : day(
              year,
              /^(?:first|1)/.test(m[1] ?? "") ? 6 : 12,
              /^(?:first|1)/.test(m[1] ?? "") ? 30 : 31,
            );
      },
    ],
    [
      `${LEAD}(?:the |${END})?(first|second|third|fourth|last|final|q1|q2|q3|q4)(?: quarter)?(?: of|,)? ${YEAR}`,
      (m, base) => {
        const year = yearIn(m[2], base);
        const quarter = { first: 1, q1: 1, second: 2, q2: 2, third: 3, q3: 3 }[m[1] ?? ""] ?? 4;
        return year === null || !/quarter|q\d/.test(m[0] ?? "")
          ? null
          : fuzzy(year, quarter * 3 - 2, "quarter");
      },
    ],
    [
      `(?:by |before |at |towards |till )?${END}${YEAR}|(?:by |before |at |towards |till )?(?:the )?(?:end|close) of (?:the )?(?:current |this )?year`,
      (m, base) => {
        const year = yearIn(m[1] ?? "this", base);
        return year === null ? null : day(year, 12, 31);
      },
    ],
    [
      `(?:by |before )?(?:the )?(?:year'?s end|year-end|end of the year|this year's end)`,
      (_m, base) => (base === null ? null : day(yearOf(base), 12, 31)),
    ],
    [
      `(?:in |by |during )?(early|mid|late|(?:the )?(?:beginning|start|middle) of)[ -]${YEAR}`,
      (m, base) => {
        const year = yearIn(m[2], base);
        return year === null
          ? null
          : partOfYear(
              (m[1] ?? "").replace(/^the |middle/, (w) => (w === "middle" ? "mid" : "")),
              year,
            );
      },
    ],
    [
      `(?:in |by |during |this |next )?(?:the )?(?:early |late )?(spring|summer|autumn|fall) (?:of )?((?:19|20)\\d\\d)`,
      (m) => fuzzy(Number(m[2]), SEASONS[m[1] ?? ""] ?? 1, "quarter"),
    ],
    [
      `(?:within|in|(?:over|during)(?: the)? (?:next|coming|following))(?: a period of)?(?: the)?(?: next| coming| following)? (${COUNT})(?: \\(\\d+\\))? (day|week|month|year)s?(?:' time)?(?! (?:of|ago|later|plan|program))`,
      (m, base) => {
        const number = count(m[1]);
        if (base === null || !Number.isFinite(number)) return null;
        if (m[2] === "day") return day(...parts(addDays(base, number)));
        if (m[2] === "week") return day(...parts(addDays(base, number * 7)));
        return day(...parts(addMonths(base, number * (m[2] === "year" ? 12 : 1))));
      },
    ],
    [
      `(?:by |in |before )?(?:the )?${END}(?:the |this )month`,
      (_m, base) => base && endOf({ on: base, precision: "month" }),
    ],
    [`(?:by |before )?${END}(${M})`, (m, base) => endOf(coming(monthOf(m[1] ?? ""), null, base))],
    [
      `(?:later |in |during |early |by )?(?:the )?next month`,
      (_m, base) => base && { on: addMonths(firstOf(base), 1), precision: "month" },
    ],
    [`(?:later )?this month`, (_m, base) => base && { on: firstOf(base), precision: "month" }],
    [
      `(?:early |later |late |in |during |sometime )*(next|the coming|the following|this) (?:calendar )?year`,
      (m, base) => {
        const year = yearIn(m[1], base);
        return year === null ? null : fuzzy(year, 1, "year");
      },
    ],
    [`next week`, (_m, base) => base && { on: addDays(base, 7), precision: "about" }],
    [`tomorrow`, (_m, base) => base && { on: addDays(base, 1), precision: "day" }],
    [
      `(?:on|by|before|from|no later than) (\\d{1,2})/(\\d{1,2})/((?:19|20)\\d\\d)`,
      (m) => day(Number(m[3]), Number(m[2]), Number(m[1])),
    ],
    [
      `(?:in|by|before|during|this|next) (?:the )?(spring|summer|autumn|fall)`,
      (m, base) => base && season(SEASONS[m[1] ?? ""] ?? 1, base),
    ],
    [`(?:by|before) christmas`, (_m, base) => coming(12, 24, base)],
    [`(?:from|by|before|in) (?:the )?new year`, (_m, base) => coming(1, 1, base)],
    [
      `(?:on|by|before|from|until|no later than) (?:\\w+day,? )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: ?(?:-|–|to|and) ?\\d{1,2})? (?:of )?(${M})\\b`,
      (m, base) => coming(monthOf(m[2] ?? ""), Number(m[1]), base),
    ],
    [
      `(?:on|by|before|from|until|no later than) (${M})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b`,
      (m, base) => coming(monthOf(m[1] ?? ""), Number(m[2]), base),
    ],
    [
      `(?:in|by|before|this|next|during|until|early|late|from|beginning) (?:early |mid-|late )?(${M})(?! (?:of|\\d))`,
      (m, base) => coming(monthOf(m[1] ?? ""), null, base),
    ],
    [
      `(?:in|by|during|before|until) ((?:19|20)\\d\\d)(?!-| agenda| plan| strategy)`,
      (m) => fuzzy(Number(m[1]), 1, "year"),
    ],
    [
      `(?:in|over|within|during) the (?:coming|next|near) (?:few |several )?(?:days|weeks|months|years|future)|soon|shortly|at an early date|at the earliest|as soon as possible|(?:on|at) (?:a )?mutually (?:convenient|agreed|agreeable|acceptable) (?:dates?|times?)|in due course`,
      () => null,
    ],
  ] satisfies [string, Read][]
).map(([source, read]) => [new RegExp(`\\b(?:${source})\\b`, "gi"), read] as const);

/** Every date in a text with the day it counts from (the meeting, else the publication), in order. */
export function datesIn(text: string, base: CalendarDate | null): DateWords[] {
  const found: DateWords[] = [];
  for (const [pattern, read] of RULES) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const lower = [...match].map((part) => part?.toLowerCase());
      found.push({ start, end, date: read(lower, base) });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
