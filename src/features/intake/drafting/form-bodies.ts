import {
  OPENING,
  POSTED_ABROAD,
  CLOSING,
  NO_BODY,
  POST,
  GENERAL_OF,
  OWNER,
  EMPTY,
  STATE,
  ISSUER,
} from "../language/body-forms.ts";
import { NO_NAMES } from "../language/names.ts";
import { PORTFOLIO_WORDS } from "../language/portfolios.ts";
import type { Span } from "../language/sentences.ts";

type Word = { word: string; start: number; end: number };

/** Bodies known by the form of their names, in order and without overlaps. `calm`: not in capitals. */
export function bodiesByForm(calm: string, countries: readonly Span[]): Span[] {
  const words = [...calm.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'-]*/gu)].map(
    ({ 0: word, index }): Word => ({ word, start: index, end: index + word.length }),
  );
  const isCountry = spanTest(countries);
  const found: Span[] = [];
  let free = 0;
  for (let at = 0; at < words.length; at += 1) {
    const here = words[at];
    if (!here || at < free) continue;
    const last = OPENING.has(here.word) ? openedBy(words, at, calm, isCountry) : null;
    const first = CLOSING.has(here.word) ? closedBy(words, at, free, calm) : null;
    if (last !== null) {
      const from = adjectivesBefore(words, at, free, calm, isCountry);
      found.push({ start: words[from]?.start ?? here.start, end: words[last]?.end ?? here.end });
      free = last + 1;
    } else if (first !== null) {
      const until = isNational(words, at, calm, isCountry) ? at + 1 : at;
      found.push({ start: words[first]?.start ?? here.start, end: words[until]?.end ?? here.end });
      free = until + 1;
    }
  }
  return found.filter(({ start, end }) => !ISSUER.test(calm.slice(start, end)));
}

const isCapital = (word: string) => /^\p{Lu}/u.test(word);
const between = (calm: string, a: Word | undefined, b: Word | undefined) =>
  a && b ? calm.slice(a.end, b.start) : "\n";

function spanTest(spans: readonly Span[]): (word: Word | undefined) => boolean {
  const starts = new Set(spans.map(({ start }) => start));
  return (word) => word !== undefined && starts.has(word.start);
}

/** The index of the last word of "Ministry of Law, Justice and Human Rights"; null when nothing follows. */
function openedBy(
  words: readonly Word[],
  at: number,
  calm: string,
  isCountry: (word: Word | undefined) => boolean,
): number | null {
  const head = words[at]?.word ?? "";
  let next = at + 1;
  const gap = (index: number) => between(calm, words[index - 1], words[index]);
  if (words[next]?.word === "General" && gap(next) === " ") next += 1;
  if (!/^(?:of|for|on|against)$/.test(words[next]?.word ?? "") || gap(next) !== " ") return null;
  next += 1;
  if (words[next]?.word === "the") next += 1;
  const first = words[next];
  if (!first || gap(next) !== " " || !isCapital(first.word)) return null;
  const isAbroad = POSTED_ABROAD.has(head);
  if (NO_NAMES.has(first.word) || (isCountry(first) && !isAbroad)) return null;
  let last = next;
  for (let guard = 0; guard < 14; guard += 1) {
    const step = stepFrom(words, last, calm, isCountry, isAbroad);
    if (step === null) break;
    last = step;
  }
  return last;
}

/** The index of the next word that still belongs to the name, over "of", "and", "the" or a comma. */
function stepFrom(
  words: readonly Word[],
  last: number,
  calm: string,
  isCountry: (word: Word | undefined) => boolean,
  isAbroad: boolean,
): number | null {
  let next = last + 1;
  let isJoined = false;
  const comma = between(calm, words[last], words[next]) === ", ";
  if (comma && !isListed(words, next, calm)) return null;
  if (!comma && !/^(?: | & )$/.test(between(calm, words[last], words[next]))) return null;
  while (/^(?:and|of|for|the|on|in)$/.test(words[next]?.word ?? "") && next - last < 3) {
    isJoined = true;
    next += 1;
    if (between(calm, words[next - 1], words[next]) !== " ") return null;
  }
  const word = words[next];
  if (!word || (!PORTFOLIO_WORDS.has(word.word) && !(isAbroad && isCapital(word.word))))
    return null;
  if (isCountry(word) && !isAbroad) return null;
  if (isJoined && !isAbroad && STATE.test(word.word)) return null;
  if (isAbroad && isJoined && words[last + 1]?.word !== "of") return null;
  if (/^(?:on|in)$/.test(words[last + 1]?.word ?? "")) return null;
  return isJoined && beginsBody(words, next, calm) ? null : next;
}

/** ", Justice and Human Rights": a comma goes on only where a last "and" follows it soon. */
function isListed(words: readonly Word[], from: number, calm: string): boolean {
  for (let at = from; at < from + 6; at += 1) {
    const word = words[at];
    if (!word) return false;
    if (word.word === "and") {
      return (
        PORTFOLIO_WORDS.has(words[at + 1]?.word ?? "") &&
        !beginsBody(words, at + 1, calm) &&
        !POST.test(words[at + 1]?.word ?? "")
      );
    }
    if (!PORTFOLIO_WORDS.has(word.word) || CLOSING.has(word.word)) return false;
    if (!/^(?:, | )$/.test(between(calm, word, words[at + 1]))) return false;
  }
  return false;
}

/** "and the Federal Police": what begins here is a body of its own. */
function beginsBody(words: readonly Word[], from: number, calm: string): boolean {
  for (let at = from; at < from + 5; at += 1) {
    const word = words[at];
    if (!word || !isCapital(word.word)) return false;
    if (OPENING.has(word.word) || (CLOSING.has(word.word) && at > from)) return true;
    if (between(calm, word, words[at + 1]) !== " ") return false;
  }
  return false;
}

/** "Federal Ministry of", "National Bureau of": what stands before belongs to the name, countries do not. */
function adjectivesBefore(
  words: readonly Word[],
  at: number,
  free: number,
  calm: string,
  isCountry: (word: Word | undefined) => boolean,
): number {
  let from = at;
  while (
    from > free &&
    between(calm, words[from - 1], words[from]) === " " &&
    /^(?:Federal|National|Royal|State|General|Central|Special|Independent|Provincial)$/.test(
      words[from - 1]?.word ?? "",
    ) &&
    !isCountry(words[from - 1])
  ) {
    if (words[from - 1]?.word === "General") break;
    from -= 1;
  }
  return from;
}

/** The index of the first word of "National Counter Terrorism Authority"; null when the head stands alone. */
function closedBy(words: readonly Word[], at: number, free: number, calm: string): number | null {
  const here = words[at];
  if (!here || NO_BODY.test(calm.slice(here.end, here.end + 24))) return null;
  const after = words[at + 1];
  if (after && CLOSING.has(after.word) && between(calm, here, after) === " ") return null;
  let first = at;
  while (first > free && at - first < 8) {
    const before = words[first - 1];
    const gap = between(calm, before, words[first]);
    if (!before || !/^(?: | & )$/.test(gap)) break;
    if (before.word === "and") {
      const left = words[first - 2];
      const joins =
        left !== undefined &&
        first - 2 >= free &&
        between(calm, left, before) === " " &&
        PORTFOLIO_WORDS.has(left.word) &&
        !CLOSING.has(left.word) &&
        left.word !== "House" &&
        PORTFOLIO_WORDS.has(words[first]?.word ?? "") &&
        words[first - 3]?.word !== "of";
      if (!joins) break;
      first -= 2;
      continue;
    }
    if (!isCapital(before.word) || isEnd(before.word, words[first - 2]?.word)) break;
    first -= 1;
  }
  const run = words.slice(first, at).map(({ word }) => word);
  const told = run.filter((word) => !EMPTY.test(word));
  const isArmed = run.length > 0 && /^(?:Navy|Army)$/.test(here.word);
  if ((told.length === 0 && !isArmed) || run[0] === "Joint" || run.at(-1) === "Task") return null;
  return first;
}

/** "Border Guard Bangladesh": the country ends the name. */
function isNational(
  words: readonly Word[],
  at: number,
  calm: string,
  isCountry: (word: Word | undefined) => boolean,
): boolean {
  const [here, next, after] = [words[at], words[at + 1], words[at + 2]];
  if (!/^(?:Guard|Guards|Customs|Police|Force)$/.test(here?.word ?? "") || !isCountry(next))
    return false;
  const goesOn = isCapital(after?.word ?? "") && between(calm, next, after) === " ";
  return between(calm, here, next) === " " && !goesOn;
}

/** A word that cannot be part of a body's name: what follows it is the name. */
const isEnd = (word: string, before: string | undefined) =>
  NO_NAMES.has(word) ||
  POST.test(word) ||
  (word === "General" && GENERAL_OF.test(before ?? "")) ||
  (word.endsWith("'s") && !OWNER.test(word));
