import { POST_HEAD } from "../language/titles.ts";
import { nameAt } from "./person-names.ts";
import type { Token } from "./person-tokens.ts";

/** Tokens from `first` up to and without `last`. */
export type Stretch = { first: number; last: number };

const HEADS =
  /\b(?:minister|secretary|ambassador|president|premier|chancellor|commissioner|director|chief|head|chair(?:man|person|woman)?|spokes(?:man|woman|person)|envoy|advis[eo]r|couns?ell?or|attach[eé]|governor|mayor|commander|inspector|superintendent|prosecutor|general|representative|coordinator|counterpart|consul|leader|officer|judge|speaker|charg[eé])s?(?!\p{L})/iu;
const isPost = (words: string) => POST_HEAD.test(words) || HEADS.test(words);

const wordsOf = (tokens: readonly Token[], { first, last }: Stretch) =>
  tokens
    .slice(first, last)
    .map(({ text, kind }) => (kind === "agency" || kind === "country" ? "§" : text))
    .join(" ");

const PART = new Set(["post", "word", "rank", "country", "agency", "joint", "possessive"]);

/** The post before a name whose polite forms begin at `head`; nothing before `floor` is looked at. */
export function titleBefore(
  tokens: readonly Token[],
  head: number,
  floor: number,
): (Stretch & { isApart: boolean }) | null {
  let last = head;
  const comma = tokens[last - 1]?.text === ",";
  if (comma) last -= 1;
  if (!comma && tokens[head]?.isNear !== true) return null;
  let first = last;
  for (let at = last - 1; at >= floor && last - at < 24; at -= 1) {
    const token = tokens[at];
    if (!token || !(PART.has(token.kind) || isLoose(tokens, at, last))) break;
    first = at;
    if (!token.isNear) break;
  }
  const cut = afterJoint(tokens, trimmedLeft(tokens, { first, last }));
  if (cut === null || !isPost(wordsOf(tokens, cut))) return null;
  if (tokens[cut.last - 1]?.kind === "joint" || tokens[cut.last - 1]?.kind === "possessive")
    return null;
  // ", X" apart from its post needs an article or a beginning: "The Minister for Justice, X".
  if (comma && !opensPhrase(tokens, cut.first, floor)) return null;
  return { ...cut, isApart: comma };
}

const isOpen = ({ text }: Token) => text === "(";

/** "(Threats)", "Fisheries": a bracket or an unknown word inside a post. */
function isLoose(tokens: readonly Token[], at: number, last: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (token.text === ")") return tokens.slice(Math.max(0, at - 5), at).some(isOpen);
  if (isOpen(token)) return tokens.slice(at, at + 6).some(({ text }) => text === ")");
  if (
    tokens[at + 1]?.text === ")" &&
    (tokens[at - 1]?.text === "(" || tokens[at - 2]?.text === "(")
  )
    return true;
  const before = tokens[at - 1];
  const isBound = before?.kind === "joint" && /^(?:of|for|the)$/.test(before.text);
  return (
    token.kind === "name" &&
    isBound &&
    token.isNear &&
    (at + 1 === last || tokens[at + 1]?.kind !== "name")
  );
}

function opensPhrase(tokens: readonly Token[], first: number, floor: number): boolean {
  const before = tokens[first - 1];
  if (before === undefined || first - 1 < floor) return true;
  if (/^(?:The|His|Her|Its|Their|Our|My|A)$/i.test(before.text)) return true;
  return (
    before.kind === "mark" ||
    before.kind === "possessive" ||
    /^(?:by|with|and|from|between)$/.test(before.text)
  );
}

function trimmedLeft(tokens: readonly Token[], { first, last }: Stretch): Stretch {
  let from = first;
  while (from < last) {
    const token = tokens[from];
    const next = tokens[from + 1];
    const owns = next?.kind === "possessive" && token?.kind !== "post" && token?.kind !== "word";
    if (token?.kind === "joint" || token?.kind === "possessive") from += 1;
    else if (token && /^[().]$/.test(token.text)) from += 1;
    else if (token && owns) from += 2;
    else break;
  }
  return { first: from, last };
}

/** Of "Ambassador of Chile and Interior Minister" the right half, unless both are one person's. */
function afterJoint(tokens: readonly Token[], stretch: Stretch): Stretch | null {
  let { first } = stretch;
  for (let at = stretch.first + 1; at < stretch.last - 1; at += 1) {
    if (!/^(?:and|with|&)$/.test(tokens[at]?.text ?? "")) continue;
    const left = wordsOf(tokens, { first, last: at });
    const right = wordsOf(tokens, { first: at + 1, last: stretch.last });
    const next = tokens[at + 1];
    const isOther = next?.text === "the" || next?.kind === "country" || next?.kind === "agency";
    if (tokens[at]?.text === "with" || !isPost(left) || (isPost(right) && isOther)) first = at + 1;
  }
  const cut = trimmedLeft(tokens, { first, last: stretch.last });
  return cut.first < cut.last ? cut : null;
}

/**
 * The post behind a name that ends before `at`: ", Minister of X", ", the Y", "(Z)", and in lists
 * " - Z". `opening` is where the separating mark stands.
 */
export function titleBehind(
  tokens: readonly Token[],
  at: number,
  isList: boolean,
): (Stretch & { agency: number | null }) | null {
  const mark = tokens[at]?.text ?? "";
  const isDash = /^[-–—|:]$/.test(mark);
  if (!/^[,(]$/.test(mark) && !(isDash && (isList || mark !== ":"))) return null;
  let first = at + 1;
  if (isDash && tokens[first]?.text === mark) first += 1;
  if (/^(?:the|The|his|her|its|their|our|a|an|then)$/.test(tokens[first]?.text ?? "")) first += 1;
  if (tokens[first]?.kind === "country" && tokens[first + 1]?.kind === "possessive") first += 2;
  const agency = tokens[first]?.kind === "agency" ? first : null;
  const last = endOfPost(tokens, first, mark === "(");
  if (last === first) return null;
  // "X, President Y": the post is that of the next.
  if (tokens[last]?.isNear === true && nameAt(tokens, last) !== null) return null;
  const stretch = { first, last };
  const isOnlyAgency = agency !== null && last === first + 1;
  if (isOnlyAgency) return { ...stretch, last: first, agency };
  return isPost(wordsOf(tokens, stretch)) ? { ...stretch, agency: null } : null;
}

function endOfPost(tokens: readonly Token[], first: number, isBracket: boolean): number {
  let last = first;
  let depth = 0;
  for (let at = first; at < tokens.length && at - first < 30; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (token.text === "(") depth += 1;
    else if (token.text === ")") {
      if (depth === 0) break;
      depth -= 1;
      last = at + 1;
      continue;
    } else if (depth > 0) continue;
    else if (token.kind === "mark" || token.kind === "small" || token.kind === "honorific") break;
    if (depth > 0) {
      if (/^(?:head|leader)$/i.test(tokens[at + 1]?.text ?? "")) return last;
      continue;
    }
    if (token.text === "and" && endsAtAnd(tokens, at)) break;
    if (token.kind === "name" && !isLooseBehind(tokens, at)) break;
    if (token.kind !== "joint" && token.kind !== "particle" && token.kind !== "possessive")
      last = at + 1;
    if (token.kind === "particle" && !isBracket && at > first && tokens[at - 1]?.kind === "name")
      break;
  }
  return last;
}

/** "Divisional Commissioner", "Minister of Fisheries": an unknown word inside a post. */
function isLooseBehind(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.kind ?? "mark";
  const next = tokens[at + 1];
  return (
    /^(?:joint|word|post)$/.test(before) ||
    (next !== undefined && next.isNear && /^(?:post|word)$/.test(next.kind))
  );
}

/** Behind this "and" somebody else begins. */
function endsAtAnd(tokens: readonly Token[], at: number): boolean {
  let isTold = false;
  const next = tokens[at + 1];
  if (!next || next.kind === "honorific" || next.kind === "small" || next.kind === "particle")
    return true;
  if (next.kind === "country" && tokens[at + 2]?.kind === "possessive") return true;
  if (next.kind === "name" || next.kind === "initial" || next.kind === "person") return true;
  if (/^(?:the|his|her|its)$/.test(next.text)) return true;
  for (let from = at + 1; from < at + 10; from += 1) {
    const token = tokens[from];
    if (!token || !(PART.has(token.kind) || token.kind === "honorific")) return !isTold;
    isTold ||= !token.isSmall || token.kind === "post";
    const follower = tokens[from + 1];
    const isName =
      follower?.kind === "name" || follower?.kind === "person" || follower?.kind === "initial";
    if (isName && (nameAt(tokens, from + 1)?.words ?? 0) > 1)
      return isPost(wordsOf(tokens, { first: at + 1, last: from + 1 }));
  }
  return false;
}
