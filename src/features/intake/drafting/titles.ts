const MAX_TITLE = 120;

/**
 * A short title cut from the words of a passage: what is to be done, without who said it. `from` is
 * where the words of the strength end, 0 when these stand before the passage. Nothing is added.
 */
export function titleOf(words: string, from: number): string {
  const rest = words.slice(from).replace(/^[\s,;:]*(?:(?:that|to|on|upon|also)\b[\s,]*)*/i, "");
  const chosen = /[\p{L}\p{N}]/u.test(rest) ? rest.trim() : words.trim();
  return capitalised(shortened(chosen.replace(/[\s.,;:]+$/, "")));
}

function shortened(words: string): string {
  if (words.length <= MAX_TITLE) return words;
  const cut = words.slice(0, MAX_TITLE + 1);
  const blank = cut.lastIndexOf(" ");
  return cut.slice(0, blank > 40 ? blank : MAX_TITLE).replace(/[\s.,;:]+$/, "");
}

const capitalised = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);
