import type { Passage } from "#domain/quote.ts";

/** A sentence is seldom longer. */
const AROUND = 300;
const END = /[.!?]["”’)]?\s|\n\s*\n/;

/** The sentence that a passage stands in, as far as full stops and blank lines tell, in one line. */
export function sentenceAround(text: string, { start, end }: Passage): string {
  const before =
    text
      .slice(Math.max(0, start - AROUND), start)
      .split(END)
      .at(-1) ?? "";
  const behind = text.slice(end, end + AROUND).split(END)[0] ?? "";
  return `${before}${text.slice(start, end)}${behind}`.replace(/\s+/g, " ");
}
