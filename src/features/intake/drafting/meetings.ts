import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Side } from "#domain/sides.ts";
import type { DraftMeeting } from "../drafts.ts";
import { quietened } from "../language/loud.ts";
import { sentencesOf, type Span } from "../language/sentences.ts";
import { passageIn } from "../reading/clean.ts";
import type { Document, Paragraph } from "../reading/document.ts";
import type { Read } from "./commitments.ts";
import { heldOn } from "./meeting-dates.ts";
import { nameOf, seriesIn } from "./meeting-names.ts";
import { venueIn } from "./meeting-places.ts";
import type { Mention } from "./mentions.ts";
import { nextRoundIn } from "./next-rounds.ts";
import { urduMeetingIn } from "./urdu-meetings.ts";

/** A sentence that speaks of the meeting; `isStrong`: that it took place. */
export type Told = {
  paragraph: Paragraph;
  span: Span;
  words: string;
  mentions: readonly Mention[];
  isStrong: boolean;
};

const STRONG =
  /\b(?:met|meets|held|hosted|convened|took place|visited|paid a|called on|calls on|received|spoke|telephoned|co-?chaired|concluded|conferred|discussed|signed|had a (?:meeting|call|conversation)|agreed|decided|reached|meeting (?:between|of|with|in|held|at)|talks (?:with|between|in|held)|visit (?:of|to|by)|call (?:with|between)|conversation|travel(?:s|led|ed)? to|will travel|was taken at a|arrived|welcomed|joined|announced|opened|today|yesterday)\b/i;
const MEETING =
  /\b(?:met|meets|meeting|meetings|held|hosted|convened|talks|visit(?:ed|s)?|call(?:ed)?|round|session|dialogue|consultations|conversation|spoke|telephon\w+|received|signed|sign|co-?chair\w*|conference|conferred|travel\w*|negotiations|delegations?|working group|task force|reception|committee)\b/i;
/** A meeting that is over or to come, or one of many. */
const OTHER =
  /^(?:the )?next\b|\bnext (?:round|meeting|session)\b|\bwill (?:be held|meet again|host)\b|\b(?:each|every) (?:monday|week|month|year)\b|\btwice a year\b|\bregularly\b|\bif\b/i;
const HAPPENED =
  /\b(?:met|held|hosted|convened|visited|called on|received|spoke|telephoned|talks|meeting|visit|call with|conversation|consultations|negotiations|dialogue|round|session|delegations?|signed|sign|co-?chair\w*|conference|reception|committee|travel)\b/i;

/** The meeting that a text tells of; null where no sentence and no heading speaks of one. */
export function meetingIn(
  document: Pick<Document, "title" | "kind" | "language">,
  read: readonly Read[],
  source: string,
  sides: { home: string; partner: string | null; publishedOn: CalendarDate | null },
): DraftMeeting | null {
  if (document.kind === "opinion" || document.kind === "instrument_text") return null;
  if (document.language === "ur") return urduMeetingIn(document, read, source, sides);
  const told = tellingIn(read);
  const lines = headingsOf(read);
  const headings = lines.map(({ words }) => words);
  const first =
    told.find(({ isStrong, words }) => isStrong && HAPPENED.test(words)) ?? titled(lines) ?? null;
  if (!first) return null;
  const about = [first.words, ...headings];
  const held = heldOn(
    [first, ...told.filter((one) => one !== first)],
    headings,
    first.paragraph.text,
    sides.publishedOn,
  );
  const mode = modeOf(about);
  const series = seriesIn(about);
  const venue =
    mode === "in_person"
      ? venueIn([first, ...told.slice(0, 3)], [...lines, ...told.slice(0, 2)])
      : null;
  const on = held?.on ?? null;
  return {
    type: typeOf(first.words, headings, mode),
    mode,
    title: nameOf(document, headings, series, first.words),
    heldOn: on,
    untilOn: held?.until ?? null,
    place: venue?.place ?? null,
    hostSide: hostOf(venue?.country ?? null, sides),
    series: series.series,
    round: series.round,
    nextRound: nextRoundIn(read, source, on?.on ?? sides.publishedOn),
    passage: passageIn(first.paragraph, first.span.start, first.span.end),
  };
}

const hostOf = (
  country: string | null,
  { home, partner }: { home: string; partner: string | null },
): Side | null =>
  country === home ? "home" : country !== null && country === partner ? "partner" : null;

/** The first sentences that speak of a meeting which took place. */
function tellingIn(read: readonly Read[]): Told[] {
  return read
    .filter(({ paragraph: { kind } }) => kind === "body" || kind === "item")
    .slice(0, 6)
    .flatMap(({ paragraph, mentions }) =>
      sentencesOf(paragraph.text).flatMap((span): Told[] => {
        const words = paragraph.text.slice(span.start, span.end);
        const calm = quietened(words);
        if (!MEETING.test(calm) && !STRONG.test(calm)) return [];
        if (OTHER.test(calm)) return [];
        return [toldAt(paragraph, span, mentions, STRONG.test(calm))];
      }),
    );
}

function toldAt(
  paragraph: Paragraph,
  span: Span,
  mentions: readonly Mention[],
  isStrong: boolean,
): Told {
  const inside = mentions
    .filter(({ start, end }) => start >= span.start && end <= span.end)
    .map((one) => ({ ...one, start: one.start - span.start, end: one.end - span.start }));
  return {
    paragraph,
    span,
    words: paragraph.text.slice(span.start, span.end),
    mentions: inside,
    isStrong,
  };
}

/** Titles and headings above the text. */
function headingsOf(read: readonly Read[]): Told[] {
  return read
    .slice(0, 10)
    .filter(({ paragraph: { kind } }) => kind === "title" || kind === "heading")
    .map(({ paragraph, mentions }) =>
      toldAt(paragraph, { start: 0, end: paragraph.text.length }, mentions, false),
    );
}

const titled = (lines: readonly Told[]) =>
  lines.find(({ words }) =>
    /\b(?:meeting|visit|talks|round|dialogue|working group|call with|conversation|session|consultations|press conference|ministerial|joint (?:conclusions|statement|declaration|communiqu.)|minutes|summit|seminar)(?!\p{L})/iu.test(
      words,
    ),
  );

const VIDEO = /\b(?:video|virtual(?:ly)?|online (?:meeting|talks)|videoconference|zoom)\b/i;
const PHONE =
  /\b(?:by (?:tele)?phone|telephone|telephones|telephoned|telephonic|phone call|phone conversation|over the phone|phoned)\b/i;

function modeOf(about: readonly string[]): DraftMeeting["mode"] {
  const words = about.slice(0, 4).join("\n");
  return PHONE.test(words) ? "phone" : VIDEO.test(words) ? "video" : "in_person";
}

const TYPES: readonly (readonly [DraftMeeting["type"], RegExp])[] = [
  [
    "working_group",
    /\b(?:working group|task force|(?:joint|steering|standing|readmission|technical) (?:[\p{L}-]+ ){0,3}(?:committee|commission)|sub-?group|experts'? group|jwg)\b/iu,
  ],
  ["dialogue_round", /\b(?:dialogue|consultations|(?:round|session) of)\b/i],
  ["call_on", /\b(?:call(?:ed|s|ing)? on|courtesy call)\b/i],
  [
    "visit",
    /\b(?:visited|visits|paid an? (?:[\p{L}-]+ ){0,3}visit|visit (?:of|to|by)|travel(?:led|ed|s)? to|on an? (?:[\p{L}-]+ ){0,2}visit)\b/iu,
  ],
  [
    "delegation_talks",
    /\b(?:met|meets?|meeting|talks|received|hosted|held|delegations?|spoke|conference|discussed|conversation|minutes)\b/i,
  ],
];

type MeetingType = DraftMeeting["type"];
const typeIn = (words: string) => TYPES.find(([, sign]) => sign.test(words))?.[0];
const isRow = (one: MeetingType | undefined) => one === "working_group" || one === "dialogue_round";

/** What the sentence says counts before the heading. */
function typeOf(
  sentence: string,
  headings: readonly string[],
  mode: DraftMeeting["mode"],
): DraftMeeting["type"] {
  const own = typeIn(sentence);
  const named = headings.map(typeIn).find((one) => one !== undefined);
  if (isRow(own)) return own ?? "other";
  if (isRow(named)) return named ?? "other";
  if (mode !== "in_person") return "call";
  if (named === "visit" && own !== "call_on") return "visit";
  return own ?? named ?? "other";
}
