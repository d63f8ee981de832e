import type { Side } from "#domain/sides.ts";
import { type Mention, mentionsBetween } from "./mentions.ts";
import type { Frame } from "./participants.ts";
import { isAbsent, type Place, sentenceBefore } from "./person-roles.ts";

const DELEGATION =
  /\b(?:delegation|side|team|officials|party|group)\b[^.;]{0,60}\b(?:led|headed|represented|chaired) by\b[^.;]*$/i;
const GOES_ON =
  /^[^.;]{0,40}(?:\b(?:including|comprising|comprised|comprises|consisting|together with|accompanied by|assisted by|as well as|along with)\b|, |, and | and )(?:of )?(?:the )?$/i;
const JOINED =
  /\b(?:including|comprising|comprised|comprises|consisting of|accompanied by|assisted by)\b/i;

/** `isSure`: the words tell it, and not only that nothing else was said. */
export type Told = { side: Side | null; isSure: boolean };

const sure = (side: Side): Told => ({ side, isSure: true });

/** The side that an official serves; null where neither the words nor a post of this country tell. */
export function sideOf(
  text: string,
  place: Place,
  last: Place | null,
  all: readonly Mention[],
  { country: section, home, isColumn }: Frame,
): Told {
  const mentions = mentionsBetween(all, place.start - 330, place.end + 120);
  const of = (country: string): Side => (country === home ? "home" : "partner");
  const own = countryOfTitle(text, place, mentions);
  if (own) return sure(own.isSentTo === (own.country === home) ? "partner" : "home");
  const told =
    place.country ??
    countryAhead(text, place, mentions) ??
    place.agencyCountry ??
    countryBehind(text, place, mentions) ??
    section ??
    delegationOf(text, place, last, mentions);
  if (told !== null) return sure(of(told));
  const isEnvoy = /\b(?:ambassador|high commissioner|charg|couns?ell?or|consul|attach)/i.test(
    place.title ?? "",
  );
  // An envoy serves abroad, so no country is meant where none is named.
  const isOpen = place.title === null || isEnvoy || isColumn || isAbsent(text, place);
  return { side: isOpen ? null : "home", isSure: false };
}

const MEETS =
  /\b(?:met|meets|meeting with|spoke|speaks|telephoned|phoned|called|calls|talks with|received|receives|hosted|welcomed|held|conversation with)\b/i;

/** On a visit abroad these are the hosts. */
const RECEIVES = /\b(?:called on|received by|hosted by|audience with)\b[^.;]{0,60}$/i;

/** "X met Y": who meets is of the other side, where nothing else is said of one of the two. */
export function opposed(
  text: string,
  places: readonly Place[],
  told: readonly Told[],
  host: Side | null,
): (Side | null)[] {
  const sides = told.map(({ side }) => side);
  for (const [at, { isSure, side }] of told.entries()) {
    const [here, prior, after] = [places[at], places[at - 1], places[at + 1]];
    if (!here || isSure || side === null) continue;
    const next = told[at + 1];
    if (host === "partner" && RECEIVES.test(text.slice(Math.max(0, here.start - 90), here.start)))
      sides[at] = "partner";
    else if (prior && sides[at - 1] && meets(text.slice(prior.end, here.start)))
      sides[at] = sides[at - 1] === "home" ? "partner" : "home";
    else if (after && next?.isSure && meets(text.slice(here.end, after.start)))
      sides[at] = next.side === "home" ? "partner" : "home";
    else if (/\bcounterpart\b/i.test(here.title ?? "")) sides[at] = "partner";
  }
  return sides;
}

const meets = (between: string) =>
  between.length < 140 && !/[.;]/.test(between) && MEETS.test(between);

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
    const isSentTo = /\b(?:to|in|for) (?:the )?(?:Republic of |Kingdom of )?$/.test(
      text.slice(titleStart, one.start),
    );
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
  const ahead = sentenceBefore(text, start, 320);
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
