import type { CalendarDate } from "#domain/calendar-date.ts";
import { type FuzzyDate, firstDayOf } from "#domain/date-precision.ts";
import { day, END, endOf, fuzzy, partOfYear, SEASONS, yearIn, yearOf } from "./date-parts.ts";
import { monthOf, MONTH_PATTERN } from "./months.ts";
import { type DateRule, RELATIVE_DATES, WORDS_WITHOUT_DATE } from "./relative-dates.ts";
import type { Span } from "./sentences.ts";

/** A date in words: where the words stand, and the date as far as they and `base` tell it. */
export type DateWords = Span & { date: FuzzyDate | null };

const LEAD =
  "(?:(?:on|by|before|in|from|during|around|about|for|until|till|starting(?: in| on| from)?|effective(?: from)?|with effect from|as of|no later than|not later than|at the latest by|beginning(?: in| on)?|as early as|commencing(?: in| on)?),? )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?";
const M = MONTH_PATTERN;
const YEAR =
  "((?:19|20)\\d\\d|(?:the )?(?:next|following|coming|this|current|present|the|of) (?:calendar )?year)";

/** Named with their year, or with a year that "this" and "next" tell. */
const NAMED_DATES: readonly DateRule[] = [
  [
    `(?:on |by |before |until )?((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)`,
    (m) => day(Number(m[1]), Number(m[2]), Number(m[3])),
  ],
  [
    `(?:on|by|before|from|no later than|not later than) (\\d{1,2})[/.](\\d{1,2})[/.]((?:19|20)\\d\\d)`,
    (m) => day(Number(m[3]), Number(m[2]), Number(m[1])),
  ],
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
    `${LEAD}(?:the )?(first|second|1st|2nd|latter|last) (?:half|semester) of ${YEAR}`,
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
    `(?:in |by |during )?(early|mid|late|(?:the )?(?:beginning|start|middle) of)(?:[ -]| in )${YEAR}`,
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
    `(?:in |by |during |from |before )?(?:the )?(?:end of )?(?:the )?(?:fiscal|financial|budget|academic|FY)(?: year)? ?((?:19|20)\\d\\d)(?:[-–/]((?:19|20)?\\d\\d))?`,
    // The year in which it ends: fiscal years begin in different months.
    (m) =>
      fuzzy(
        m[2] === undefined ? Number(m[1]) : Number(`${m[1]?.slice(0, 2)}${m[2].slice(-2)}`),
        1,
        "year",
      ),
  ],
];

/** A year alone: last, for it may be part of a longer date. */
const BARE_YEAR: DateRule = [
  `(?:in|by|during|before|until|from|through|throughout|starting|in the course of|as of|beginning|no later than|not later than) ((?:19|20)\\d\\d)(?!-| agenda| plan| strategy)`,
  (m) => fuzzy(Number(m[1]), 1, "year"),
];

const RULES = [
  ...NAMED_DATES,
  ...RELATIVE_DATES,
  BARE_YEAR,
  [WORDS_WITHOUT_DATE, () => null] satisfies DateRule,
].map(([source, read]) => [new RegExp(`\\b(?:${source})\\b`, "gi"), read] as const);

/** "Before 1 March" ends on the day before; "before the end of March" does not. */
function upTo(words: string, date: FuzzyDate | null): FuzzyDate | null {
  if (
    date === null ||
    !words.startsWith("before ") ||
    /\b(?:end|close|year is|christmas)\b/.test(words)
  )
    return date;
  const on = firstDayOf(date.on, date.precision);
  return on === null ? date : { on, precision: "before" };
}

/** Every date in a text with the day it counts from (the meeting, else the publication), in order. */
export function datesIn(text: string, base: CalendarDate | null): DateWords[] {
  const found: DateWords[] = [];
  for (const [pattern, read] of RULES) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const lower = [...match].map((part) => part?.toLowerCase());
      found.push({ start, end, date: upTo(lower[0] ?? "", read(lower, base)) });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
