import countries from "i18n-iso-countries";
import en from "i18n-iso-countries/langs/en.json" with { type: "json" };
import { type CalendarDate, dayFrom } from "#domain/calendar-date.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import { foldText } from "#domain/quote.ts";

countries.registerLocale(en);

/** How texts speak of countries besides their names and their codes. */
const SPOKEN: Record<string, string> = {
  uk: "GB",
  british: "GB",
  britain: "GB",
  england: "GB",
  usa: "US",
  american: "US",
  america: "US",
  pakistani: "PK",
  turkish: "TR",
  turkey: "TR",
  saudi: "SA",
  ksa: "SA",
  chinese: "CN",
  italian: "IT",
  spanish: "ES",
  greek: "GR",
  uae: "AE",
  emirati: "AE",
  omani: "OM",
  bahraini: "BH",
};
const CODES = new Set(Object.keys(countries.getAlpha2Codes()));
const NAMES = Object.entries(countries.getNames("en", { select: "official" })).map(
  ([code, name]) => [code, name.toLowerCase()] as const,
);

/** The countries that a text speaks of, as often as it does: "PK+US joint" is PK and US. */
export function countriesIn(text: string): string[] {
  const words = text.match(/\p{L}+/gu) ?? [];
  const said = words.flatMap((word) => {
    const code = CODES.has(word) ? word : SPOKEN[word.toLowerCase()];
    return code === undefined ? [] : [code];
  });
  const lower = text.toLowerCase();
  return [...said, ...NAMES.filter(([, name]) => lower.includes(name)).map(([code]) => code)];
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const DAY_FIRST = new RegExp(`\\b(\\d{1,2}) ${MONTH},? (\\d{4})`, "i");
const MONTH_FIRST = new RegExp(`\\b${MONTH} (\\d{1,2}),? (\\d{4})`, "i");
const MONTH_ONLY = new RegExp(`\\b${MONTH} (\\d{4})`, "i");
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/;

const month = (name = "") => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

export type DateInText = { on: CalendarDate; precision: DatePrecision };

/** The first date in a text, in the order of the British or the American press; null without one. */
export function dateIn(text: string): DateInText | null {
  const iso = ISO.exec(text);
  const dayFirst = DAY_FIRST.exec(text);
  const monthFirst = MONTH_FIRST.exec(text);
  const monthOnly = MONTH_ONLY.exec(text);
  const on = iso
    ? dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    : dayFirst
      ? dayFrom(Number(dayFirst[3]), month(dayFirst[2]), Number(dayFirst[1]))
      : monthFirst && dayFrom(Number(monthFirst[3]), month(monthFirst[1]), Number(monthFirst[2]));
  if (on) return { on, precision: "day" };
  // A day that the calendar lacks is a slip, not its month.
  if (iso || dayFirst || monthFirst) return null;
  const first = monthOnly && dayFrom(Number(monthOnly[2]), month(monthOnly[1]), 1);
  return first ? { on: first, precision: "month" } : null;
}

const LINKING = "(?:of|for|and|the|on|&)";
const CAPITAL = "[\\p{Lu}][\\p{L}\\p{M}’'.-]*";
const PROPER = new RegExp(`${CAPITAL}(?: (?:${LINKING} )*${CAPITAL})*`, "gu");

/**
 * The proper names in a text, e.g. "National Crime Agency" in "the UK's National Crime Agency (NCA)":
 * runs of capitalised words. A country's possessive in front of one is no part of it.
 */
export function properNames(text: string): string[] {
  const names = text.replace(/\([^)]*\)/g, " ").match(PROPER) ?? [];
  return names
    .map((name) =>
      name
        .replace(/^The /, "")
        .replace(/^\p{L}+[’']s ?/u, "")
        .replace(/[’']s?$/u, "")
        .trim(),
    )
    .filter((name) => name !== "");
}

/** What stands between a small and a capital letter has lost its space: "CivilAviation". Names only. */
export function withSpaces(name: string): string {
  return name
    .replace(/(\p{Ll}{2})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/\s+/g, " ")
    .trim();
}

/** "NCCIA" in "NCCIA (variant 1, singular)" and in "the National … Agency (NCCIA)"; null without one. */
export function acronymIn(text: string): string | null {
  const leading = /^\(?([A-Z]{2,8})\b/.exec(text.trim());
  const inBrackets = /\(([A-Z]{2,8})\)/.exec(text);
  return inBrackets?.[1] ?? leading?.[1] ?? null;
}

/** A title out of a passage: one line, begun with a capital, no longer than so many letters. */
export function titleOf(passage: string, max = 110): string {
  const line = passage.replace(/\s+/g, " ").trim();
  const short =
    line.length <= max
      ? line
      : `${line
          .slice(0, max)
          .replace(/\s+\S*$/, "")
          .replace(/[,;:]$/, "")}…`;
  return short.charAt(0).toUpperCase() + short.slice(1);
}

const COMMON = new Set(
  (
    "about after against agreed also among and been being between both for from have into more need needs other over said " +
    "same side sides than that the their them these they this those through under upon well were which will with would"
  ).split(" "),
);

/** The words that carry a text's meaning, by their beginnings, so that "training" meets "trained". */
export function stemsOf(text: string): Set<string> {
  const words =
    text
      .normalize("NFKD")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return new Set(
    words.filter((word) => word.length > 2 && !COMMON.has(word)).map((word) => word.slice(0, 5)),
  );
}

/**
 * How much of a title stands in a text, 0 to 1; texts that have lost their spaces are read, too. A single
 * word in common tells nothing.
 */
export function shareOf(title: Set<string>, text: string): number {
  const folded = foldText(text.normalize("NFKD")).toLowerCase();
  const common = [...title].filter((stem) => folded.includes(stem)).length;
  return common < 2 ? 0 : common / title.size;
}

/** How much of the smaller of two texts is in the other, 0 to 1; a single word in common tells nothing. */
export function likeness(one: Set<string>, other: Set<string>): number {
  const common = [...one].filter((stem) => other.has(stem)).length;
  const smaller = Math.min(one.size, other.size);
  return common < 2 || smaller === 0 ? 0 : common / smaller;
}
