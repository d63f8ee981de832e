import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Obligor } from "#domain/sides.ts";
import { namesMatter } from "../language/subjects.ts";
import type { Span } from "../language/sentences.ts";
import type { Clause } from "./clauses.ts";
import type { Mention } from "./mentions.ts";
import { type Cast, otherSide, sideNamed } from "./sides.ts";

/** What earlier sentences left behind: who was last to owe, and who was last to speak. */
export type Talk = {
  lastSide: Obligor | null;
  lastSpeaker: Obligor | null;
  /** As the last speaker, also when both spoke: whom "we" stands for. */
  lastNamed: Obligor | null;
  /** Whose words are quoted: "we" and "my" are his side. */
  quoted: Obligor | null;
  isOpinion: boolean;
  /** A statement of both sides: its "we" is both. */
  isJoint: boolean;
  isReporting: boolean;
  /** The day of the meeting, or of the publication. */
  base: CalendarDate | null;
};

/** Who does the work when the verb is passive: "trained by the NCA", "gear supplied by the US". */
const BY =
  /\b(?:trained|provided|supplied|delivered|conducted|funded|financed|offered|imparted|organi[sz]ed|hosted|carried out|drafted|prepared|shared|donated|given|held|led|taught|built|run|sent) by (?:the |an? )?((?:[\p{Lu}][\p{L}.'&-]*|of|for|and|the|experts)(?: |$|[,.;])){1,9}/gu;
const EVENT =
  /\b(?:meetings?|rounds?|sessions?|dialogues?|conferences?|summits?|consultations?|talks|forums?|working groups?|seminars?|workshops?)\b/i;
const PASSIVE = /^\s*be (?:\w+ly )?\w+(?:ed|t|n|ld)\b/;
/** Somebody named only by his post: he speaks for the side that spoke before. */
const ONE_OFFICIAL =
  /\b(?:the|his|her|my) (?:[\w-]+ ){0,3}(?:minister|secretary|general|commissioner|ambassador|president|director|chief|head|government|country|ministry|police|department|side|under-secretary|officer|spokes\w+)\s*(?:also |further |today )?$/i;

const POST =
  /\b(?:minister|secretary|president|commissioner|ambassador|director|chief|general)\b/gi;

export const inside = (mentions: readonly Mention[], start: number, end: number) =>
  mentions.filter((mention) => mention.start >= start && mention.end <= end);

/** Who owes what a clause promises; null when its own words do not say. */
export function obligorOf(
  text: string,
  { head, subject, span }: Clause,
  mentions: readonly Mention[],
  cast: Cast,
  talk: Talk & { reporter: Obligor | null },
): Obligor | null {
  const words = text.slice(subject.start, subject.end);
  const sideIn = (start: number, end: number) =>
    sideNamed(text.slice(start, end), inside(mentions, start, end), cast);
  const named = sideIn(subject.start, subject.end);
  if (head.strength === "signed") return "both";
  if (head.kind === "noun") {
    if (head.strength === "proposed") return sideIn(head.start, span.end);
    return (
      (head.strength === "will" ? sideIn(head.start, head.end) : null) ?? ownerOf(head.words, named)
    );
  }
  if (head.words.startsWith("welcom")) {
    const giver = sideNamed("", inside(mentions, head.end, head.end + 24), cast);
    return giver ?? (named && otherSide(named));
  }
  if (/^(?:propos|suggest|floated|recommend|called for|calls for)/.test(head.words)) return "both";
  if (/^(?:request|asked|sought)/.test(head.words) && named !== null) return otherSide(named);
  if (EVENT.test(words) && !/^\s*(?:host|chair)/.test(text.slice(head.end))) return "both";
  if (/^\W*(?:also |and )?(?:he|she|it)\W*(?:also |further )?$/i.test(words)) {
    const spoken = sideIn(0, subject.start) ?? talk.reporter;
    return spoken ?? (/\bit\b/i.test(words) ? oneOf(talk.lastSpeaker ?? talk.lastSide) : null);
  }
  const isPronoun = /^\W*(?:[\w ]+,)? ?(?:they|we|our|my|i)\b/i.test(words);
  if (isPronoun && !/\b(?:both|two)\b/i.test(words)) {
    // One promises, two agree: "we promised" is as one-sided as "we will".
    return pronounSide(
      words,
      /^(?:promis|undert|pledg|vow)/.test(head.words) ? "modal" : head.kind,
      talk,
    );
  }
  if (
    named !== null &&
    /^\s*be (?:trained|equipped|taught|supported|assisted|given|offered|granted|admitted|allowed|permitted|exempt\w*|able to (?:apply|enter|travel|use|stay|study|work))\b/.test(
      text.slice(head.end),
    )
  ) {
    return otherSide(named);
  }
  // Two officials of whom only one is known by country still agree with each other.
  if ((words.match(POST)?.length ?? 0) > 1 && /\band\b/.test(words)) return "both";
  if (named !== null) return named;
  if (ONE_OFFICIAL.test(words)) return talk.reporter ?? oneOf(talk.lastSpeaker) ?? "home";
  if (head.passive && /^ to\b/.test(text.slice(head.end))) return "both";
  if (head.passive || PASSIVE.test(text.slice(head.end, head.end + 40))) {
    return (
      giverOf(text.slice(head.end, span.end), sideIn(head.end, span.end)) ?? talk.reporter ?? "both"
    );
  }
  if (words.trim() === "") return null;
  if (IN_RETURN.test(text.slice(0, head.start)) && oneOf(talk.lastSide) !== null)
    return otherSide(talk.lastSide ?? "both");
  if (JOINT_BODY.test(words)) return "both";
  return (
    talk.reporter ?? (head.kind === "modal" && !namesMatter(words.toLowerCase()) ? null : "both")
  );
}

/** "Provided to Chile" is owed by the other side; "held in Chile" only tells where. */
function giverOf(words: string, named: Obligor | null): Obligor | null {
  if (named === null || named === "both") return named;
  if (/\bby (?:the |its )?\p{Lu}/u.test(words)) return named;
  if (
    /^ be (?:also |\w+ly )?(?:given|provided|handed over|donated|supplied|made available|transferred|extended|offered|granted|delivered|gifted|sent|seconded|posted|shared|forwarded|transmitted|communicated|conveyed|submitted)\b[^.;]{0,80}? (?:to|for|with) /.test(
      words,
    )
  )
    return otherSide(named);
  return /\b(?:in|at|near|from|between|around|across|along|inside|throughout) (?:the |northern |southern |eastern |western )*\p{Lu}/u.test(
    words,
  )
    ? null
    : named;
}

/** The answer to what the other side has just promised. */
const IN_RETURN = /^(?:in return|in turn|in exchange|reciprocally|conversely)\b/i;
/** Bodies that the sides have together when no side is named with them. */
const JOINT_BODY =
  /\b(?:(?:group|team|committee|panel|body) of (?:experts|officials|specialists)|experts|task force|steering (?:group|committee)|sub-?committee|working part(?:y|ies)|technical (?:committee|teams?)|focal points|(?:the|their|respective) (?:respective )?(?:commissioners|secretaries|directors|chiefs|heads|attorneys|inspectors|ministries|agencies))\b/i;

const oneOf = (side: Obligor | null) => (side === "both" ? null : side);

/** "her commitment" is that of the person named before. */
const ownerOf = (words: string, named: Obligor | null) =>
  /^(?:her|his)\b/.test(words) ? named : (named ?? "both");

/** "They will arrive" goes on with who was named; "they agreed" is the two sides. */
function pronounSide(
  words: string,
  kind: Clause["head"]["kind"],
  { reporter, isJoint, lastSide, lastNamed, quoted }: Talk & { reporter: Obligor | null },
): Obligor {
  if (quoted !== null && kind === "modal" && /\b(?:we|our|my|i)\b/i.test(words)) return quoted;
  if (isJoint) return "both";
  if (/\b(?:we|our|my|i)\b/i.test(words)) {
    return kind === "modal" ? (oneOf(reporter) ?? lastNamed ?? "home") : (reporter ?? "both");
  }
  return reporter ?? (kind === "modal" ? (lastSide ?? oneOf(lastNamed)) : null) ?? "both";
}

/** The side that does the work, when a passage says by whom; null when it does not. */
export function agentOf(
  text: string,
  span: Span,
  mentions: readonly Mention[],
  cast: Cast,
): Obligor | null {
  for (const match of text.slice(span.start, span.end).matchAll(BY)) {
    const start = span.start + match.index;
    const side = sideNamed(match[0], inside(mentions, start, start + match[0].length), cast);
    if (side !== null && side !== "both") return side;
  }
  return null;
}
