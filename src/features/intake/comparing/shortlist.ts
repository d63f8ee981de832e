import { bagOf, likenessOf, type Rarity, stemOf, stemsOf, weightOf, wordsIn } from "./words.ts";

/** A text under the id of its record. */
type Listed = { id: string; text: string };

/** Further down nobody looks. */
const PER_WANTED = 10;
const LEAST = 0.08;

/**
 * The ids of the texts that are nearest to any of the wanted ones, the nearest ten of each, and how rare
 * words are among all of them. Stems are numbers here, so that ten thousand texts take a tenth of a second.
 */
export function shortlistOf(
  wanted: readonly string[],
  texts: readonly Listed[],
): { ids: string[]; rarity: Rarity } {
  const { numbers, lists, rarity } = numbered(texts);
  const weights = Float64Array.from(numbers.keys(), (stem) => weightOf(stem, rarity));
  const sizes = lists.map((list) => sizeOf(list, weights));
  const places = placesOf(wanted, numbers, lists);
  const shared = new Float64Array(texts.length);
  const squares = new Float64Array(texts.length);
  const chosen = new Set<string>();
  for (const text of wanted) {
    const bag = bagOf(stemsOf(text), rarity);
    const touched: number[] = [];
    for (const stem of bag.stems) {
      const number = numbers.get(stem) ?? -1;
      const weight = weights[number] ?? 0;
      for (const at of places.get(number) ?? []) {
        if (shared[at] === 0) touched.push(at);
        shared[at] = (shared[at] ?? 0) + weight;
        squares[at] = (squares[at] ?? 0) + weight * weight;
      }
    }
    const best: Scored[] = [];
    for (const at of touched) {
      const sums = { shared: shared[at] ?? 0, squares: squares[at] ?? 0 };
      const size = sizes[at];
      const score = size === undefined ? 0 : likenessOf(sums, bag, size);
      if (score >= LEAST) keepBest(best, { at, score });
      shared[at] = 0;
      squares[at] = 0;
    }
    for (const { at } of best) {
      const id = texts[at]?.id;
      if (id !== undefined) chosen.add(id);
    }
  }
  return { ids: [...chosen], rarity };
}

type Scored = { at: number; score: number };

/** Keeps the best in order: the highest first, of equals the first of the list, which the caller has put in order. */
function keepBest(best: Scored[], next: Scored): void {
  const last = best.at(-1);
  if (best.length === PER_WANTED && last !== undefined && !comesBefore(next, last)) return;
  const place = best.findIndex((one) => comesBefore(next, one));
  best.splice(place < 0 ? best.length : place, 0, next);
  if (best.length > PER_WANTED) best.pop();
}

const comesBefore = (a: Scored, b: Scored) =>
  a.score > b.score || (a.score === b.score && a.at < b.at);

function sizeOf(list: readonly number[], weights: Float64Array) {
  let [sum, squares] = [0, 0];
  for (const number of list) {
    const weight = weights[number] ?? 0;
    sum += weight;
    squares += weight * weight;
  }
  return { sum, squares };
}

/** Each stem under its number, in the order of the map, and the stems of each text as numbers, each once. */
function numbered(texts: readonly Listed[]) {
  const numbers = new Map<string, number>();
  /** By the word as it stands; null: it says nothing. */
  const ofWord = new Map<string, number | null>();
  /** By number: in how many texts it stands, and in which it was met last. */
  const counts: number[] = [];
  const metIn: number[] = [];
  const lists = texts.map(({ text }, at) => {
    const list: number[] = [];
    for (const word of wordsIn(text)) {
      let number = ofWord.get(word);
      if (number === undefined) {
        number = numberOf(stemOf(word), numbers);
        ofWord.set(word, number);
      }
      if (number === null || metIn[number] === at) continue;
      metIn[number] = at;
      counts[number] = (counts[number] ?? 0) + 1;
      list.push(number);
    }
    return list;
  });
  const inTexts = new Map([...numbers].map(([stem, number]) => [stem, counts[number] ?? 0]));
  return { numbers, lists, rarity: { of: texts.length, in: inTexts } satisfies Rarity };
}

function numberOf(stem: string | null, numbers: Map<string, number>): number | null {
  if (stem === null) return null;
  const known = numbers.get(stem) ?? numbers.size;
  numbers.set(stem, known);
  return known;
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
