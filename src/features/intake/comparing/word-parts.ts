/** A stretch of a text; `isOwn` when the other text does not have these words at this place. */
export type WordPart = { text: string; isOwn: boolean };

/** More is cut off: a screen shows sentences, not pages. */
const MOST_WORDS = 150;

/**
 * Two texts with the words in which they differ, by their longest common sequence of words. Case,
 * quotation marks and punctuation make no difference. The parts of each, joined, are its first 150 words.
 */
export function sideBySide(first: string, second: string): [WordPart[], WordPart[]] {
  const [a, b] = [wordsOf(first), wordsOf(second)];
  const lengths = commonLengths(a, b);
  const common = { a: new Set<number>(), b: new Set<number>() };
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i]?.folded === b[j]?.folded) {
      common.a.add(i);
      common.b.add(j);
      i += 1;
      j += 1;
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return [partsOf(a, common.a), partsOf(b, common.b)];
}

type Word = { text: string; folded: string };

const wordsOf = (text: string): Word[] =>
  (text.match(/\S+\s*/g) ?? []).slice(0, MOST_WORDS).map((word) => ({
    text: word,
    folded: word.toLowerCase().replace(/[^\p{L}\p{N}%]/gu, ""),
  }));

/** For every pair of places, how many words the rests behind them have in common, in order. */
function commonLengths(a: readonly Word[], b: readonly Word[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const [row, below] = [lengths[i] ?? [], lengths[i + 1] ?? []];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] =
        a[i]?.folded === b[j]?.folded
          ? (below[j + 1] ?? 0) + 1
          : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

function partsOf(words: readonly Word[], common: ReadonlySet<number>): WordPart[] {
  const parts: WordPart[] = [];
  words.forEach(({ text }, at) => {
    const isOwn = !common.has(at);
    const last = parts.at(-1);
    if (last?.isOwn === isOwn) last.text += text;
    else parts.push({ text, isOwn });
  });
  return parts;
}
