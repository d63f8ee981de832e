/** Words that say nothing of the subject: grammar, and the small talk of every read-out. */
const EMPTY = new Set(
  `a an the this that these those and or but nor of in on at to for from by with within into onto upon about between among
  through during after before under over against across as is are was were be been being it its their they them he she his her
  we our both each other all any more most further also such which who whom whose where when while than then so not no
  will would shall should may might can could must have has had having do does did including include includes
  agree agreed decide decided reaffirm reaffirmed welcome welcomed propose proposed discuss discussed review reviewed sign signed
  affirm stress stressed underline underlined emphasise emphasised emphasize emphasized underscore underscored commit committed
  side sides party parties country countries two joint jointly mutual bilateral respective relevant concerned
  enhance enhanced strengthen strengthened cooperation cooperate co-operation continue continued promote deepen expand increase
  said stated noted says report reported day today yesterday`.split(/\s+/),
);

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const known = new Map<string, string | null>();

/** The stem of a word in lower case, null of a word that says nothing; endings of number, tense and "-ation" go. */
export function stemOf(word: string): string | null {
  const stemmed = known.get(word);
  if (stemmed !== undefined) return stemmed;
  const stem = EMPTY.has(word) || word.length < 2 ? null : cut(word);
  // Texts bring ever new words.
  if (known.size > 50_000) known.clear();
  known.set(word, stem);
  return stem;
}

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:ies|ied)$/, "y"],
  [/(?:ations?|ators?|ating|ated|ates?)$/, ""],
  [/(?:itions?|iting|ited)$/, "it"],
  [/(?:ctions?|cting|cted)$/, "ct"],
  [/(?:isms?|ists?)$/, ""],
  [/(?:ments?|ness|ings?|edly|ed|ers?|ors?|es|ly)$/, ""],
  [/s$/, ""],
];

function cut(word: string): string {
  for (const [ending, instead] of ENDINGS) {
    const stem = word.replace(ending, instead);
    if (stem !== word && stem.length >= 3) return withoutE(stem);
  }
  return withoutE(word);
}

/** "trade" and "trading", "planning" and "plan" meet. */
const withoutE = (stem: string) => stem.replace(/(?<=..)e$/, "").replace(/([bdgklmnprt])\1$/, "$1");

/** "Counter-terrorism", "counter terrorism" and "counterterrorism" are one word. */
const JOINED = /\b(anti|counter|cyber|inter|multi|pre|trans)[- \u2010-\u2015](?=\p{L})/gu;

/** The words of a text in lower case, in order. */
export const wordsIn = (text: string): readonly string[] =>
  text.toLowerCase().replace(JOINED, "$1").match(WORD) ?? [];

/** The words of a text that say something, as stems, in order and as often as they stand there. */
export function stemsOf(text: string): string[] {
  const found: string[] = [];
  for (const word of wordsIn(text)) {
    const stem = stemOf(word);
    if (stem !== null) found.push(stem);
  }
  return found;
}

/** In how many of so many texts a stem stands. */
export type Rarity = { of: number; in: ReadonlyMap<string, number> };

export function rarityOf(texts: readonly (readonly string[])[]): Rarity {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const stem of new Set(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return { of: texts.length, in: counts };
}

/** How much a stem tells: what is in every text tells next to nothing (idf, never negative). */
export function weightOf(stem: string, rarity: Rarity): number {
  return Math.log(1 + (rarity.of + 1) / ((rarity.in.get(stem) ?? 0) + 0.5));
}

/** The stems of a text, each once, with what they weigh together and squared: made once, compared often. */
export type Bag = Size & { stems: ReadonlySet<string> };
type Size = { sum: number; squares: number };

export function bagOf(stems: readonly string[], rarity: Rarity): Bag {
  const bag = new Set(stems);
  let [sum, squares] = [0, 0];
  for (const stem of bag) {
    const weight = weightOf(stem, rarity);
    sum += weight;
    squares += weight * weight;
  }
  return { stems: bag, sum, squares };
}

/**
 * How alike two texts are, 0 to 1, 0 when either says nothing: the mean of the cosine of their weighted
 * stems, which wants all of both, and of their overlap, which wants the shorter in the longer. Symmetric.
 */
export function likeness(a: Bag, b: Bag, rarity: Rarity): number {
  const [few, many] = a.stems.size <= b.stems.size ? [a, b] : [b, a];
  let [shared, squares] = [0, 0];
  for (const stem of few.stems) {
    if (!many.stems.has(stem)) continue;
    const weight = weightOf(stem, rarity);
    shared += weight;
    squares += weight * weight;
  }
  return likenessOf({ shared, squares }, a, b);
}

/** As `likeness`, for those who know what two bags share: the sum of the weights, and of their squares. */
export function likenessOf(
  { shared, squares }: { shared: number; squares: number },
  a: Size,
  b: Size,
): number {
  if (shared === 0) return 0;
  const cosine = squares / Math.sqrt(a.squares * b.squares);
  return Math.min(1, (cosine + shared / Math.min(a.sum, b.sum)) / 2);
}
