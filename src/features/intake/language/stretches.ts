import { addDays, type CalendarDate, dayFrom, daysBetween } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import { monthOf, MONTH_PATTERN as M } from "./months.ts";
import type { Span } from "./sentences.ts";

/** The day or days on which something took place, as a text says it. */
export type Stretch = Span & { on: FuzzyDate; until: CalendarDate | null; isRelative: boolean };

const D = "(\\d{1,2})(?: ?(?:st|nd|rd|th)\\b)?";
const TO = " ?(?:-|–|—|to|and|until|till|through|&) ?(?:the )?";
const Y = "(?:,? (?:of )?((?:19|20)\\d\\d)(?!\\d))";
const DAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

type Groups = readonly (string | undefined)[];
type Made = { on: FuzzyDate; until: CalendarDate | null } | null;
type Rule = readonly [source: string, make: (groups: Groups, base: CalendarDate | null) => Made];

const one = (on: CalendarDate | null): Made =>
  on === null ? null : { on: { on, precision: "day" }, until: null };
const many = (on: CalendarDate | null, until: CalendarDate | null): Made =>
  on === null || until === null || on >= until || daysBetween(on, until) > 60
    ? null
    : { on: { on, precision: "day" }, until };

/** A day of a month; without its year the last one that is not well after the base. */
function dayOfMonth(
  date: string | undefined,
  month: string | undefined,
  year: string | undefined,
  base: CalendarDate | null,
): CalendarDate | null {
  const [day, of] = [Number(date), monthOf(month ?? "")];
  if (year !== undefined) return dayFrom(Number(year), of, day);
  if (base === null) return null;
  const own = Number(base.slice(0, 4));
  for (const candidate of [own + 1, own, own - 1]) {
    const on = dayFrom(candidate, of, day);
    if (on !== null && daysBetween(base, on) <= 45) return on;
  }
  return null;
}

function weekday(name: string, base: CalendarDate | null): CalendarDate | null {
  if (base === null) return null;
  const wanted = DAYS.indexOf(name);
  const today = new Date(`${base}T00:00:00Z`).getUTCDay();
  return addDays(base, -((today - wanted + 7) % 7));
}

const RULES: readonly Rule[] = [
  [
    `${D} (?:of )?(${M})\\.?${Y}?${TO}${D} (?:of )?(${M})\\.?${Y}?`,
    ([, d1, m1, y1, d2, m2, y2], base) =>
      many(dayOfMonth(d1, m1, y1 ?? y2, base), dayOfMonth(d2, m2, y2 ?? y1, base)),
  ],
  [
    `(${M})\\.? ${D}${Y}?${TO}(${M})\\.? ${D}${Y}?`,
    ([, m1, d1, y1, m2, d2, y2], base) =>
      many(dayOfMonth(d1, m1, y1 ?? y2, base), dayOfMonth(d2, m2, y2 ?? y1, base)),
  ],
  [
    `${D}${TO}${D} (?:of )?(${M})\\.?${Y}?`,
    ([, d1, d2, m, y], base) => many(dayOfMonth(d1, m, y, base), dayOfMonth(d2, m, y, base)),
  ],
  [
    `(${M})\\.? ${D}${TO}${D}${Y}?`,
    ([, m, d1, d2, y], base) => many(dayOfMonth(d1, m, y, base), dayOfMonth(d2, m, y, base)),
  ],
  [`${D} (?:of )?(${M})\\.?${Y}?`, ([, d, m, y], base) => one(dayOfMonth(d, m, y, base))],
  [
    `(${M})\\.? ${D}(?! ?(?:percent|per cent|million|officers|kg))${Y}?`,
    ([, m, d, y], base) => one(dayOfMonth(d, m, y, base)),
  ],
  [
    `((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)`,
    ([, y, m, d]) => one(dayFrom(Number(y), Number(m), Number(d))),
  ],
  [
    `(\\d{1,2})[./](\\d{1,2})[./]((?:19|20)\\d\\d)`,
    ([, d, m, y]) => one(dayFrom(Number(y), Number(m), Number(d))),
  ],
  [`today|this (?:morning|afternoon|evening)|tonight|earlier today`, (_, base) => one(base)],
  [`yesterday|last (?:night|evening)`, (_, base) => one(base && addDays(base, -1))],
  [
    `(?:on|last|this|past) (?:last )?(${DAYS.join("|")})`,
    ([, name], base) => one(weekday(name ?? "", base)),
  ],
  [`(${DAYS.join("|")})(?='s\\b)`, ([, name], base) => one(weekday(name ?? "", base))],
];
const PATTERNS = RULES.map(
  ([source, make]) =>
    [new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, "giu"), make] as const,
);
const FIRST_RELATIVE = RULES.length - 4;

/** All days that a text names, in order; a longer way of saying it goes before a shorter one. */
export function stretchesIn(text: string, base: CalendarDate | null): Stretch[] {
  const found: Stretch[] = [];
  for (const [index, [pattern, make]] of PATTERNS.entries()) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const made = make(
        [...match].map((group) => group?.toLowerCase()),
        base,
      );
      if (made) found.push({ start, end, ...made, isRelative: index >= FIRST_RELATIVE });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
