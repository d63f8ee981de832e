import type { CalendarDate } from "#domain/calendar-date.ts";
import { isPromise } from "#domain/wording-strength.ts";
import type { DraftCommitment, DraftTopic } from "../drafts.ts";
import { sentencesOf, type Span } from "../language/sentences.ts";
import { beginsWithAction } from "../language/verbs.ts";
import { passageIn } from "../reading/clean.ts";
import type { Document, Paragraph } from "../reading/document.ts";
import type { KnownTopic } from "../register.ts";
import { dueIn } from "./due.ts";
import type { Mention } from "./mentions.ts";
import { detailsOf } from "./details.ts";
import type { Talk } from "./obligors.ts";
import { itemDraft, OUTCOME, opensOutcomes } from "./outcome-lists.ts";
import { draftsOfSentence, type SentenceDraft } from "./sentence-drafts.ts";
import type { Cast } from "./sides.ts";
import { quotedIn } from "./speakers.ts";

/** A paragraph with the names in it. */
export type Read = { paragraph: Paragraph; mentions: readonly Mention[] };

/** What drafting needs beside the text itself. */
export type Setting = {
  cast: Cast;
  topics: readonly KnownTopic[];
  /** The day that "within 90 days" counts from. */
  base: CalendarDate | null;
};

/** Everything promised, proposed or talked about, in the order of the text. */
export function draftCommitments(
  document: Document,
  read: readonly Read[],
  setting: Setting,
): DraftCommitment[] {
  const talk: Talk = {
    lastSide: null,
    lastSpeaker: null,
    lastNamed: null,
    quoted: null,
    isOpinion: document.kind === "opinion",
    isJoint: document.kind === "joint_statement",
    isReporting: false,
    base: setting.base,
  };
  const drafts: DraftCommitment[] = [];
  let opening: SentenceDraft | null = null;
  /** How the paragraph is numbered that opened the list: the next of its kind ends the list. */
  let openedIn: string | null = null;
  for (const { paragraph, mentions } of read) {
    const opensList = opensOutcomes(paragraph.text);
    const style = styleOf(paragraph.marker);
    if (opensList) opening = OUTCOME;
    else if (paragraph.kind !== "item" || (style !== null && style === openedIn)) opening = null;
    if (opensList && !paragraph.text.endsWith(":") && paragraph.kind === "item") continue;
    if (paragraph.kind !== "body" && paragraph.kind !== "item") continue;
    const found = draftsOfParagraph(paragraph, mentions, setting, talk);
    const isOpening = /:[-–—]?\s*$/.test(paragraph.text);
    if (paragraph.kind === "item" && opening !== null && goesOn(paragraph.text, found)) {
      found.splice(0, found.length, itemDraft(opening, { paragraph, mentions }, setting.cast));
    }
    if (isOpening || opensList) openedIn = style;
    if (isOpening && found.length > 0) opening = found.findLast((one) => one.isPromise) ?? null;
    const kept = found.filter((one) => !(isOpening && one === opening));
    const done = kept.map((one) => completed(one, { paragraph, mentions }, setting));
    drafts.push(
      ...done.map((one, index) =>
        sharesDue(paragraph.text, kept[index], kept[index + 1]) && one.due === null
          ? { ...one, due: done[index + 1]?.due ?? null }
          : one,
      ),
    );
  }
  return drafts;
}

/** Numbers, letters or bullets; null of a bullet and of no marker. */
const styleOf = (marker: string | null) =>
  marker === null
    ? null
    : /^\(?\d/.test(marker)
      ? "number"
      : /^\(?[a-z]/i.test(marker)
        ? "letter"
        : null;

/** "examine the file and revert within two months": the date at the end is that of both. */
const sharesDue = (text: string, one?: SentenceDraft, next?: SentenceDraft) =>
  one !== undefined &&
  next !== undefined &&
  one.wording.start === next.wording.start &&
  text.slice(one.span.end, next.span.start) === " and ";

/** An item that only finishes the sentence above it: "fund the laboratory", "sharing of lists". */
const goesOn = (text: string, found: readonly SentenceDraft[]) =>
  found.every(
    ({ isPromise: promised, wording }) =>
      !promised || text.slice(wording.start, wording.end) === "to",
  ) || beginsWithAction(text.toLowerCase());

function draftsOfParagraph(
  paragraph: Paragraph,
  mentions: readonly Mention[],
  { cast }: Setting,
  talk: Talk,
): SentenceDraft[] {
  talk.quoted = quotedIn(paragraph.text, mentions, cast, talk);
  return sentencesOf(paragraph.text).flatMap(({ start, end }) => {
    const within = mentions
      .filter((mention) => mention.start >= start && mention.end <= end)
      .map((mention) => ({ ...mention, start: mention.start - start, end: mention.end - start }));
    const move = (span: Span) => ({ start: span.start + start, end: span.end + start });
    return draftsOfSentence(paragraph.text.slice(start, end), within, cast, talk).map((one) => ({
      ...one,
      span: move(one.span),
      wording: move(one.wording),
    }));
  });
}

/** The draft with its place in the stored text and all that its words say. */
export function completed(
  draft: SentenceDraft,
  { paragraph, mentions }: Read,
  setting: Setting,
): DraftCommitment {
  const { start, end } = draft.span;
  const words = paragraph.text.slice(start, end);
  const due =
    isPromise(draft.strength) || draft.strength === "proposed" ? dueIn(words, setting.base) : null;
  return {
    passage: passageIn(paragraph, start, end),
    wording: passageIn(paragraph, draft.wording.start, draft.wording.end),
    strength: draft.strength,
    obligor: draft.obligor,
    due: due && {
      words: words.slice(due.start, due.end),
      passage: passageIn(paragraph, start + due.start, start + due.end),
      date: due.date,
      last: due.last,
    },
    ...detailsOf(draft, { paragraph, mentions }, setting.cast),
    topics: topicsIn(words, setting.topics).map(({ id, span }): DraftTopic => ({
      id,
      words: words.slice(span.start, span.end),
      passage: passageIn(paragraph, start + span.start, start + span.end),
    })),
  };
}

/** The first words that speak of each topic. */
function topicsIn(text: string, topics: readonly KnownTopic[]): { id: string; span: Span }[] {
  const lower = text.toLowerCase();
  return topics.flatMap(({ id, words }) => {
    for (const word of words) {
      const stem = word.replace(/\*$/, "");
      const at = lower.indexOf(stem);
      if (at < 0 || /\p{L}/u.test(lower[at - 1] ?? " ")) continue;
      const rest = /^\p{L}*/u.exec(lower.slice(at + stem.length))?.[0].length ?? 0;
      if (rest > 0 && !word.endsWith("*")) continue;
      return [{ id, span: { start: at, end: at + stem.length + rest } }];
    }
    return [];
  });
}
