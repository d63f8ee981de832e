import type { SearchKind, SnippetPart } from "./schema.ts";

/** What a search box asks for. */
export type Asked = {
  /** Each by itself, anywhere. */
  words: string[];
  /** As they stand, one word after the other. */
  phrases: string[];
  /** Words and phrases that a record must not have. */
  without: string[];
  /** All that is looked for, in one text. */
  text: string;
};

/** An optional minus before what stands in quotes, of any alphabet's kind, or before what stands between blanks. */
const TERM =
  /(?<![^\s])(?<minus>[-\u2212]?)(?:["\u201C\u201D\u201E\u00AB\u00BB](?<phrase>[^"\u201C\u201D\u201E\u00AB\u00BB]*)["\u201C\u201D\u00AB\u00BB]?|(?<word>\S+))/g;

/** "counter-terrorism" is looked for as its two words, and so found however it is written. */
const JOINTS = /[-\u2010-\u2015/]+/g;

/** More would narrow nothing any further. */
const MOST = 8;

/** Reads a search box: words, "phrases" and -exclusions, at most eight of each. */
export function parseSearch(q: string): Asked {
  const asked: Asked = { words: [], phrases: [], without: [], text: "" };
  const kept: string[] = [];
  for (const { groups = {} } of q.normalize("NFC").matchAll(TERM)) {
    const { minus = "", phrase, word = "" } = groups;
    const terms = (phrase ?? word).replace(JOINTS, " ").trim().split(/\s+/).filter(Boolean);
    if (terms.length === 0) continue;
    if (minus !== "") asked.without.push(terms.join(" "));
    else if (phrase !== undefined && terms.length > 1) asked.phrases.push(terms.join(" "));
    else asked.words.push(...terms);
    if (minus === "") kept.push((phrase ?? word).trim());
  }
  return {
    words: asked.words.slice(0, MOST),
    phrases: asked.phrases.slice(0, MOST),
    without: asked.without.slice(0, MOST),
    text: kept.join(" "),
  };
}

/** Whether a search box says what to leave out, and not out of what. */
export function isOnlyWithout(q: string): boolean {
  const { words, phrases, without } = parseSearch(q);
  return without.length > 0 && words.length === 0 && phrases.length === 0;
}

const ADDRESSES: Record<SearchKind, string> = {
  partner: "/partners",
  agency: "/agencies",
  person: "/people",
  topic: "/topics",
  commitment: "/commitments",
  agreement: "/agreements",
  meeting: "/meetings",
  training: "/trainings",
  delivery: "/deliveries",
  source: "/sources",
};

/** The address of a record's page; `slug` where that is not made of the id. */
export function addressOf(kind: SearchKind, recordId: string, slug: string | null): string {
  return `${ADDRESSES[kind]}/${encodeURIComponent(slug ?? recordId)}`;
}

/** Around what was found, in the text that the database cuts out: characters that nobody types. */
export const HIT = { start: "\u0002", end: "\u0003" } as const;

/** The parts of a snippet, in order; a hit that is cut off at the end is closed there. Lines stand beside one another. */
export function snippetParts(marked: string): SnippetPart[] {
  return marked
    .trim()
    .replace(/\s*\n\s*/g, " · ")
    .replace(/\s+/g, " ")
    .split(HIT.start)
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, isHit: false }];
      const [hit = "", ...rest] = piece.split(HIT.end);
      return [
        { text: hit, isHit: true },
        { text: rest.join(""), isHit: false },
      ];
    })
    .filter(({ text }) => text !== "");
}
