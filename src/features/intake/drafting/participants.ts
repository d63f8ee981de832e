import type { Side } from "#domain/sides.ts";
import { passageIn } from "../reading/clean.ts";
import type { Paragraph } from "../reading/document.ts";
import type { DraftParticipant } from "../drafts.ts";
import { quietened } from "../language/loud.ts";
import { agencyOf } from "./agencies.ts";
import type { Mention } from "./mentions.ts";
import { agencyAhead, agencyAt, agencyBehind, agencyInside } from "./person-agencies.ts";
import { type Name, nameAt, textOf } from "./person-names.ts";
import { type Stretch, titleBefore, titleBehind } from "./person-titles.ts";
import { type Token, tokensOf } from "./person-tokens.ts";
import { isAbsent, isLeading, type Place } from "./person-roles.ts";
import { opposed, sideOf } from "./person-sides.ts";

/** What a paragraph is beside its words: a heading in title case, a line of a list of participants, of whom. */
export type Frame = {
  isHeading: boolean;
  isList: boolean;
  isColumn: boolean;
  country: string | null;
  home: string;
  host: Side | null;
};

type Found = Place & {
  name: string;
  title: string | null;
  agency: Mention | null;
  id: string | null;
};

/** The officials that a paragraph names, in order, with their posts as printed. */
export function participantsIn(
  paragraph: Paragraph,
  mentions: readonly Mention[],
  frame: Frame,
): DraftParticipant[] {
  const { text } = paragraph;
  const tokens = tokensOf(quietened(text), mentions);
  const found: Found[] = [];
  let floor = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const name = mayBegin(tokens, at) ? nameAt(tokens, at) : null;
    if (!name) continue;
    const person = personAt(text, tokens, peeled(tokens, name, floor), floor, frame);
    at = name.last - 1;
    if (!person) continue;
    found.push(person.found);
    floor = person.last;
    at = Math.max(at, Math.min(person.last, tokens.length) - 1);
  }
  const told = found.map((one, index) =>
    sideOf(text, one, found[index - 1] ?? null, mentions, frame),
  );
  const sides = opposed(text, found, told, frame.host);
  return found.map((one, index): DraftParticipant => ({
    name: one.name,
    title: one.title,
    side: sides[index] ?? null,
    agency: one.agency && agencyOf(paragraph, one.agency),
    personId: one.id,
    isHead: isLeading(text, one),
    isMentionedOnly: isAbsent(text, one),
    passage: passageIn(paragraph, one.start, one.end),
  }));
}

/** "Inspector General Perera": this "General" is no rank. */
function mayBegin(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || !/^(?:honorific|rank|name|initial|person|word)$/.test(token.kind)) return false;
  if (token.kind === "word") return false;
  const before = tokens[at - 1];
  return !(token.text === "General" && token.isNear && before?.kind === "post");
}

/** "Minister for Fisheries Ana Silva": the first word behind "for" belongs to the post. */
function peeled(tokens: readonly Token[], name: Name, floor: number): Name {
  const before = tokens[name.head - 1];
  const isBound = before?.kind === "joint" && /^(?:of|for)$/.test(before.text);
  const opening = tokens[name.first];
  if (!isBound || name.head !== name.first || name.words < 3 || opening?.kind !== "name")
    return name;
  if (titleBefore(tokens, name.first + 1, floor) === null) return name;
  return { ...name, head: name.first + 1, first: name.first + 1, words: name.words - 1 };
}

function personAt(
  text: string,
  tokens: readonly Token[],
  name: Name,
  floor: number,
  frame: Frame,
): { found: Found; last: number } | null {
  const before = titleBefore(tokens, name.head, floor);
  const behind = titleBehind(tokens, name.last, frame.isList);
  const post = behind && behind.last > behind.first ? behind : null;
  if (!isPerson(tokens, name, before, post, frame)) return null;
  const owner = before && agencyAhead(tokens, before);
  const chosen = owner?.title ?? before ?? post ?? name.rank;
  const close = post ? post.last : name.last;
  const agency =
    owner?.agency ??
    (chosen && agencyInside(tokens, chosen)) ??
    agencyAt(tokens, behind?.agency ?? null) ??
    agencyBehind(tokens, close);
  const end = Math.max(
    tokens[name.last - 1]?.end ?? 0,
    post ? (tokens[post.last - 1]?.end ?? 0) : 0,
    agency && agency.start >= (tokens[close - 1]?.end ?? 0) ? agency.end : 0,
  );
  const start = tokens[before ? before.first : name.head]?.start ?? 0;
  let last = name.last;
  while ((tokens[last]?.start ?? Infinity) < end) last += 1;
  return {
    found: {
      name: unglued(textOf(text, tokens, name.first, name.last), tokens[name.last]),
      title: chosen && textOf(text, tokens, chosen.first, chosen.last),
      agency,
      id: tokens[name.first]?.mention?.id ?? null,
      start,
      end,
      nameEnd: tokens[name.last - 1]?.end ?? end,
      country: tokens[name.first]?.mention?.country ?? null,
      isOwner: tokens[name.last]?.kind === "possessive",
      titleStart: chosen ? (tokens[chosen.first]?.start ?? null) : null,
      titleEnd: chosen ? (tokens[chosen.last - 1]?.end ?? null) : null,
      agencyCountry: agency?.country ?? null,
    },
    last,
  };
}

/** Named after somebody: "Sir X Garden". */
const SITE =
  /^(?:Garden|Gardens|Hospital|Airport|University|Stadium|Park|School|College|Hall|Road|Foundation|Museum|Mosque|Port|Bridge|Prize|Award|Memorial|Monument|Mausoleum|Tower|Club|Hotel|Centre|Center|Institute|Academy)$/;
/** "Ana Silvain Nairobi": a lost blank, as no name stands right before a place. */
const unglued = (name: string, next: Token | undefined) =>
  next?.isNear === true && next.mention?.kind === "seat" && /\p{Ll}{4}in$/u.test(name)
    ? name.slice(0, -2)
    : name;

const CUE =
  /^(?:led|headed|chaired|co-chaired|cochaired|accompanied|received|represented|hosted|greeted|assisted)$/;

/** Whether it is a person: a post, a polite form or a rank says so, or the register, or the list it stands in. */
function isPerson(
  tokens: readonly Token[],
  name: Name,
  before: (Stretch & { isApart: boolean }) | null,
  behind: Stretch | null,
  frame: Frame,
): boolean {
  if (tokens[name.first]?.kind === "person") return true;
  if (tokens.slice(name.first, name.last + 2).some(({ text }) => SITE.test(text))) return false;
  const isOwner = tokens[name.last]?.kind === "possessive";
  if (name.words === 1) {
    if (isOwner && !name.isPolite) return false;
    if (name.isPolite || (name.rank !== null && !frame.isHeading)) return true;
    return before !== null && !before.isApart && !frame.isHeading && isFreeWord(tokens, name);
  }
  if (name.isPolite || name.rank !== null || before !== null || behind !== null) return true;
  const isCued =
    tokens[name.head - 1]?.text === "by" && CUE.test(tokens[name.head - 2]?.text ?? "");
  const next = tokens[name.last];
  const isLine = frame.isList && name.head === 0 && (!next || /^[,;(:|–—-]$/.test(next.text));
  return !isOwner && (isCued || isLine);
}

/** Not yet a post: "Chief Censor", "Deputy Premier". */
const HALF_POST =
  /^(?:Chief|Head|Senior|Special|Deputy|Assistant|Joint|High|State|National|Federal|Executive|Vice|Acting|Chair|Under|Permanent|counterpart|Police|Security|Law)$/;

/** One word behind a post is a name when it goes on like a sentence, not like a body. */
function isFreeWord(tokens: readonly Token[], { first, last }: Name): boolean {
  const word = tokens[first]?.text ?? "";
  const next = tokens[last];
  const before = tokens[first - 1];
  if (word.length < 3 || before?.kind === "joint" || HALF_POST.test(before?.text ?? ""))
    return false;
  return !next || !next.isNear || /^(?:small|mark|joint)$/.test(next.kind);
}
