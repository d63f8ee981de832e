import type { WordingStrength } from "#domain/wording-strength.ts";
import { ARRANGED } from "./arranged-heads.ts";
import { DIRECTIVES } from "./directive-heads.ts";
import { MODALS } from "./modal-heads.ts";
import { NOUN_FRAMES } from "./noun-heads.ts";
import { PERFORMED } from "./performed-heads.ts";
import { PROMISES } from "./promise-heads.ts";
import { RENEWALS } from "./renewal-heads.ts";
import { STATEMENTS } from "./statement-heads.ts";

/**
 * promise: the rest of the clause says what is promised; modal: as promise, but the verb follows
 * itself ("will train"); performed: the clause is the deed ("signed an MoU"); noun: the promise is a
 * noun ("the decision to ..."); statement: words without a promise, which end what was before them.
 */
type HeadKind = "promise" | "modal" | "performed" | "noun" | "statement";

export type HeadRule = {
  kind: HeadKind;
  /** Null: nobody promised or discussed anything ("thanked", "condemned"). */
  strength: WordingStrength | null;
  /** Matched in the sentence in lower case. Its end is where the complement begins. */
  pattern: RegExp;
  /** A last look at what stands before and behind; both in lower case. */
  fits?: (before: string, after: string, words: string) => boolean;
  /** Nobody is named ("it was agreed"), or the subject is what is done ("cooperation was agreed upon"). */
  passive?: boolean;
};

/** The words of a sentence that say how firmly the rest is meant. */
export type Head = {
  kind: HeadKind;
  strength: WordingStrength | null;
  start: number;
  end: number;
  words: string;
  passive: boolean;
};

/** Where two rules see the same words, the earlier one is right. */
const RULES: readonly HeadRule[] = [
  ...NOUN_FRAMES,
  ...DIRECTIVES,
  ...PROMISES,
  ...RENEWALS,
  ...PERFORMED,
  ...ARRANGED,
  ...MODALS,
  ...STATEMENTS,
];

/** Said of what was not done, of what might be, or of what others claim. */
const UNDONE =
  /\b(?:not|never|no|nor|neither|without|unable|failed|fails|cannot|refused|declined|hardly|might|may|could|perhaps|possible|possibly|if|unless|whether|rumou?rs?|rumoured|allegedly|reportedly|claims?|claimed|critics|opposition|prophec\w+|denied|were the [a-z ]{3,30}? to)(?: [\w'-]+){0,4} $/;

const isUndone = (before: string) => UNDONE.test(before) && !/\bnot only\b[^,]*$/.test(before);

/** All heads of a sentence in lower case, in order and without overlaps. */
export function headsOf(lower: string): Head[] {
  const heads: Head[] = [];
  for (const { kind, strength, pattern, fits, passive } of RULES) {
    for (const match of lower.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (heads.some((other) => start < other.end && other.start < end)) continue;
      if (kind !== "statement" && isUndone(lower.slice(0, start))) continue;
      if (fits && !fits(lower.slice(0, start), lower.slice(end), match[0])) continue;
      heads.push({ kind, strength, start, end, words: match[0], passive: passive ?? false });
    }
  }
  return heads.toSorted((a, b) => a.start - b.start);
}
