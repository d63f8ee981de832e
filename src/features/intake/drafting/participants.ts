import type { Passage } from "#domain/quote.ts";
import type { Side } from "#domain/sides.ts";
import { BODY_WORDS, HONORIFIC, POST_HEAD, POST_WORDS } from "../language/titles.ts";
import { type Clean, passageIn } from "../reading/clean.ts";
import type { DraftAgency, DraftParticipant } from "../drafts.ts";
import type { Mention } from "./mentions.ts";

/** Words in capitals with the small words between them: "Chargé d'Affaires of the US Natalie Baker". */
const RUN =
  /\p{Lu}[\p{L}'.&-]*(?:\([^)]{1,40}\))?(?:(?:'s)?,? ?(?: (?:of|for|to|the|and|in|on|at|bin|binti|ibn|al|de|da|del|van|von|ul|ur|ud|el|la|y|a\.i\.|ad|interim|d'\p{Lu}[\p{L}]+|s\/o|\p{Lu}[\p{L}'.&-]*|\([^)]{1,40}\)))+)?/gu;
const NAME_JOINERS = new Set("bin binti ibn al de da del van von ul ur ud el la y".split(" "));

/** A person with post as a paragraph prints them. */
type Found = { name: string; title: string; start: number; end: number };

/** The officials of a paragraph with the posts as printed: "Minister X", and "X, Minister of Y". */
export function officialsIn(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(RUN)) {
    const run = match[0].replace(
      /(?:(?:,| of| for| to| the| and| in| on| at| y| la| a\.i\.) ?)+$/,
      "",
    );
    for (const part of partsOf(run, match.index)) {
      const person = titleThenName(part) ?? nameThenTitle(part, text);
      if (person && !found.some(({ name }) => name === person.name)) found.push(person);
    }
  }
  return found;
}

type Part = { text: string; start: number };

/** A run is cut at its commas and at "and" between two officials. */
function partsOf(run: string, at: number): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const cut of run.matchAll(
    /, (?:and )?| and (?=(?:the )?(?:[\p{Lu}][\p{L}'.-]* ){1,8})|$/gu,
  )) {
    const text = run.slice(start, cut.index);
    const isInsideBody = cut[0] === " and " && !endsWithName(text);
    if (isInsideBody) continue;
    if (text.trim() !== "")
      parts.push({
        text: text.replace(/^(?:the|The) /, ""),
        start: at + start + (/^(?:the|The) /.exec(text)?.[0].length ?? 0),
      });
    start = cut.index + cut[0].length;
  }
  return parts;
}

const endsWithName = (text: string) => nameAtEnd(text.split(" ")).length >= 2;

/** The last words that no post, body or country has; empty when there are none. */
function nameAtEnd(words: readonly string[]): string[] {
  const name: string[] = [];
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const word = words[at] ?? "";
    const bare = word.replace(/'s$/, "");
    const isJoiner = NAME_JOINERS.has(word) && name.length > 0;
    const isName =
      /^\p{Lu}[\p{L}'-]+$|^\p{Lu}\.(?:\p{Lu}\.)*$/u.test(bare) && !/^\p{Lu}{2,}$/u.test(bare);
    if (
      !isJoiner &&
      (!isName || POST_WORDS.has(bare) || BODY_WORDS.has(bare) || word.endsWith("'s"))
    )
      break;
    name.unshift(word);
  }
  while (NAME_JOINERS.has(name[0] ?? "")) name.shift();
  return name.length > 6 ? [] : name;
}

function titleThenName({ text, start }: Part): Found | null {
  const words = text.split(" ");
  const name = nameAtEnd(words);
  const title = words.slice(0, words.length - name.length).join(" ");
  if (name.length < 2 || !POST_HEAD.test(title)) return null;
  return { name: name.join(" "), title: title.trim(), start, end: start + text.length };
}

function nameThenTitle({ text, start }: Part, whole: string): Found | null {
  const bare = text.replace(HONORIFIC, "");
  const words = bare.split(" ");
  const name = nameAtEnd(words);
  if (name.length < 2 || name.length !== words.length) return null;
  const rest = whole.slice(start + text.length);
  const title =
    /^(?:, (?:the |Pakistan's )?|\s?\()((?:[\p{L}'.()&-]+ ?){1,14}?)(?=[,.;)]|$| (?:and|met|led|said|also|visited|will|on|is|was|has|called)\b)/u.exec(
      rest,
    )?.[1];
  if (title === undefined || !POST_HEAD.test(title)) return null;
  return { name: name.join(" "), title: title.trim(), start, end: start + text.length };
}

/** Who stood by, by the words around: the nearest country or agency says whose official it is. */
export function participantIn(
  clean: Clean,
  found: Found,
  mentions: readonly Mention[],
  home: string,
): DraftParticipant {
  const near = mentions.filter(
    ({ start, end }) => start >= found.start - 60 && end <= found.end + 130,
  );
  const inside = near.filter(({ start, end }) => start >= found.start && end <= found.end);
  const after = near.filter(({ start }) => start >= found.end);
  const before = near
    .filter(({ end, country }) => end <= found.start && country !== null)
    .toReversed();
  const country =
    [
      ...inside,
      ...(POST_HEAD.test(clean.text.slice(found.end, found.end + 30)) ? after : []),
      ...before,
      ...after,
    ].find((one) => one.country !== null)?.country ?? null;
  const agency = [...inside, ...after].find(({ kind }) => kind === "agency");
  const person = near.find(({ kind, id }) => kind === "person" && id !== null);
  const side: Side = country === null || country === home ? "home" : "partner";
  const passage: Passage = passageIn(clean, found.start, found.end);
  return {
    name: found.name,
    title: found.title,
    side,
    agency: agency ? agencyOf(clean, agency) : null,
    personId: person?.id ?? null,
    isMentionedOnly: false,
    passage,
  };
}

export function agencyOf(clean: Clean, mention: Mention): DraftAgency {
  return {
    id: mention.id,
    name: clean.text.slice(mention.start, mention.end),
    country: mention.country,
    passage: passageIn(clean, mention.start, mention.end),
  };
}
