import type { Side } from "#domain/sides.ts";
import type { Mention } from "./mentions.ts";
import type { Frame } from "./participants.ts";

/** Where a person stands in a paragraph; all places count from its beginning. */
export type Place = {
  start: number;
  end: number;
  nameEnd: number;
  title: string | null;
  titleStart: number | null;
  titleEnd: number | null;
  /** Of the person on file, of the agency beside the name. */
  country: string | null;
  agencyCountry: string | null;
  isOwner: boolean;
};

/** Within a sentence, so far back or on. */
const before = (text: string, at: number, length: number) =>
  /[^.;]*$/.exec(
    text.slice(Math.max(0, at - length), at).replace(/\b(\p{Lu}|Mr|Ms|Dr|Lt|Gen|Hon)\./gu, "$1 "),
  )?.[0] ?? "";
const behind = (text: string, at: number, length: number) => text.slice(at, at + length);

const LED_BY =
  /\b(?:led|headed|chaired|co-?led|spearheaded|represented)(?: jointly)? by (?:the |its |their |his |her |[\p{L}.']+ )?$/iu;
const CO_CHAIRED = /\bco-?chaired (?:jointly )?by\b/i;
const LEADS =
  /^,? (?:who |also |jointly )*(?:led|leads|headed|heads|is leading|is heading|chaired|co-?chaired) (?:the|a|his|her|its|their)\b/i;
const HEAD = /\b(?:head|leader) of (?:the )?(?:[\p{L}.]+ )?delegation\b/iu;

/** Led a delegation or chaired, in so many words. */
export function isLeading(text: string, place: Place): boolean {
  const { start, end, title } = place;
  if (HEAD.test(title ?? "") || LEADS.test(behind(text, end, 60))) return true;
  if (
    /^[^;.\n]{0,60}?\((?:head|leader|co-?chair|chair)(?: of (?:the )?delegation)?\)/i.test(
      behind(text, end, 90),
    )
  )
    return !/;|\band\b/.test(behind(text, end, 90).split("(")[0] ?? "");
  return LED_BY.test(before(text, start, 80)) || CO_CHAIRED.test(before(text, start, 260));
}

const SPOKEN_OF =
  /\b(?:on behalf of|greetings (?:of|from|to)|messages? (?:of|from)|letters? (?:of|from|to)|leadership of|guidance of|directi(?:ons|ves) of|vision of|instructions of|regards (?:of|to)|appointed|appointment of|death of|passing of|former|late|condolences to|succeed(?:s|ed|ing)|predecessor,?|assassination of|tribute to|murder of|killing of|arrest(?:ed| of)|extradition of|extradit(?:e|ed|ing)|elected|election of|felicitated|congratulated|invitation (?:for|to)|invited|wishes (?:of|to|for)|good wishes to|policies of|government of|administration of|appeal of|call (?:of|between|from)|between|under) (?:the )?(?:\p{L}+ ){0,2}$/iu;
const OWNED =
  /^'s (?:[\p{L}-]+ ){0,2}(?:policy|policies|leadership|vision|government|administration|guidance|directives?|directions?|commitment|strategy|greetings|message|agenda|initiative|death|predecessor|order|decision)\b/iu;

/** Spoken of, but not there. */
export function isAbsent(text: string, { start, nameEnd, title, isOwner }: Place): boolean {
  if (/\bformer\b|\bspokes(?:man|woman|person)\b/i.test(title ?? "")) return true;
  if (isOwner && OWNED.test(behind(text, nameEnd, 80))) return true;
  const ahead = before(text, start, 70);
  const cue = SPOKEN_OF.exec(ahead)?.[0] ?? "";
  if (/^(?:call|between)\b/i.test(cue))
    return /\bcall (?:[\p{L}]+ ){0,4}$/iu.test(ahead) || /\bcall between /i.test(ahead);
  return cue !== "" && !/^(?:government of|under) the /i.test(cue);
}

const DELEGATION =
  /\b(?:delegation|side|team|officials|party|group)\b[^.;]{0,60}\b(?:led|headed|represented|chaired) by\b[^.;]*$/i;
const GOES_ON =
  /^[^.;]{0,40}(?:\b(?:including|comprising|comprised|comprises|consisting|together with|accompanied by|assisted by|as well as|along with)\b|, |, and | and )(?:of )?(?:the )?$/i;
const JOINED =
  /\b(?:including|comprising|comprised|comprises|consisting of|accompanied by|assisted by)\b/i;

/** The side that an official serves; null where neither the words nor a post of this country tell. */
export function sideOf(
  text: string,
  place: Place,
  last: (Place & { side?: Side | null }) | null,
  mentions: readonly Mention[],
  { country: section, home }: Frame,
): Side | null {
  const of = (country: string): Side => (country === home ? "home" : "partner");
  const own = countryOfTitle(text, place, mentions);
  if (own) return own.isSentTo ? (own.country === home ? "partner" : "home") : of(own.country);
  const told =
    place.country ??
    countryAhead(text, place, mentions) ??
    place.agencyCountry ??
    countryBehind(text, place, mentions) ??
    section ??
    delegationOf(text, place, last, mentions);
  if (told !== null) return of(told);
  if (place.title === null || isAbsent(text, place)) return null;
  // An envoy serves abroad, so no country is meant where none is named.
  if (/\b(?:ambassador|high commissioner|charg|couns?ell?or|consul|attach)/i.test(place.title))
    return null;
  return "home";
}

/** The country in the post itself; "to the United Kingdom" is where an envoy was sent. */
function countryOfTitle(
  text: string,
  { titleStart, titleEnd }: Place,
  mentions: readonly Mention[],
): { country: string; isSentTo: boolean } | null {
  if (titleStart === null || titleEnd === null) return null;
  for (const one of mentions) {
    if (one.start < titleStart || one.end > titleEnd || one.country === null) continue;
    if (one.kind === "agency") continue;
    const isSentTo = /\b(?:to|in|for) (?:the )?$/.test(text.slice(titleStart, one.start));
    return { country: one.country, isSentTo };
  }
  return null;
}

/** "Pakistan's Interior Minister", "the UAE Minister". */
function countryAhead(text: string, { start }: Place, mentions: readonly Mention[]): string | null {
  const one = mentions.find(
    ({ end, kind }) => kind !== "person" && end <= start && start - end < 8,
  );
  if (!one || !/^(?:'s)? ?(?:the )?$/.test(text.slice(one.end, start))) return null;
  return one.kind === "seat" ? null : one.country;
}

/** "..., Government of Nepal", "Deputy Minister X of Ghana", "who led the delegation of Ghana". */
function countryBehind(
  text: string,
  { end, nameEnd }: Place,
  mentions: readonly Mention[],
): string | null {
  for (const from of [end, nameEnd]) {
    const one = mentions.find(
      ({ start, kind }) => kind !== "person" && start >= from && start - from < 60,
    );
    if (!one || one.country === null || one.kind === "seat") continue;
    const gap = text.slice(from, one.start);
    if (
      /^,? (?:of|from|\()? ?(?:the )?(?:Government |Republic |Kingdom )?(?:of )?(?:the )?$/.test(
        gap,
      )
    ) {
      if (gap !== ", " || /^(?:[,.;)]| and)/.test(text.slice(one.end))) return one.country;
    }
    if (
      /^,? (?:who )?(?:led|leads|headed|heads|represented) (?:the|a) (?:delegation of |side of )?(?:the )?$/.test(
        gap,
      )
    )
      return one.country;
  }
  return null;
}

/** "The Sri Lankan side was headed by X and comprised Y": all of them are of that side. */
function delegationOf(
  text: string,
  { start }: Place,
  last: Place | null,
  mentions: readonly Mention[],
): string | null {
  const ahead = before(text, start, 320);
  const from = start - ahead.length;
  const inside = mentions.filter(
    (one) => one.start >= from && one.end <= start && one.kind !== "person",
  );
  const named = inside.findLast(
    ({ kind, end }) =>
      kind !== "seat" &&
      /^(?:'s)? (?:[\p{L}-]+ ){0,2}(?:delegation|side|team|party|officials)\b/iu.test(
        text.slice(end, end + 40),
      ),
  );
  const of = inside.findLast(
    ({ start: at, kind }) =>
      kind !== "seat" &&
      /\b(?:delegation|side|team|that) (?:of|from) (?:the )?$/i.test(
        text.slice(Math.max(0, at - 24), at),
      ),
  );
  const side = [named, of]
    .filter((one) => one !== undefined)
    .toSorted((a, b) => b.start - a.start)[0];
  if (
    side?.country &&
    (DELEGATION.test(text.slice(side.start, start)) ||
      JOINED.test(text.slice(side.start, start)) ||
      /\b(?:was|were) (?:led|headed|represented)\b/.test(text.slice(side.start, start)))
  )
    return side.country;
  const isSame =
    last !== null &&
    last.end >= from &&
    GOES_ON.test(text.slice(last.end, start)) &&
    JOINED.test(ahead);
  return isSame ? (last.agencyCountry ?? null) : null;
}
