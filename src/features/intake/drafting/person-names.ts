import { isSurnameToo, type Token } from "./person-tokens.ts";

/** Tokens from `first` up to and without `last`; `head` is where ranks and polite forms begin. */
export type Name = {
  head: number;
  first: number;
  last: number;
  words: number;
  isPolite: boolean;
  rank: { first: number; last: number } | null;
};

const MAX_WORDS = 7;

/** The name that begins at a token, with what stands politely before it; null when none does. */
export function nameAt(tokens: readonly Token[], at: number): Name | null {
  let first = at;
  let isPolite = false;
  let rank = null as Name["rank"];
  for (; first < tokens.length && first - at < 10; first += 1) {
    const token = tokens[first];
    if (!token || (first > at && !token.isNear)) return null;
    const isRetired =
      token.text === "(" && /^ret(?:d|ired)?\.?$/i.test(tokens[first + 1]?.text ?? "");
    if (token.kind === "rank") rank = { first: rank?.first ?? first, last: first + 1 };
    else if (token.kind === "honorific") isPolite = true;
    else if (isRetired && rank) {
      const close = tokens[first + 2]?.text === ")" ? first + 2 : first + 1;
      rank = { ...rank, last: close + 1 };
      first = close;
    } else if (!(token.text === "." || (token.text === "the" && isPolite))) break;
  }
  const opening = tokens[first];
  if (!opening) return null;
  if (opening.kind === "person")
    return { head: at, first, last: first + 1, words: 2, isPolite, rank };
  const last = endOfName(tokens, first, isPolite || rank !== null);
  return last === first ? null : { head: at, first, last, words: last - first, isPolite, rank };
}

function endOfName(tokens: readonly Token[], first: number, isTitled: boolean): number {
  let last = first;
  for (let at = first; at < tokens.length && at - first < MAX_WORDS; at += 1) {
    const token = tokens[at];
    if (!token || (at > first && !token.isNear)) break;
    const { kind } = token;
    if (kind === "name" || kind === "initial") last = at + 1;
    else if (
      kind === "particle" ||
      (kind === "honorific" && /^(?:Tun|Sheikh|Don|Eng)$/.test(token.text))
    ) {
      if (at === first && !isTitled) break;
    } else if (isSurname(tokens, at, first, isTitled)) last = at + 1;
    else break;
  }
  // A single letter is not yet a name.
  return tokens.slice(first, last).some(({ kind, text }) => kind !== "initial" && text.length > 1)
    ? last
    : first;
}

/** "Ana May said", "Mr King": a word of another use at the end of a name. */
function isSurname(
  tokens: readonly Token[],
  at: number,
  first: number,
  isTitled: boolean,
): boolean {
  const token = tokens[at];
  if (!token || token.isSmall || !isSurnameToo(token) || (at === first && !isTitled)) return false;
  const next = tokens[at + 1];
  if (!next || !next.isNear) return true;
  return /^(?:mark|small|possessive)$/.test(next.kind) || next.kind === "joint";
}

export const textOf = (text: string, tokens: readonly Token[], first: number, last: number) =>
  text.slice(tokens[first]?.start ?? 0, tokens[last - 1]?.end ?? 0);
