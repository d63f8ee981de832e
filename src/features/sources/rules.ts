import { allQuotes, type Passage, quoteAt } from "#domain/quote.ts";

/** From the most to the least reliable; the desk's own note comes last, as nobody else vouches for it. */
export const SOURCE_KINDS = [
  "instrument_text",
  "own_readout",
  "partner_readout",
  "joint_statement",
  "agency_report",
  "press_quoting_readout",
  "press_unattributed",
  "opinion",
  "note",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** The grade that follows from the kind of a source. Official read-outs are alike, whoever issued them. */
export function reliabilityOf(kind: SourceKind): Reliability {
  switch (kind) {
    case "instrument_text":
      return "A";
    case "own_readout":
    case "partner_readout":
    case "joint_statement":
      return "B";
    case "agency_report":
      return "C";
    case "press_quoting_readout":
      return "D";
    case "press_unattributed":
      return "E";
    case "opinion":
    case "note":
      return "F";
  }
}

/** Offsets in the text as stored, in UTF-16 code units, the end exclusive. */
export type Marked = { id: string; start: number; end: number };

/** `citations`: the ids of all that cover it; `begins`: of those whose first letter it holds. */
export type Segment = { text: string; start: number; citations: string[]; begins: string[] };

/**
 * Cuts a text wherever a citation begins or ends: the segments in order make up the whole text, and
 * each says which citations cover it, the earliest beginning first. Offsets outside the text are
 * drawn in; a citation without a letter in it is left out. An empty text has no segments.
 */
export function segments(text: string, citations: readonly Marked[]): Segment[] {
  const drawn = citations
    .map(({ id, start, end }) => ({
      id,
      start: Math.max(0, start),
      end: Math.min(text.length, end),
    }))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const cuts = new Set([0, text.length, ...drawn.flatMap(({ start, end }) => [start, end])]);
  const ordered = [...cuts].toSorted((a, b) => a - b);
  const result: Segment[] = [];
  let next = 0;
  let covering: typeof drawn = [];
  for (const [index, start] of ordered.slice(0, -1).entries()) {
    const from = next;
    while (drawn[next]?.start === start) next += 1;
    const begun = drawn.slice(from, next);
    covering = [...covering.filter(({ end }) => end > start), ...begun];
    result.push({
      text: text.slice(start, ordered[index + 1]),
      start,
      citations: covering.map(({ id }) => id),
      begins: begun.map(({ id }) => id),
    });
  }
  return result;
}

/** Part of a text by its offsets, the end exclusive, without blanks around it. */
export type Span = { start: number; end: number; text: string };

/** The sentences of a text in order; a line's end ends a sentence, too. None is blank. */
export function sentencesOf(text: string, language: string): Span[] {
  const segmenter = new Intl.Segmenter(language === "ur" ? "ur" : "en", {
    granularity: "sentence",
  });
  const found = [...segmenter.segment(text)].map(({ index, segment }) => trimmed(index, segment));
  return found.filter((sentence) => sentence.text !== "");
}

function trimmed(index: number, segment: string): Span {
  const text = segment.trim();
  const start = index + segment.indexOf(text);
  return { start, end: start + text.length, text };
}

/** What the page for citing was asked for: a selection, the first and last sentence ticked, or words. */
export type WantedPassage = {
  start: number | null;
  end: number | null;
  sentences: readonly { start: number; end: number }[];
  words: string | null;
  /** Which of the places where the words stand, from 0. */
  place: number | null;
};

/** The passage meant; `places` when the words stand more than once; `nowhere` when they do not. */
export type FoundPassage =
  | { kind: "none" | "nowhere" }
  | { kind: "one"; passage: Span }
  | { kind: "places"; places: Span[] };

/** A press article may say "the FIA" thirty times; nobody chooses among more. */
const MAX_PLACES = 30;

/** Finds the passage that is to be cited. Sentences mean everything from the first to the last of them. */
export function passageFor(text: string, wanted: WantedPassage): FoundPassage {
  const { words, place, sentences } = wanted;
  const start = wanted.start ?? Math.min(...sentences.map((one) => one.start));
  const end = wanted.end ?? Math.max(...sentences.map((one) => one.end));
  if (wanted.start !== null || sentences.length > 0) {
    const passage = quoteAt(text, start, end);
    return passage === null ? { kind: "nowhere" } : { kind: "one", passage: spanOf(text, passage) };
  }
  if (words === null) return { kind: "none" };
  const places = allQuotes(text, words).slice(0, MAX_PLACES);
  const only = places[places.length === 1 ? 0 : (place ?? -1)];
  if (only !== undefined) return { kind: "one", passage: spanOf(text, only) };
  if (places.length === 0) return { kind: "nowhere" };
  return { kind: "places", places: places.map((one) => spanOf(text, one)) };
}

const spanOf = (text: string, { start, end }: Passage): Span => ({
  start,
  end,
  text: text.slice(start, end),
});

/** Some words before and after a passage, to recognise its place by. */
export function around(text: string, { start, end }: Span, letters = 80) {
  const before = text.slice(Math.max(0, start - letters), start);
  const after = text.slice(end, end + letters);
  return {
    before: start > letters ? before.replace(/^\S*\s/, "…") : before,
    after: end + letters < text.length ? after.replace(/\s\S*$/, "…") : after,
  };
}
