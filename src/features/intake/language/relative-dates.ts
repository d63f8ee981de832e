import { addDays, addMonths, type CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import {
  coming,
  comingQuarter,
  COUNT,
  count,
  day,
  END,
  endOf,
  firstOf,
  fuzzy,
  parts,
  season,
  SEASONS,
  yearIn,
  yearOf,
} from "./date-parts.ts";
import { monthOf, MONTH_PATTERN as M } from "./months.ts";

/** The words found and their groups, in lower case. */
type ReadDate = (
  match: readonly (string | undefined)[],
  base: CalendarDate | null,
) => FuzzyDate | null;
/** How a date is worded, and how the words are read. */
export type DateRule = readonly [source: string, read: ReadDate];

const UNTIL =
  "on|by|before|from|until|till|no later than|not later than|at the latest by|starting|as of";
/** What the days are counted from: this meeting, not something that has yet to happen. */
const FROM_NOW =
  "(?: of (?:the|this|today's|these) (?:meeting|talks|visit|session|round|statement|communiqu\\w+|consultations)| from (?:now|today)(?:'s date)?| hence| after (?:this|the) (?:meeting|talks|visit|session|round))?";
const WORKING_DAYS_A_WEEK = 5;

function later(base: CalendarDate | null, number: number, unit = ""): FuzzyDate | null {
  if (base === null || !Number.isFinite(number)) return null;
  if (/^(?:working|business)/.test(unit))
    return day(...parts(addDays(base, Math.ceil((number / WORKING_DAYS_A_WEEK) * 7))));
  if (unit.endsWith("day")) return day(...parts(addDays(base, number)));
  if (unit === "week") return day(...parts(addDays(base, number * 7)));
  return day(...parts(addMonths(base, number * (unit === "year" ? 12 : 1))));
}

/** Counted from the meeting, or named without a year: read with the day that they count from. */
export const RELATIVE_DATES: readonly DateRule[] = [
  [
    `(?<!\\b(?:once|twice|times) )(?:within|in|no later than|not later than|(?:over|during)(?: the)? (?:next|coming|following))(?: a period of| a maximum of| a time limit of)?(?: the)?(?: next| coming| following)? (${COUNT})(?: \\(\\d+\\))? ((?:working |business |calendar )?day|week|month|year)s?(?:' time)?(?:${FROM_NOW})(?! (?:of|ago|later|plan|program|after|from))`,
    (m, base) => later(base, count(m[1]), m[2]),
  ],
  [
    `(${COUNT}) (day|week|month|year)s? (?:from (?:now|today)|hence)`,
    (m, base) => later(base, count(m[1]), m[2]),
  ],
  [
    `within (?:the next |a )?fortnight|in a fortnight(?:'s time)?`,
    (_m, base) => later(base, 2, "week"),
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
    `(?:early |later |late |in |during |sometime |in the course of )*(next|the coming|the following|this|the present|the current) (?:calendar )?year`,
    (m, base) => {
      const year = yearIn(m[1], base);
      return year === null ? null : fuzzy(year, 1, "year");
    },
  ],
  [
    `before the (?:current |present )?year (?:is out|is over|ends|closes)`,
    (_m, base) => (base === null ? null : day(yearOf(base), 12, 31)),
  ],
  [
    `(?:at|around|by|before) the turn of the year`,
    (_m, base) =>
      base === null ? null : { on: `${yearOf(base)}-12-31` as CalendarDate, precision: "about" },
  ],
  [
    `(?:in|by|during|before|within) (?:the )?(first|second|third|fourth|last|final)(?: calendar)? quarter(?! of)`,
    (m, base) => base && comingQuarter({ first: 1, second: 2, third: 3 }[m[1] ?? ""] ?? 4, base),
  ],
  [`next week`, (_m, base) => base && { on: addDays(base, 7), precision: "about" }],
  [`tomorrow`, (_m, base) => base && { on: addDays(base, 1), precision: "day" }],
  [
    `(?:in|by|before|during|this|next|from) (?:the )?(spring|summer|autumn|fall)`,
    (m, base) => base && season(SEASONS[m[1] ?? ""] ?? 1, base),
  ],
  [`(?:by|before) christmas`, (_m, base) => coming(12, 24, base)],
  [
    `(?:in|early in|from|by|before) (?:the )?new year`,
    (_m, base) => (base === null ? null : fuzzy(yearOf(base) + 1, 1, "quarter")),
  ],
  [
    `(?:${UNTIL}) (?:\\w+day,? )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: ?(?:-|–|to|and) ?\\d{1,2})? (?:of )?(${M})\\b`,
    (m, base) => coming(monthOf(m[2] ?? ""), Number(m[1]), base),
  ],
  [
    `(?:${UNTIL}) (${M})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b`,
    (m, base) => coming(monthOf(m[1] ?? ""), Number(m[2]), base),
  ],
  [
    `(?:in |by |before |during |at )?(?:the )?(?:first|second|third|last|beginning|start|middle)(?: week| half| fortnight| part| days)? of (${M})(?! \\d)`,
    (m, base) => coming(monthOf(m[1] ?? ""), null, base),
  ],
  [
    `(?:in|by|before|this|next|during|until|early|late|from|starting|beginning|as of)(?: in)? (?:early |mid-|late )?(${M})(?! (?:of|\\d))`,
    (m, base) => coming(monthOf(m[1] ?? ""), null, base),
  ],
];

/** Words that name no day: they are kept as words. */
export const WORDS_WITHOUT_DATE =
  "(?:in|over|within|during) the (?:coming|next|near|following) (?:few |several )?(?:days|weeks|months|years|future)|soon|shortly|forthwith|at an early date|at the earliest(?: (?:possible )?(?:opportunity|date))?|as soon as (?:possible|practicable)|(?:on|at) (?:a )?mutually (?:convenient|agreed|agreeable|acceptable|suitable) (?:dates?|times?)|on dates? to be (?:agreed|determined|decided)[\\w ]{0,30}|in due course|(?:by|before|at|in time for|ahead of) (?:the|their|its) next (?:round|meeting|session|dialogue|consultations|talks)|(?:by |before |in )?(?:the )?(?:end of )?(?:the |this )?(?:current |next |coming )?(?:fiscal|financial|budget) year";
