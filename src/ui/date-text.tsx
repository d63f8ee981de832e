import { getLocale } from "next-intl/server";
import type { FuzzyDate } from "#domain/date-precision.ts";
import { formatFuzzy } from "./format.ts";
import { fuzzyWords } from "./words.ts";

/** A date as precisely as it is known: "Nov 2026", "about 15 Jan 2026", "date unknown". */
export async function DateText({ date }: { date: FuzzyDate | null }) {
  const text = formatFuzzy(date, await getLocale(), await fuzzyWords());
  return <span className={date === null ? "text-ink-3" : "figures"}>{text}</span>;
}
