/** A stretch of a paragraph, the end exclusive. */
export type Span = { start: number; end: number };

const ABBREVIATION =
  /(?:^|[\s("])(?:Mr|Mrs|Ms|Dr|Prof|Hon|Rt|Sen|Rep|Gov|Gen|Lt|Maj|Col|Capt|Cdr|Brig|Adm|Amb|Sgt|Sr|Jr|St|Shri|Smt|Dato|No|Nos|Art|Arts|Sec|para|paras|vs|etc|incl|approx|Inc|Ltd|Corp|Co|Dept|Govt|Min|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|e\.g|i\.e|viz|cf|al|[A-Z])\.$/;
/** Dotted letters may end a sentence: only where the next word seldom follows them inside one. */
const DOTTED = /(?:[A-Za-z]\.){2,}$/;
const OPENER =
  /^["'(]*(?:The|They|He|She|It|We|I|This|These|Those|That|Both|In|On|At|As|During|After|While|With|Under|To|For|Following|Meanwhile|Moreover|Furthermore|Additionally|Earlier|Later|Today)\b/;
const END = /[.!?]+["')\]]*(?=\s+["'(]*[\p{Lu}\d])|(?<=\p{Ll})\.(?=\p{Lu}\p{Ll})|[!?.]+["')\]]*$/gu;

/** No sentence is longer; what is (a table, a text without stops) is cut at a blank. */
const MAX_LETTERS = 3000;

/** The sentences of a paragraph on one line, in order, without outer blanks. */
export function sentencesOf(text: string): Span[] {
  return stretchesOf(text).flatMap(({ start, end }) =>
    end - start <= MAX_LETTERS ? [{ start, end }] : piecesOf(text, start, end),
  );
}

function piecesOf(text: string, from: number, until: number): Span[] {
  const pieces: Span[] = [];
  for (let start = from; start < until;) {
    const blank = text.lastIndexOf(" ", start + MAX_LETTERS);
    const isLast = until - start <= MAX_LETTERS;
    const end = isLast ? until : blank > start ? blank : start + MAX_LETTERS;
    pieces.push({ start, end });
    start = end + (text[end] === " " ? 1 : 0);
  }
  return pieces;
}

function stretchesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    // What decides stands right before the point; a look further back would make long texts slow.
    const before = text.slice(Math.max(start, match.index - 40), match.index + 1);
    const after = text.slice(end).trimStart();
    if (after !== "" && !endsSentence(before, after)) continue;
    spans.push({ start, end });
    start = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
  }
  if (text.slice(start).trim() !== "") spans.push({ start, end: text.trimEnd().length });
  return spans;
}

function endsSentence(before: string, after: string): boolean {
  if (/^\s*\d{1,2}\.$/.test(before)) return false; // the number of a paragraph
  if (DOTTED.test(before)) return OPENER.test(after);
  return !ABBREVIATION.test(before);
}
