import { stemsOf } from "./words.ts";

const HONORIFICS = new Set(
  "mr mrs ms miss dr prof sir dame lord lady hon honourable honorable he his her excellency shri syed sayyid sheikh haji gen lt col maj brig retd".split(
    " ",
  ),
);

const partsOf = (name: string): string[] =>
  (
    name
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).filter((part) => part.length > 1 && !HONORIFICS.has(part));

/**
 * Whether two names of people may be one person's: all parts of the shorter, two at least, stand in the
 * longer in the same order, each with a letter or two different at most. Symmetric.
 */
export function mayBeSamePerson(a: string, b: string): boolean {
  const [few, many] = [partsOf(a), partsOf(b)].toSorted((x, y) => x.length - y.length);
  if (few === undefined || many === undefined || few.length < 2) return false;
  // Which of two equally long names is looked for in which makes no difference: then the order is one to one.
  let at = 0;
  for (const part of few) {
    const found = many.findIndex((other, place) => place >= at && areNearly(part, other));
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}

/** Longer words may differ by more letters. */
function areNearly(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  const allowed = shorter < 4 ? 0 : shorter < 8 ? 1 : 2;
  return Math.abs(a.length - b.length) <= allowed && editsBetween(a, b) <= allowed;
}

/** How many letters must be put in, taken out or exchanged (Levenshtein). */
function editsBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const exchanged = (above[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, exchanged));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}

const LITTLE = new Set(["of", "and", "the", "for", "on", "in", "to"]);

/** The words of a body's name that tell it from others. */
export const wordsOfBody = (name: string): string[] =>
  partsOf(name).filter((word) => !LITTLE.has(word));

/**
 * Whether two bodies' names, as their words, may mean one body: two words at least, each with its like in
 * the other, in any order; of four words and more one may be missing. Symmetric.
 */
export function mayBeSameBody(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = [a, b].toSorted((x, y) => x.length - y.length);
  if (few === undefined || many === undefined || few.length < 2) return false;
  if (many.length - few.length > (many.length > 3 ? 1 : 0)) return false;
  return pairsUp(few, many) && (few.length < many.length || pairsUp(many, few));
}

const pairsUp = (words: readonly string[], others: readonly string[]) =>
  words.every((word) => others.some((other) => areNearly(word, other) || areOneStem(word, other)));

/** "Investigating" and "investigation". */
const areOneStem = (a: string, b: string) => {
  const [stem] = stemsOf(a);
  return stem !== undefined && stem.length > 3 && stem === stemsOf(b)[0];
};

/** Ranks and degrees that make another post of the same words. */
const RANKS =
  /\b(?:deputy|vice|additional|assistant|associate|joint|former|ex|acting|under|senior|special)\b/gi;

/**
 * Whether two titles may mean one post: at least half of the words of the shorter are in the longer, and
 * both have the same rank. Symmetric.
 */
export function mayBeSamePost(a: string, b: string): boolean {
  if (rankOf(a) !== rankOf(b)) return false;
  const [few, many] = [new Set(stemsOf(a)), new Set(stemsOf(b))].toSorted(
    (x, y) => x.size - y.size,
  );
  if (few === undefined || many === undefined || few.size === 0) return false;
  return [...few].filter((stem) => many.has(stem)).length / few.size >= 0.5;
}

/**
 * Whether a title as printed is that of this very post: it says nothing beyond it but the body's names, as
 * "Director General (Operations)" does beyond "Director General".
 */
export function isTitleOf(post: string, printed: string, bodies: readonly string[]): boolean {
  if (rankOf(post) !== rankOf(printed)) return false;
  const ofBody = new Set(bodies.flatMap(stemsOf));
  const ofPost = new Set(stemsOf(post).filter((stem) => !ofBody.has(stem)));
  const said = new Set(stemsOf(printed).filter((stem) => !ofBody.has(stem)));
  return said.size > 0 && said.size === ofPost.size && [...said].every((stem) => ofPost.has(stem));
}

const rankOf = (title: string) => (title.toLowerCase().match(RANKS) ?? []).toSorted().join(" ");
