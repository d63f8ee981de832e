import type { Obligor } from "#domain/sides.ts";
import type { Mention } from "./mentions.ts";
import { inside, type Talk } from "./obligors.ts";
import { type Cast, sideNamed } from "./sides.ts";

const REPORT =
  /\b(?:said|says|added|stated|announced|told|reaffirmed|reiterated|noted|stressed|assured|pledged|vowed|declared|promised|informed|confirmed|disclosed|remarked)\b/i;

/** "...," Minister X said; "...", said X. */
const ATTRIBUTION =
  /["'],? ?(?:(?:said|says|added|stated|explained|noted) (?:the )?[\p{L} .'-]{3,80}|(?:the )?(?:[\p{Lu}][\p{L}.'-]+ |of |for |and |he |she ){1,12}(?:said|says|added|stated|explained|noted))\W*$/u;
const ANYWHERE = new RegExp(ATTRIBUTION.source.replace(/\\W\*\$$/, ""), "u");
/** "It was conveyed by the X side that". */
const TOLD_BY =
  /\b(?:was|were) (?:also )?(?:conveyed|informed|stated|explained|indicated|told|announced|apprised|assured|clarified|intimated) by [^,.;]{3,60}?(?= that\b)/i;

/** Whose words a sentence reports: "Minister X said they will ..." speaks for his side. */
export function reporterOf(
  text: string,
  mentions: readonly Mention[],
  cast: Cast,
  talk: Talk,
): Obligor | null {
  const behind = ATTRIBUTION.exec(text);
  if (behind) {
    const start = behind.index;
    return /\b(?:he|she)\b/i.test(behind[0])
      ? talk.lastSpeaker
      : sideNamed(behind[0], inside(mentions, start, text.length), cast);
  }
  const told = TOLD_BY.exec(text);
  if (told) {
    const end = told.index + told[0].length;
    return sideNamed(told[0], inside(mentions, told.index, end), cast);
  }
  const report = REPORT.exec(text);
  if (!report) return /^(?:he|she)\b/i.test(text) ? talk.lastSpeaker : null;
  const subject = text.slice(0, report.index);
  if (/\b(?:he|she)\s*$|^(?:he|she)\b/i.test(subject)) return talk.lastSpeaker;
  return sideNamed(subject, inside(mentions, 0, report.index), cast);
}

/**
 * Whose words a paragraph quotes: named behind the quotation, or before it ("Minister X said:").
 * Null where nobody is quoted.
 */
export function quotedIn(
  text: string,
  mentions: readonly Mention[],
  cast: Cast,
  talk: Talk,
): Obligor | null {
  const opening =
    /^.{3,160}\b(?:said|says|added|commented|stated|remarked)(?: that| today)?:\s*$/.exec(text);
  if (opening) return sideNamed(text, mentions, cast) ?? talk.lastSpeaker;
  // Pages often print a quotation without its marks: the last speaker's "we" goes on.
  if (!text.startsWith('"')) return talk.quoted;
  const named = ANYWHERE.exec(text);
  if (!named) return talk.quoted;
  if (/\b(?:he|she)\b/i.test(named[0])) return talk.lastSpeaker;
  const end = named.index + named[0].length;
  return sideNamed(named[0], inside(mentions, named.index, end), cast) ?? talk.quoted ?? "home";
}
