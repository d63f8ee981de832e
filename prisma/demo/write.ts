import type { Cite, DemoDate, DemoDay, Key } from "./basics.ts";

export const day = (on: string): DemoDate => ({ on, precision: "day" });
export const month = (on: string): DemoDate => ({ on: `${on}-01`, precision: "month" });
export const year = (on: string): DemoDate => ({ on: `${on}-01-01`, precision: "year" });
export const about = (on: string): DemoDate => ({ on, precision: "about" });
/** Strictly earlier than that day. */
export const before = (on: string): DemoDate => ({ on, precision: "before" });
/** Strictly later than that day. */
export const after = (on: string): DemoDate => ({ on, precision: "after" });

/** Counted from the day of loading, so that the history is as old on every machine. */
export const daysAgo = (days: number): DemoDay => ({ fromToday: -days });
export const inDays = (days: number): DemoDay => ({ fromToday: days });
export const dueIn = (days: number): DemoDate => ({ on: inDays(days), precision: "day" });
export const heldAgo = (days: number): DemoDate => ({ on: daysAgo(days), precision: "day" });

export const cite = (source: Key, quote: string, field = "text", note?: string): Cite =>
  note === undefined ? { source, quote, field } : { source, quote, field, note };

/** Lines become sentences again: a single line break is a blank, an empty line ends a paragraph. */
function fold(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s+/g, " "))
    .join("\n\n");
}

const HEAD =
  "Restated for demonstration, in our own words. It is not the wording of the report, whose facts were not checked against others.";

/** The text of a source that restates a report. */
export const restated = (text: string): string => `${HEAD}\n\n${fold(text)}`;

const MADE_UP =
  "Demonstration data. Made up to show how the register works: no report says it and nobody promised it.";

/** The text of a source that stands behind the made-up history. */
export const madeUp = (text: string): string => `${MADE_UP}\n\n${fold(text)}`;
