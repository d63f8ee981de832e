import type { SearchKind, SnippetPart } from "./schema.ts";

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
