import type { Side } from "#domain/sides.ts";
import type { DraftAgency, DraftParticipant } from "../drafts.ts";
import { BODY_WORDS, HONORIFIC, POST_HEAD, POST_WORDS } from "../language/titles.ts";
import { type Clean, passageIn } from "../reading/clean.ts";
import type { Mention } from "./mentions.ts";

/** Stands for the letters of a country or a seat: part of a post, never of a name. */
const MASK = "§";
/** Words in capitals with the small words between them: "Chargé d'Affaires of the US Natalie Baker". */
const RUN =
  /[\p{Lu}§][\p{L}§'&.-]*(?:\([^)]{1,40}\))?(?:(?:'s)?,? ?(?: (?:of|for|to|the|and|in|on|at|bin|binti|ibn|al|de|da|del|van|von|ul|ur|ud|el|la|y|a\.i\.|ad|interim|former|d'\p{Lu}\p{L}+|[\p{Lu}§][\p{L}§'&.-]*|\([^)]{1,40}\)))+)?/gu;
const NAME_JOINERS = new Set("bin binti ibn al de da del van von ul ur ud el la y".split(" "));
const TRAILING =
  /(?:(?<=\p{Ll}{2})\.|(?:,| of| for| to| the| and| in| on| at| y| la| a\.i\.) ?| (?:in|at|on) §+)+$/u;

/** A person with post as a paragraph prints them; `title` as a stretch of the paragraph. */
type Found = { name: string; title: string; start: number; end: number };
type Part = { text: string; start: number };

/** The officials of a paragraph with the posts as printed: "Minister X", and "X, Minister of Y". */
export function officialsIn(text: string, mentions: readonly Mention[]): Found[] {
  const masked = mentions
    .filter(({ kind }) => kind === "country" || kind === "seat")
    .reduce(
      (words, { start, end }) =>
        words.slice(0, start) + MASK.repeat(end - start) + words.slice(end),
      text,
    );
  const found: Found[] = [];
  for (const match of masked.matchAll(RUN)) {
    for (const part of partsOf(match[0].replace(TRAILING, ""), match.index)) {
      const person =
        titleThenName(part, text) ??
        nameThenTitle(part, masked, text) ??
        titleBefore(part, masked, text);
      if (person && !found.some(({ name }) => name === person.name)) found.push(person);
    }
  }
  return found;
}

/** A run is cut at its commas, at sentence ends and at "and" between two officials. */
function partsOf(run: string, at: number): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const cut of run.matchAll(/, (?:and )?|(?<=\p{Ll}{3})\. |(?<=\))\. | and |$/gu)) {
    const raw = run.slice(start, cut.index).replace(TRAILING, "");
    if (cut[0] === " and " && nameAtEnd(raw.split(" ")).length < 2) continue;
    const article = /^the |^The /.exec(raw)?.[0].length ?? 0;
    if (raw.trim() !== "") parts.push({ text: raw.slice(article), start: at + start + article });
    start = cut.index + cut[0].length;
  }
  return parts;
}

/** The last words that no post, body or country has; empty when there are none. */
function nameAtEnd(words: readonly string[]): string[] {
  const name: string[] = [];
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const word = words[at] ?? "";
    const bare = word.replace(/'s$/, "");
    const isJoiner = NAME_JOINERS.has(word) && name.length > 0;
    const isName =
      /^\p{Lu}[\p{L}'-]+$|^\p{Lu}\.(?:\p{Lu}\.)*$|^\p{Lu}$/u.test(bare) &&
      !/^\p{Lu}{2,}$/u.test(bare);
    const isOther = POST_WORDS.has(bare) || BODY_WORDS.has(bare) || word !== bare;
    if (!isJoiner && (!isName || isOther)) break;
    name.unshift(word);
  }
  while (NAME_JOINERS.has(name[0] ?? "")) name.shift();
  return name.length > 7 ? [] : name;
}

function titleThenName({ text, start }: Part, whole: string): Found | null {
  const name = nameAtEnd(text.split(" "));
  const length = text.length - name.join(" ").length;
  const title = whole.slice(start, start + length).trim();
  if (name.length < 2 || !POST_HEAD.test(title)) return null;
  return { name: withoutHonorific(name.join(" ")), title, start, end: start + text.length };
}

const TITLE_BEHIND =
  /^(?:, (?:the |§+'s |our |then |a )?|\s?\()((?:former |[\p{L}§'()&-]+ ?|U\.S\. ?){1,14}?)(?=[,.;)]|$| (?:and (?!\p{Lu})|met|led|said|also|visited|will|on|is|was|has|called|were)\b)/u;

function nameThenTitle({ text, start }: Part, masked: string, whole: string): Found | null {
  const bare = text.replace(HONORIFIC, "");
  const words = bare.split(" ");
  const name = nameAtEnd(words);
  if (name.length < 2 || name.length !== words.length) return null;
  const from = start + text.length;
  const match = TITLE_BEHIND.exec(masked.slice(from, from + 200));
  const title = match?.[1];
  if (!match || title === undefined) return null;
  const isPost =
    POST_HEAD.test(title) ||
    /\b(?:ambassador|minister|secretary|director|commissioner|chief|head|chairman|spokes\w+)\b/.test(
      title,
    );
  if (!isPost) return null;
  const at = from + match[0].indexOf(title);
  return {
    name: name.join(" "),
    title: whole.slice(at, at + title.length).trim(),
    start,
    end: at + title.length,
  };
}

const TITLE_AHEAD =
  /(?:^|[.;,] |\b(?:the|by|with|and|his|her) )((?:[\p{Lu}§][\p{L}§'&-]* ?|(?:of|for|and|the|to) ){2,14}), $/u;

/** "the Minister for Justice, Mr A. Noor". */
function titleBefore({ text, start }: Part, masked: string, whole: string): Found | null {
  const name = text.replace(HONORIFIC, "");
  const words = name.split(" ");
  if (words.length < 2 || nameAtEnd(words).length !== words.length) return null;
  const from = Math.max(0, start - 120);
  const match = TITLE_AHEAD.exec(masked.slice(from, start));
  const at = match ? from + match.index + match[0].indexOf(match[1] ?? "") : 0;
  const title =
    match &&
    whole
      .slice(at, at + (match[1] ?? "").length)
      .replace(/^the /i, "")
      .trim();
  if (!title || !POST_HEAD.test(title)) return null;
  return { name, title, start: at, end: start + text.length };
}

const withoutHonorific = (name: string) => name.replace(HONORIFIC, "");

/** The participant with side and agency: what is named in the post, else nearest before it. */
export function participantIn(
  clean: Clean,
  found: Found,
  mentions: readonly Mention[],
  home: string,
): DraftParticipant {
  const inside = mentions.filter(({ start, end }) => start >= found.start && end <= found.end);
  const after = mentions.filter(({ start }) => start >= found.end && start <= found.end + 90);
  const before = mentions
    .filter(({ start, end }) => start >= found.start - 60 && end <= found.start)
    .toReversed();
  const country =
    [...inside, ...before, ...after].find((one) => one.country !== null)?.country ?? home;
  const side: Side = country === home ? "home" : "partner";
  const agency = inside.find(({ kind }) => kind === "agency") ?? agencyBehind(clean, after, found);
  const person = [...inside, ...after].find(({ kind, id }) => kind === "person" && id !== null);
  return {
    name: found.name,
    title: found.title,
    side,
    agency: agency ? agencyOf(clean, agency) : null,
    personId: person?.id ?? null,
    isHead: false,
    isMentionedOnly: /^former\b|\bformer /.test(found.title),
    passage: passageIn(clean, found.start, found.end),
  };
}

/** "..., Joint Secretary, Ministry of Home Affairs": the body right behind the post. */
const agencyBehind = (clean: Clean, after: readonly Mention[], found: Found) =>
  after.find(
    ({ kind, start }) =>
      kind === "agency" && /^, (?:the )?$/.test(clean.text.slice(found.end, start)),
  );

export function agencyOf(clean: Clean, mention: Mention): DraftAgency {
  return {
    id: mention.id,
    name: clean.text.slice(mention.start, mention.end),
    acronym: null,
    country: mention.country,
    passage: passageIn(clean, mention.start, mention.end),
  };
}
