import { bagOf, likenessOf, type Rarity, stemsOf, weightOf } from "./words.ts";

/** A text under the id of its record. */
type Listed = { id: string; text: string };

/** Further down nobody looks. */
const PER_WANTED = 10;
const LEAST = 0.08;

/**
 * The ids of the texts that are nearest to any of the wanted ones, the nearest ten of each, and how rare
 * words are among all of them. Stems are numbers here: ten thousand texts take a tenth of a second.
 */
export function shortlistOf(
  wanted: readonly string[],
  texts: readonly Listed[],
): { ids: string[]; rarity: Rarity } {
  const { numbers, lists, rarity } = numbered(texts);
  const weights = Float64Array.from(numbers.keys(), (stem) => weightOf(stem, rarity));
  const sizes = lists.map((list) => {
    let [sum, squares] = [0, 0];
    for (const number of list) {
      const weight = weights[number] ?? 0;
      sum += weight;
      squares += weight * weight;
    }
    return { sum, squares };
  });
  const places = placesOf(wanted, numbers, lists);
  const chosen = new Set<string>();
  for (const text of wanted) {
    const bag = bagOf(stemsOf(text), rarity);
    const shared = new Float64Array(texts.length);
    const squares = new Float64Array(texts.length);
    for (const stem of bag.stems) {
      const weight = weightOf(stem, rarity);
      for (const at of places.get(numbers.get(stem) ?? -1) ?? []) {
        shared[at] = (shared[at] ?? 0) + weight;
        squares[at] = (squares[at] ?? 0) + weight * weight;
      }
    }
    const scored = sizes.flatMap((size, at) => {
      const sums = { shared: shared[at] ?? 0, squares: squares[at] ?? 0 };
      const score = sums.shared === 0 ? 0 : likenessOf(sums, bag, size);
      return score < LEAST ? [] : [{ at, score }];
    });
    // Of equals the first of the list, which the caller has put in order.
    scored.sort((a, b) => b.score - a.score || a.at - b.at);
    for (const { at } of scored.slice(0, PER_WANTED)) {
      const id = texts[at]?.id;
      if (id !== undefined) chosen.add(id);
    }
  }
  return { ids: [...chosen], rarity };
}

/** Each stem under its number, in the order of the map, and the stems of each text as numbers, each once. */
function numbered(texts: readonly Listed[]) {
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  const lists = texts.map(({ text }) => {
    const list: number[] = [];
    for (const stem of new Set(stemsOf(text))) {
      const number = numbers.get(stem) ?? numbers.size;
      numbers.set(stem, number);
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
      list.push(number);
    }
    return list;
  });
  return { numbers, lists, rarity: { of: texts.length, in: counts } satisfies Rarity };
}

/** In which texts each of the wanted stems stands, by its number. */
function placesOf(
  wanted: readonly string[],
  numbers: ReadonlyMap<string, number>,
  lists: readonly (readonly number[])[],
): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (const stem of wanted.flatMap(stemsOf)) {
    const number = numbers.get(stem);
    if (number !== undefined) places.set(number, []);
  }
  lists.forEach((list, at) => {
    for (const number of list) places.get(number)?.push(at);
  });
  return places;
}
