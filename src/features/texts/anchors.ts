import type { Token } from "./tokens.ts";

/** A word of the older text and the word of the newer one that it is, by their places. */
type Anchor = { older: number; newer: number };

/** So many words in a row that stand once in each text are the same passage. */
const RUN = 4;

/** Places that surely are the same in both texts, in the order of both: the longest row of runs of words that stand once in each. */
export function anchorsOf(older: readonly Token[], newer: readonly Token[]): Anchor[] {
  const [before, after] = [onceIn(older), onceIn(newer)];
  const common: Anchor[] = [];
  for (const [run, place] of before) {
    const there = after.get(run);
    if (there !== undefined) common.push({ older: place, newer: there });
  }
  return longestRising(common.toSorted((a, b) => a.older - b.older));
}

/** The runs that stand once, with the place of their first word. */
function onceIn(tokens: readonly Token[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let at = 0; at + RUN <= tokens.length; at += 1) {
    const run = tokens
      .slice(at, at + RUN)
      .map(({ key }) => key)
      .join("\n");
    if (places.has(run)) repeated.add(run);
    else places.set(run, at);
  }
  for (const run of repeated) places.delete(run);
  return places;
}

/** The longest part of the list in which the places in the newer text rise, too (patience sorting). */
function longestRising(list: readonly Anchor[]): Anchor[] {
  const tops: number[] = [];
  const below: (number | undefined)[] = [];
  for (const [index, { newer }] of list.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[tops[middle] ?? 0]?.newer ?? 0) < newer) low = middle + 1;
      else high = middle;
    }
    below[index] = low === 0 ? undefined : tops[low - 1];
    tops[low] = index;
  }
  const result: Anchor[] = [];
  for (let at = tops.at(-1); at !== undefined; at = below[at]) {
    const anchor = list[at];
    if (anchor) result.push(anchor);
  }
  return result.toReversed();
}
