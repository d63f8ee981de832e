import { foldText } from "#domain/quote.ts";

/** A word or sign with the blanks behind it. `key`: what it is compared by; `breaks`: a paragraph ends behind it. */
export type Token = { text: string; key: string; breaks: boolean };

/** A word keeps its marks, hyphens and apostrophes; a number its points. */
const TOKEN =
  /(?:[\p{L}\p{M}\p{N}]+(?:['’.,/\p{Pd}][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}])(\s*)/gu;

/** The words and signs of a text in order; they spell it but for the blanks at its beginning. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [whole, blanks = ""] of text.replaceAll(/\r\n?/g, "\n").matchAll(TOKEN)) {
    const key = foldText(whole);
    const last = tokens.at(-1);
    const breaks = blanks.includes("\n");
    // An invisible sign is part of the word before it.
    if (key === "" && last) {
      last.text += whole;
      last.breaks ||= breaks;
    } else if (key !== "") tokens.push({ text: whole, key, breaks });
  }
  return tokens;
}
