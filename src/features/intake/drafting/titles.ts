const MAX_TITLE = 120;
const LEAD =
  /^[\s,;:"'(]*(?:(?:that|to|on|upon|also|and|further|jointly|therefore|then|its|their|a commitment to|for|of)\b[\s,]*)+/i;
/** Small words that wait for what was cut off. */
const DANGLING =
  /(?:[\s,;:–—-]|\b(?:and|or|of|the|an?|for|to|with|in|on|by|from|as|at|that|which|including|its|their|between|under))+$/i;

/**
 * A short title cut from the words of a passage: what is to be done, without who said it. `from` is
 * where the words of the strength end, 0 when these stand before the passage. Nothing is added; only
 * the first letter becomes a capital.
 */
export function titleOf(words: string, from: number): string {
  const rest = words.slice(from).trimStart().replace(LEAD, "");
  // "will be held": without its subject nobody knows what.
  const isCut =
    rest.trim().length > 7 && !/^(?:be|been|have|not|it|he|she|they|continue)\b/i.test(rest);
  const chosen = (isCut ? rest : words).replace(/^[\s"'(>,;:]+/, "").trim();
  return capitalised(shortened(chosen.replace(/[\s.,;:۔]+$/, "")));
}

function shortened(words: string): string {
  if (words.length <= MAX_TITLE) return words;
  const cut = words.slice(0, MAX_TITLE + 1);
  const blank = cut.lastIndexOf(" ");
  return wellFormed(cut.slice(0, blank > 40 ? blank : MAX_TITLE)).replace(DANGLING, "");
}

/** Half of a letter of two code units is left out. */
const wellFormed = (words: string) => words.replace(/[\ud800-\udbff]$/, "");

const capitalised = (words: string) => {
  const first = String.fromCodePoint(words.codePointAt(0) ?? 32).trim();
  const capital = first.toUpperCase();
  return capital.length === first.length ? capital + words.slice(first.length) : words;
};
