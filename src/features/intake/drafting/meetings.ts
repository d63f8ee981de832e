import { addDays, type CalendarDate, daysBetween } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { DraftMeeting } from "../drafts.ts";
import { datesIn } from "../language/dates.ts";
import { sentencesOf, type Span } from "../language/sentences.ts";
import { passageIn } from "../reading/clean.ts";
import type { Document, Paragraph } from "../reading/document.ts";
import type { Read } from "./commitments.ts";
import { titleOf } from "./titles.ts";

const MEETING =
  /\b(?:met|meeting|held|hosted|convened|talks|visit(?:ed)?|call(?:ed)?|round|session|dialogue|travel|signed|co-?chaired|launched)\b/i;

const TYPES: readonly (readonly [DraftMeeting["type"], RegExp])[] = [
  ["call", /\b(?:phone|telephone|telephoned|video) ?(?:call|conversation)?\b/i],
  ["working_group", /\bworking group|task force|joint committee\b/i],
  ["dialogue_round", /\b(?:dialogue|consultations|round)\b/i],
  ["call_on", /\bcall(?:ed|s)? on\b/i],
  ["visit", /\bvisit(?:ed|s)?\b/i],
  ["delegation_talks", /\b(?:talks|delegations?|met|meeting)\b/i],
];

type Told = { paragraph: Paragraph; span: Span };

/** The meeting that a text tells of: the first sentence of its beginning that speaks of one. */
export function meetingIn(
  document: Pick<Document, "title" | "kind">,
  read: readonly Read[],
  publishedOn: CalendarDate | null,
): DraftMeeting | null {
  if (document.kind === "opinion") return null;
  const told = tellingIn(read);
  const [first] = told;
  if (!first) return null;
  const words = first.paragraph.text.slice(first.span.start, first.span.end);
  return {
    type: TYPES.find(([, sign]) => sign.test(words))?.[0] ?? "other",
    mode: /\bvideo\b|\bvirtual/i.test(words)
      ? "video"
      : /\b(?:tele)?phone/i.test(words)
        ? "phone"
        : "in_person",
    title: document.title ?? titleOf(words, 0),
    heldOn: heldIn(told, publishedOn),
    untilOn: null,
    place: null,
    hostSide: null,
    series: null,
    round: null,
    nextRound: null,
    passage: passageIn(first.paragraph, first.span.start, first.span.end),
  };
}

function tellingIn(read: readonly Read[]): Told[] {
  return read
    .filter(({ paragraph }) => paragraph.kind === "body")
    .slice(0, 4)
    .flatMap(({ paragraph }) =>
      sentencesOf(paragraph.text)
        .filter(({ start, end }) => {
          const words = paragraph.text.slice(start, end);
          return MEETING.test(words) && !/\b(?:next|agreed|decided)\b/i.test(words);
        })
        .map((span) => ({ paragraph, span })),
    );
}

/** When they met: the first day that one of the sentences gives. */
function heldIn(told: readonly Told[], publishedOn: CalendarDate | null): FuzzyDate | null {
  for (const { paragraph, span } of told) {
    const words = paragraph.text.slice(span.start, span.end);
    const found = datesIn(words, publishedOn && wellBefore(publishedOn)).find(
      ({ date }) => date?.precision === "day" && isNear(date.on, publishedOn),
    );
    if (found?.date) return found.date;
  }
  return null;
}

/** A day without its year in a report is the first one after this: reports follow within months. */
const wellBefore = (publishedOn: CalendarDate) => addDays(publishedOn, -120);

/** Announcements come before their meeting, but not long. */
const isNear = (on: CalendarDate, publishedOn: CalendarDate | null) =>
  publishedOn === null || (daysBetween(on, publishedOn) < 62 && daysBetween(publishedOn, on) < 15);
