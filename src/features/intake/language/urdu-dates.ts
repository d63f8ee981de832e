import { addDays, type CalendarDate, dayFrom, daysBetween } from "#domain/calendar-date.ts";
import type { Stretch } from "./stretches.ts";
import { foldUrdu } from "./urdu.ts";

const MONTHS = [
  "جنوری",
  "فروری",
  "مارچ",
  "اپریل|ایپریل",
  "مئی|مئ|مءی",
  "جون",
  "جولائی|جولائ|جولاءی",
  "اگست|آگست",
  "ستمبر",
  "اکتوبر",
  "نومبر",
  "دسمبر",
];
const M = `(${MONTHS.join("|")})`;
const D = "(\\d{1,2})";
const Y = "(?:[،,]? ?(?:سنہ )?((?:19|20)\\d\\d) ?ء?)";
const TO = " ?(?:تا|سے|اور|-|–) ?";
const DAYS = "اتوار|پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ".split("|");
const edge = (source: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, "gu");

const ACROSS = edge(`${D} ?${M}${Y}?${TO}${D} ?${M}${Y}?`);
const RANGE = edge(`${D}${TO}${D} ?${M}${Y}?`);
const DAY = edge(`${D} ?${M}${Y}?`);
const MONTH = edge(`${M}${Y}`);
const TODAY = edge("آج");
const YESTERDAY = edge("گزشتہ روز|گذشتہ روز");
const WEEKDAY = edge(`(${DAYS.join("|")})(?= (?:کو|کے روز|کے دن))`);

const monthOf = (name: string | undefined) =>
  MONTHS.findIndex((forms) => forms.split("|").includes(name ?? "")) + 1;

/** A day of a month; without its year the one nearest to the base. */
function dayIn(
  date: string | undefined,
  month: string | undefined,
  year: string | undefined,
  base: CalendarDate | null,
): CalendarDate | null {
  const make = (of: number) => dayFrom(of, monthOf(month), Number(date));
  if (year !== undefined) return make(Number(year));
  if (base === null) return null;
  const own = Number(base.slice(0, 4));
  return (
    [own, own - 1, own + 1]
      .flatMap((of) => make(of) ?? [])
      .toSorted((a, b) => Math.abs(daysBetween(a, base)) - Math.abs(daysBetween(b, base)))[0] ??
    null
  );
}

type Made = { on: CalendarDate | null; until?: CalendarDate | null; isMonth?: boolean };
type Rule = readonly [
  RegExp,
  (groups: readonly (string | undefined)[], base: CalendarDate | null) => Made,
  boolean,
];

const RULES: readonly Rule[] = [
  [
    ACROSS,
    ([, d1, m1, y1, d2, m2, y2], base) => ({
      on: dayIn(d1, m1, y1 ?? y2, base),
      until: dayIn(d2, m2, y2 ?? y1, base),
    }),
    false,
  ],
  [
    RANGE,
    ([, d1, d2, m, y], base) => ({ on: dayIn(d1, m, y, base), until: dayIn(d2, m, y, base) }),
    false,
  ],
  [DAY, ([, d, m, y], base) => ({ on: dayIn(d, m, y, base) }), false],
  [MONTH, ([, m, y]) => ({ on: dayFrom(Number(y), monthOf(m), 1), isMonth: true }), false],
  [TODAY, (_, base) => ({ on: base }), true],
  [YESTERDAY, (_, base) => ({ on: base && addDays(base, -1) }), true],
  [
    WEEKDAY,
    ([, name], base) => {
      if (base === null) return { on: null };
      const today = new Date(`${base}T00:00:00Z`).getUTCDay();
      return { on: addDays(base, -((today - DAYS.indexOf(name ?? "") + 7) % 7)) };
    },
    true,
  ],
];

/** The dates of an Urdu text, in order; its digits may be Urdu, Arabic or Latin. */
export function urduDatesIn(text: string, base: CalendarDate | null): Stretch[] {
  const folded = foldUrdu(text);
  const found: Stretch[] = [];
  for (const [pattern, make, isRelative] of RULES) {
    for (const match of folded.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].trimEnd().length];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const { on, until, isMonth } = make([...match], base);
      if (on === null || (until !== undefined && (until === null || until <= on))) continue;
      found.push({
        start,
        end,
        on: { on, precision: isMonth ? "month" : "day" },
        until: until ?? null,
        isRelative,
      });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
