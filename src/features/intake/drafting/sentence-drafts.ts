import { type CalendarDate, daysBetween } from "#domain/calendar-date.ts";
import { lastDayOf } from "#domain/date-precision.ts";
import type { Obligor } from "#domain/sides.ts";
import type { WordingStrength } from "#domain/wording-strength.ts";
import { datesIn } from "../language/dates.ts";
import { isItinerary } from "../language/itinerary.ts";
import type { Span } from "../language/sentences.ts";
import { beginsWithAction } from "../language/verbs.ts";
import { namesAgent, namesMatter } from "../language/subjects.ts";
import { actionsOf, type Clause } from "./clauses.ts";
import { joinedClausesOf } from "./joined-clauses.ts";
import type { Mention } from "./mentions.ts";
import { agentOf, inside, obligorOf, type Talk } from "./obligors.ts";
import { type Cast, sideNamed } from "./sides.ts";
import { reporterOf } from "./speakers.ts";

/** A draft inside a sentence; spans count from the sentence's beginning. */
export type SentenceDraft = {
  span: Span;
  wording: Span;
  strength: WordingStrength;
  obligor: Obligor | null;
  isPromise: boolean;
};

const REPORTS =
  /\b(?:said|says|announced|added|agreed|decided|confirmed|stated|advised|noted|told|informed|assured|indicated|reaffirmed|reiterated|pledged|promised|revealed|conveyed|replied|responded|apprised|explained|recorded|undertook|understood|intimated|clarified|disclosed|reported|according to)\b/i;
/** Told by others than the sides. */
const HEARSAY =
  /\b(?:denied|denies|(?:activists|campaigners|(?:rights|refugee|civil|lobby|advocacy) groups|charit(?:y|ies)|ngos?|unions?|lawyers|villagers|residents|sources) (?:say|said|believe|warn(?:ed)?|fear|argue)|opposition|rumou?rs?|critics|prophec\w+|there is talk|this (?:writer|newspaper|correspondent|columnist)|(?:analysts|observers) (?:say|said|believe|predict|warn)|claims? that|(?:papers|newspapers|media|press)\b[^.;,]{0,40}\b(?:say|reports?|reported|claim|claimed|written|wrote|speculat\w+))\b/i;
const DATED =
  /\b(?:19|20)\d\d\b|\bnext (?:week|month|year)\b|\b(?:january|february|march|april|june|july|august|september|october|november|december|may \d)\b/i;

/** What goes with a meeting and promises nothing. */
const SIDE_SHOW =
  /\b(?:press (?:conference|briefing|opportunity)|media (?:briefing|availability|accreditation)|accreditation|reception|dinner|luncheon|banquet|photo|dates?)\b/;

/** Things that are done to something: somebody will have to do them, whatever the thing is. */
const DONE =
  /^be (?:also |jointly |\w+ly )?(?:provided|supplied|delivered|donated|handed over|given to|sent to|installed|built|constructed|established|set up|created|launched|trained|recruited|deployed|seconded|posted|stationed|introduced|doubled|tripled|expanded|upgraded|purchased|procured|funded|financed|translated|drafted|finali[sz]ed|negotiated|signed|concluded|convened|organi[sz]ed|resumed|exchanged|shared|returned to|repatriated|appointed|nominated|designated|made available|put in place|carried out|conducted|completed|implemented|renewed|revised|updated|simplified|streamlined|waived|halved|linked|connected|integrated|harmoni[sz]ed|included in|added to|placed on|put on|barred|banned|extradited|deported)\b/;

const isReported = (text: string, at: number, talk: Talk) =>
  REPORTS.test(text.slice(0, at)) || talk.isReporting || /\bnext\b/i.test(text.slice(0, at));

/**
 * A "will" is a promise when somebody can keep it: a side, its people or bodies, or what these bring
 * about (a meeting, a programme); anything else only when the day is named.
 */
function isKept(
  text: string,
  { head, subject, complement }: Clause,
  mentions: readonly Mention[],
  cast: Cast,
  talk: Talk,
): boolean {
  const words = text.slice(subject.start, subject.end).toLowerCase();
  const before = text.slice(0, subject.start);
  const rest = text.slice(head.end).trimStart().toLowerCase();
  const named = inside(mentions, subject.start, subject.end);
  // Minutes are kept in the past tense: "the Kenyan side would send" is its promise.
  const isMinuted = sideNamed(words, named, cast) !== null && beginsWithAction(rest);
  if (head.words.startsWith("would") && !isMinuted && !isReported(text, head.start, talk))
    return false;
  const isSide =
    named.some(({ kind }) => kind === "country" || kind === "agency") ||
    /^\W*it\b/.test(words) ||
    namesAgent(words);
  const isMoved = /^(?:will|shall|would|is|are|plan|intend)/.test(head.words);
  if (isMoved && isItinerary(words, rest, isSide || words.trim() === "")) return false;
  // Action points need somebody who acts: "Chile to send", not "time to send".
  if (head.words === "to") return sideNamed(words, named, cast) !== null || namesAgent(words);
  if (SIDE_SHOW.test(words)) return false;
  if (head.words.startsWith("look") || words.trim() === "") return true;
  if (/^\W*(?:it|this)\s*(?:also )?$/.test(words))
    return REPORTS.test(before) || talk.lastSide !== null;
  if (sideNamed(words, named, cast) !== null) return true;
  return (
    namesAgent(words) ||
    namesMatter(words) ||
    DONE.test(rest) ||
    DATED.test(text.slice(complement.start, complement.end)) ||
    /^(?:from|by|starting|as of|with effect from) /i.test(before)
  );
}

/** "Our plan, under which flights will ...": what something else provides for. */
const isAbout = (text: string, { subject, head }: Clause) =>
  /\b(?:under|in|of|by|for|with|through|to) which\b[^,;]*$/i.test(
    text.slice(0, Math.max(subject.end, head.start)),
  );

/** Days before the meeting from which on a deed belongs to the background. */
const LONG_AGO_DAYS = 100;
const WITH_YEAR = /(?:19|20)\d\d/;

/** "In 2015 they signed ...", "signed an MoU in 2015": the past of this occasion. */
function isLongAgo(text: string, { head, span }: Clause, base: CalendarDate | null): boolean {
  const before = text.slice(0, head.start);
  const after =
    head.kind === "performed" ? text.slice(head.end, Math.min(span.end, head.end + 160)) : "";
  const isOld = (words: string) =>
    datesIn(words, base).some(({ start, end, date }) => {
      const last = date && lastDayOf(date.on, date.precision);
      if (!last || !WITH_YEAR.test(words.slice(start, end))) return false;
      return base !== null && daysBetween(last, base) > LONG_AGO_DAYS;
    });
  return isOld(before.slice(-160)) || isOld(after);
}

/** The drafts of one sentence, in order. `mentions` are those inside it, counted from its beginning. */
export function draftsOfSentence(
  text: string,
  mentions: readonly Mention[],
  cast: Cast,
  talk: Talk,
): SentenceDraft[] {
  if (
    /^(?:(?:if|unless|whether|were the)\b|(?:question|q|journalist|moderator):)/i.test(text) ||
    /\?["']?$/.test(text)
  )
    return [];
  if (text.length < 20 && !text.endsWith(":")) return [];
  if (HEARSAY.test(text)) return [];
  const clauses = joinedClausesOf(text);
  const label = /^\p{Lu}[\p{Lu} .'-]{3,40}:/u.exec(text)?.[0].length ?? 0;
  // "INDIA: we will" is a speaker, "DELHI: The ministers" a dateline.
  const speakers = inside(mentions, 0, label).filter(({ kind }) => kind !== "seat");
  const labelled = label > 0 ? sideNamed("", speakers, cast) : null;
  talk.lastSpeaker = labelled ?? talk.lastSpeaker;
  talk.lastNamed = labelled ?? talk.lastNamed;
  const reporter = labelled ?? reporterOf(text, mentions, cast, talk);
  const drafts: SentenceDraft[] = [];
  let side: Obligor | null = null;
  for (const clause of clauses) {
    const { head, span } = clause;
    const own = obligorOf(text, clause, mentions, cast, { ...talk, reporter });
    side = own ?? side ?? talk.lastSide;
    if (head.kind === "modal" && isAbout(text, clause) && drafts.length === 0) continue;
    if (head.kind === "modal" && !isKept(text, clause, mentions, cast, talk)) continue;
    if (head.kind !== "modal" && isLongAgo(text, clause, talk.base)) continue;
    if (head.strength === null || (talk.isOpinion && isJudgement(text, clause, mentions, cast)))
      continue;
    const wording = { start: head.start, end: head.end };
    const spans =
      head.kind === "statement" || head.kind === "performed" ? [span] : actionsOf(text, clause);
    for (const one of spans) {
      const isActive = isOneSide(own) && !/^ ?be\b/.test(text.slice(head.end)) && !head.passive;
      const agent = isActive ? own : agentOf(text, one, mentions, cast);
      const obligor = agent ?? own ?? side ?? sideOfDeed(clause);
      drafts.push({
        span: one,
        wording,
        strength: announcedAlone(head.words, obligor) ? "will" : head.strength,
        obligor,
        isPromise: head.kind !== "statement",
      });
    }
    talk.lastSide = side;
  }
  talk.isReporting = REPORTS.test(text) || drafts.length > 0;
  const first = clauses[0];
  const until = first && first.head.start > 0 ? first.head.start : Math.min(text.length, 80);
  const named = sideNamed(text.slice(0, until), inside(mentions, 0, until), cast);
  // "He" and "she" are one person, so nobody who speaks together is kept.
  if (named === "home" || named === "partner") talk.lastSpeaker = named;
  const isWe = /^\W*(?:\w+,? ){0,4}?(?:we|our|my|i)\b/i.test(text);
  if (!isWe || named === "both") talk.lastNamed = named ?? talk.lastNamed;
  return drafts;
}

/** What one side announces is its own intention; what both announce they have agreed. */
const announcedAlone = (words: string, obligor: Obligor | null) =>
  words.startsWith("announc") && isOneSide(obligor);

/** Nobody agrees alone: what was agreed or decided by nobody named is both sides'. */
const sideOfDeed = ({ head: { strength }, subject }: Clause): Obligor | null =>
  strength === "agreed" ||
  strength === "decided" ||
  strength === "signed" ||
  subject.end === subject.start
    ? "both"
    : null;

const isOneSide = (side: Obligor | null) => side === "home" || side === "partner";

/** In a column only what is said of the sides' own decisions and plans counts, not the author's "will". */
const isJudgement = (
  text: string,
  { head, subject }: Clause,
  mentions: readonly Mention[],
  cast: Cast,
) =>
  head.kind === "modal" ||
  (head.kind === "promise" &&
    sideNamed(
      text.slice(subject.start, subject.end),
      inside(mentions, subject.start, subject.end),
      cast,
    ) === null);
