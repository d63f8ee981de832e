import {
  ALSO_SURNAMES,
  HONORIFICS,
  NO_NAMES,
  NOBILITY,
  PARTICLES,
  RANKS,
} from "../language/names.ts";
import { PLACE_WORDS, PORTFOLIO_WORDS } from "../language/portfolios.ts";
import { BODY_WORDS, POST_HEAD, POST_WORDS } from "../language/titles.ts";
import type { Mention } from "./mentions.ts";

type TokenKind =
  | "country"
  | "agency"
  | "person"
  | "name"
  | "initial"
  | "particle"
  | "honorific"
  | "rank"
  | "post"
  | "word"
  | "joint"
  | "possessive"
  | "small"
  | "mark";

/** `isNear`: only a blank or nothing stands before it. `isSmall`: in small letters. */
export type Token = {
  kind: TokenKind;
  text: string;
  start: number;
  end: number;
  isNear: boolean;
  isSmall: boolean;
  mention: Mention | null;
};

const WORD =
  /(?:\p{Lu}\.){1,4}(?!\p{L})|(?:H\.E|H\.H|H\.R\.H)\.?|d'Affaires|a\.i\.|ad interim|[\p{L}\p{N}][\p{L}\p{M}\p{N}'-]*|[^\s]/gu;
const JOINTS = new Set("of for the and to in on at & with".split(" "));
const LOWER_POSTS =
  /^(?:vice-|deputy-|co-|under-?)?(?:minister|ministers|secretary|ambassador|president|premier|chancellor|commissioner|director|directors|director-general|chief|head|chairman|chairperson|chairwoman|chair|spokesman|spokeswoman|spokesperson|envoy|adviser|advisor|counsellor|attaché|attache|governor|mayor|commander|inspector|superintendent|prosecutor|general|representative|coordinator|king|emir|counterpart|leader|officer|attorney|solicitor|speaker|judge|consul|d'affaires|chargé|charge)$/u;
const LOWER_WORDS =
  /^(?:prime|deputy|assistant|acting|interim|special|senior|high|permanent|state|foreign|interior|home|federal|national|defence|defense|finance|justice|law|security|police|internal|former|joint|additional|under|general|crown|executive|first|second|third|chief|vice|minister|border|immigration|migration|customs|intelligence|affairs|public|safety|political|regional|country|mission|delegation|counter-terrorism|counterterrorism|anti-narcotics|drug|trade|then|outgoing|incoming|visiting|newly|appointed|designate|operations)$/;
/** Behind a point these go on: "Lt. Gen." */
const ABBREVIATED =
  /^(?:Mr|Mrs|Ms|Dr|Prof|Hon|Rt|Sr|Sra|M|Mme|Lt|Gen|Maj|Col|Brig|Capt|Adm|Cdr|Cdre|Sgt|Retd|Ret|Amb|Engr|Eng|Jr|St|Min|Sec|Insp|Supt|Messrs|Smt|H\.E|H\.H|H\.R\.H)$/i;
/** A prefix that belongs to a name: "al-Hassan", "ul-Haq". */
const WITH_PREFIX = /^(?:al|el|ul|ur|ud|as|ash|ad|ar|an|at|az|d'|de|bin|ben|e)[-']\p{Lu}/u;

/** A paragraph in small and capital letters as the words of posts and names; mentions are one token each. */
export function tokensOf(calm: string, mentions: readonly Mention[]): Token[] {
  const tokens: Token[] = [];
  let next = 0;
  let end = -1;
  const put = (kind: TokenKind, start: number, until: number, mention: Mention | null) => {
    const text = calm.slice(start, until);
    const isNear = end >= 0 && (start === end || (start === end + 1 && calm[end] === " "));
    tokens.push({
      kind,
      text,
      start,
      end: until,
      isNear,
      isSmall: !/^\p{Lu}/u.test(text),
      mention,
    });
    end = until;
  };
  for (const match of calm.matchAll(WORD)) {
    const start = match.index;
    if (start < end) continue;
    while ((mentions[next]?.end ?? Infinity) <= start) next += 1;
    const mention = mentions[next];
    if (mention && mention.start <= start) {
      if (mention.start === start || end <= mention.start) {
        if (end <= mention.start) put(kindOfMention(mention), mention.start, mention.end, mention);
      }
      const rest = start + match[0].length;
      if (rest > mention.end && calm.slice(mention.end, rest) === "'s")
        put("possessive", mention.end, rest, null);
      continue;
    }
    putWord(match[0], start, calm, put);
  }
  return tokens;
}

function putWord(
  word: string,
  start: number,
  calm: string,
  put: (kind: TokenKind, start: number, end: number, mention: Mention | null) => void,
): void {
  const owner = /'s$/.exec(word);
  const bare = owner ? word.slice(0, -2) : word;
  let end = start + bare.length;
  const isShort = calm[end] === "." && ABBREVIATED.test(bare);
  if (isShort) end += 1;
  put(kindOfWord(bare), start, end, null);
  if (owner) put("possessive", end, end + 2, null);
}

const kindOfMention = ({ kind }: Mention): TokenKind =>
  kind === "agency" ? "agency" : kind === "person" ? "person" : "country";

function kindOfWord(word: string): TokenKind {
  const plain = word.replace(/\.$/, "");
  if (!/^[\p{L}\p{N}]/u.test(word)) return word === "&" ? "joint" : "mark";
  if (/^\p{N}/u.test(word)) return "mark";
  if (JOINTS.has(word)) return "joint";
  if (PARTICLES.has(word)) return "particle";
  if (WITH_PREFIX.test(word)) return "name";
  if (/^(?:d'Affaires|a\.i\.|ad interim)$/.test(word)) return "post";
  if (!/^\p{Lu}/u.test(word)) {
    if (LOWER_POSTS.test(word)) return "post";
    return LOWER_WORDS.test(word) ? "word" : "small";
  }
  if (HONORIFICS.has(plain) || HONORIFICS.has(word))
    return NOBILITY.has(plain) ? "name" : "honorific";
  if (/^(?:\p{Lu}\.)+$/u.test(word)) return "initial";
  if (RANKS.has(plain)) return "rank";
  if (POST_WORDS.has(word) || POST_WORDS.has(word.replace(/s$/, ""))) return "post";
  if (word.includes("-") && POST_HEAD.test(word)) return "post";
  if (PORTFOLIO_WORDS.has(word) || /^(?:First|Second|Third)$/.test(word)) return "word";
  if (NO_NAMES.has(word)) return "small";
  if (BODY_WORDS.has(word) || PLACE_WORDS.has(word)) return "word";
  // In a text in small letters capitals stand for a body ("DG NADRA"), or for a surname ("Ms DUBOIS").
  return /^[\p{Lu}\p{N}&'-]{2,}$/u.test(word) ? "word" : "name";
}

export const isSurnameToo = ({ text }: Token) =>
  ALSO_SURNAMES.has(text) || /^\p{Lu}[\p{Lu}'-]{2,}$/u.test(text);
