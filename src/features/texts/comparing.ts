import { diffArrays } from "diff";
import { anchorsOf } from "./anchors.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** A change is told by its number, from 1; the pieces of one follow one another, what was removed first. */
export type Piece = {
  kind: "same" | "added" | "removed";
  text: string;
  change: number | null;
};

/** A paragraph of the comparison. Formatting: its words are the same, its blanks, line ends, quotation marks or dashes are not. */
export type Row = {
  pieces: Piece[];
  isFormatting: boolean;
  /** The changes whose first, and whose last piece stands in it: one may run through several paragraphs. */
  begins: number[];
  ends: number[];
};

export type Comparison = {
  rows: Row[];
  /** Places where words differ. */
  changes: number;
  /** Paragraphs in which nothing but the formatting differs. */
  formattings: number;
  /** A part was too different to be compared word by word: it is shown as replaced as a whole. */
  isCoarse: boolean;
};

/** What the search for the fewest changes between two anchors may cost. */
const MAX_EDITS = 2_000;

/** Tokens that follow one another alike: of both texts where they are the same. */
type Part = { kind: Piece["kind"]; older: Token[]; newer: Token[] };

/**
 * Two texts word by word, in time that their length bounds: what stands once in each of them parts them first, and only what
 * lies between is searched. Blanks, line ends and the shapes of quotation marks and dashes are formatting: told, but no change.
 */
export function compareTexts(older: string, newer: string): Comparison {
  const [before, after] = [tokensOf(older), tokensOf(newer)];
  const parts: Part[] = [];
  let isCoarse = false;
  let [fromOld, fromNew] = [0, 0];
  const between = (toOld: number, toNew: number) => {
    const found = searched(before.slice(fromOld, toOld), after.slice(fromNew, toNew));
    isCoarse ||= found.isCoarse;
    parts.push(...found.parts);
  };
  for (const anchor of anchorsOf(before, after)) {
    between(anchor.older, anchor.newer);
    const [one, other] = [before[anchor.older], after[anchor.newer]];
    if (one && other) parts.push({ kind: "same", older: [one], newer: [other] });
    [fromOld, fromNew] = [anchor.older + 1, anchor.newer + 1];
  }
  between(before.length, after.length);
  const { rows, changes } = rowsOf(moved(joined(withoutSpacing(joined(parts)))));
  return {
    rows,
    changes,
    formattings: rows.filter(({ isFormatting }) => isFormatting).length,
    isCoarse,
  };
}

function searched(older: Token[], newer: Token[]): { parts: Part[]; isCoarse: boolean } {
  const found = diffArrays(
    older.map(({ key }) => key),
    newer.map(({ key }) => key),
    { maxEditLength: MAX_EDITS },
  );
  if (found === undefined) return { parts: replaced(older, newer), isCoarse: true };
  let [atOld, atNew] = [0, 0];
  const parts = found.map(({ count, added, removed }): Part => {
    const part = {
      older: added ? [] : older.slice(atOld, atOld + count),
      newer: removed ? [] : newer.slice(atNew, atNew + count),
    };
    atOld += part.older.length;
    atNew += part.newer.length;
    return { kind: added ? "added" : removed ? "removed" : "same", ...part };
  });
  return { parts, isCoarse: false };
}

const replaced = (older: Token[], newer: Token[]): Part[] => [
  ...(older.length > 0 ? [{ kind: "removed" as const, older, newer: [] }] : []),
  ...(newer.length > 0 ? [{ kind: "added" as const, older: [], newer }] : []),
];

/** Neighbours of one kind are one; of a change, what was removed stands first. A single word or sign between two changes belongs to them. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  let [older, newer]: [Token[], Token[]] = [[], []];
  const flush = () => {
    result.push(...replaced(older, newer));
    [older, newer] = [[], []];
  };
  for (const [index, part] of parts.entries()) {
    const isBetween =
      part.kind === "same" &&
      part.newer.length === 1 &&
      older.length + newer.length > 1 &&
      part.newer.every(({ key, breaks }) => key.length <= 3 && !breaks) &&
      (parts[index + 1]?.kind ?? "same") !== "same";
    if (part.kind !== "same" || isBetween) {
      older.push(...part.older);
      newer.push(...part.newer);
      continue;
    }
    flush();
    const last = result.at(-1);
    if (last?.kind === "same") {
      last.older.push(...part.older);
      last.newer.push(...part.newer);
    } else result.push({ kind: "same", older: [...part.older], newer: [...part.newer] });
  }
  flush();
  return result;
}

const whole = (tokens: readonly Token[]) => tokens.map(({ key }) => key).join("");

/** Words that were only pulled apart or together ("information sharing", "informationsharing") are the same words; digits are not. */
function withoutSpacing(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const [removed, added] = [parts[at], parts[at + 1]];
    const isSpacing =
      removed?.kind === "removed" &&
      added?.kind === "added" &&
      whole(removed.older) === whole(added.newer) &&
      !/\p{N}/u.test(whole(removed.older));
    if (isSpacing) {
      result.push({ kind: "same", older: removed.older, newer: added.newer });
      at += 1;
    } else if (removed) result.push(removed);
  }
  return result;
}

/**
 * What was only put in or left out is told as whole paragraphs where that says the same: of "a. | b." and "a. | c. | b." the
 * new one is "c.", not ". | c".
 */
function moved(parts: Part[]): Part[] {
  for (const [index, part] of parts.entries()) {
    const [before, behind] = [parts[index - 1], parts[index + 1]];
    if (part.kind === "same" || before?.kind !== "same" || behind?.kind !== "same") continue;
    const side = part.kind === "added" ? "newer" : "older";
    const steps = stepsToBreak(part[side], behind[side]);
    const [own, ownNext] = [part[side].splice(0, steps), behind[side].splice(0, steps)];
    part[side].push(...ownNext);
    const other = side === "newer" ? "older" : "newer";
    before[side].push(...own);
    before[other].push(...behind[other].splice(0, steps));
  }
  return parts.filter(({ older, newer }) => older.length + newer.length > 0);
}

/** By how many words the change must move on to begin behind a break; 0 where it cannot. */
function stepsToBreak(change: readonly Token[], behind: readonly Token[]): number {
  for (let at = 0; at < change.length && change[at]?.key === behind[at]?.key; at += 1) {
    if (change[at]?.breaks) return at + 1;
  }
  return 0;
}

function rowsOf(parts: readonly Part[]): { rows: Row[]; changes: number } {
  const rows: Row[] = [];
  let row: Row = blankRow();
  let changes = 0;
  const end = () => {
    if (row.pieces.length > 0) rows.push(row);
    row = blankRow();
  };
  for (const [index, part] of parts.entries()) {
    const isFirstOfChange = part.kind !== "same" && (parts[index - 1]?.kind ?? "same") === "same";
    if (isFirstOfChange) changes += 1;
    const change = part.kind === "same" ? null : changes;
    if (part.kind === "same" && part.older.length !== part.newer.length) row.isFormatting = true;
    const shown = part.kind === "removed" ? part.older : part.newer;
    for (const [place, token] of shown.entries()) {
      const other = part.older[place];
      if (part.kind === "same" && other && other.text !== token.text) row.isFormatting = true;
      const last = row.pieces.at(-1);
      if (last?.kind === part.kind && last.change === change) last.text += token.text;
      else row.pieces.push({ kind: part.kind, text: token.text, change });
      // What was removed ends a paragraph only where it is one.
      if (token.breaks && (part.kind !== "removed" || row.pieces.length === 1)) end();
    }
  }
  end();
  const met = new Set<number>();
  for (const [index, one] of rows.entries()) {
    const here = changesIn(one);
    const behind = new Set(changesIn(rows[index + 1]));
    if (here.length > 0) one.isFormatting = false;
    one.begins = here.filter((change) => !met.has(change));
    one.ends = here.filter((change) => !behind.has(change));
    for (const change of here) met.add(change);
  }
  return { rows, changes };
}

const blankRow = (): Row => ({ pieces: [], isFormatting: false, begins: [], ends: [] });

const changesIn = (row: Row | undefined): number[] => [
  ...new Set(row?.pieces.flatMap(({ change }) => (change === null ? [] : [change])) ?? []),
];
