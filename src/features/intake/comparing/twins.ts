import type { Note, Twin } from "./comparison.ts";
import type { KnownSource } from "./known.ts";

/** Words in a row that are compared: fewer are chance, more miss what was edited. */
const IN_A_ROW = 4;
/** Less than this is a quotation. */
const NEARLY = 0.5;
/** A shorter text is all phrase and no content. */
const FEWEST = 12;
/** Texts are compared by their beginning. */
export const LONGEST = 30_000;

/** Every run of four words of a text, in lower case, without punctuation. */
export function runsOf(text: string): Set<string> {
  const words =
    text
      .slice(0, LONGEST)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set<string>();
  for (let at = 0; at + IN_A_ROW <= words.length; at += 1) {
    runs.add(words.slice(at, at + IN_A_ROW).join(" "));
  }
  return runs;
}

/** The share of the shorter text's runs that the other has, too, 0 to 1; 0 of texts that are too short. Symmetric. */
export function sharedRuns(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  if (few.size < FEWEST) return 0;
  let shared = 0;
  for (const run of few) if (many.has(run)) shared += 1;
  return shared / few.size;
}

/** The sources that have this text, or half of it and more word for word; the same first, then the nearest. */
export function twinsOf(text: string, sources: readonly KnownSource[]): Twin[] {
  const runs = runsOf(text);
  return sources
    .flatMap(({ id, ref, title, published, isSameText, text: other }) => {
      const share = isSameText ? 1 : sharedRuns(runs, runsOf(other));
      return share < NEARLY ? [] : [{ id, ref, title, published, isSame: isSameText, share }];
    })
    .toSorted(
      (a, b) =>
        Number(b.isSame) - Number(a.isSame) || b.share - a.share || (a.ref < b.ref ? -1 : 1),
    );
}

export function notesOnTwins(twins: readonly Twin[]): Note[] {
  return twins.map(({ id, ref, isSame, share }) => ({
    kind: isSame ? "sameText" : "nearlySameText",
    params: isSame ? { ref } : { ref, share: Math.round(share * 100) },
    passage: null,
    links: [{ href: `/sources/${id}`, label: ref }],
  }));
}
