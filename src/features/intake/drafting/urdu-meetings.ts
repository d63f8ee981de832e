import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Side } from "#domain/sides.ts";
import type { DraftMeeting } from "../drafts.ts";
import type { Span } from "../language/sentences.ts";
import { foldUrdu } from "../language/urdu.ts";
import { urduDatesIn } from "../language/urdu-dates.ts";
import { passageIn } from "../reading/clean.ts";
import type { Document } from "../reading/document.ts";
import type { Read } from "./commitments.ts";
import type { Mention } from "./mentions.ts";

const MEETING = /ملاقات|اجلاس|مذاکرات|دورہ|دورے|مشاورت|ٹیلیفون|ٹیلی فون|فون پر|ورکنگ گروپ/;
const NEXT = /(?:اگلا|اگلی|اگلے|آئندہ) (?:[^ ]+ ){0,2}?(?:اجلاس|دور|ملاقات|نشست)/;
const TYPES: readonly (readonly [DraftMeeting["type"], RegExp])[] = [
  ["call", /ٹیلیفون|ٹیلی فون|فون پر|ویڈیو/],
  ["working_group", /ورکنگ گروپ|ٹاسک فورس کا اجلاس/],
  ["dialogue_round", /مشاورت|ڈائیلاگ|مذاکرات کا .{0,20}دور/],
  ["visit", /کا دورہ|کے دورے|دورہ کیا/],
  ["delegation_talks", /ملاقات|اجلاس|مذاکرات/],
];

/** The meeting of an Urdu text, as far as its words for meetings, days and places tell. */
export function urduMeetingIn(
  document: Pick<Document, "title">,
  read: readonly Read[],
  source: string,
  sides: { home: string; partner: string | null; publishedOn: CalendarDate | null },
): DraftMeeting | null {
  const told = read
    .filter(({ paragraph: { kind } }) => kind === "body" || kind === "item")
    .flatMap(({ paragraph, mentions }) =>
      urduSentences(paragraph.text).map((span) => ({
        paragraph,
        mentions,
        span,
        words: foldUrdu(paragraph.text.slice(span.start, span.end)),
      })),
    );
  const first = told.find(({ words }) => MEETING.test(words) && !NEXT.test(words));
  if (!first) return null;
  const dates = urduDatesIn(first.words, sides.publishedOn);
  // The day at the head of the report is the day of its issue.
  const own = dates.filter(({ end }) => !/^[:،]/.test(first.words.slice(end)));
  const held =
    own.find(({ until }) => until !== null) ??
    own.find(({ on }) => on.precision === "day") ??
    dates[0] ??
    null;
  const next = told.find(({ words }) => NEXT.test(words));
  const passage = passageIn(first.paragraph, first.span.start, first.span.end);
  const type = TYPES.find(([, sign]) => sign.test(first.words))?.[0] ?? "other";
  const venue = type === "call" ? null : venueOf(first.paragraph.text, first.span, first.mentions);
  const title = document.title ?? "";
  return {
    type,
    mode: /ویڈیو/.test(first.words) ? "video" : type === "call" ? "phone" : "in_person",
    title: (title.length > 18 ? title : source.slice(passage.start, passage.end)).slice(0, 120),
    heldOn: held?.on ?? null,
    untilOn: held?.until ?? null,
    place: venue?.place ?? null,
    hostSide: sideOf(venue?.country ?? null, sides),
    series: null,
    round: null,
    nextRound: next
      ? {
          words: next.paragraph.text.slice(next.span.start, next.span.end),
          date: urduDatesIn(next.words, sides.publishedOn)[0]?.on ?? null,
        }
      : null,
    passage,
  };
}

const sideOf = (
  country: string | null,
  { home, partner }: { home: string; partner: string | null },
): Side | null =>
  country === null ? null : country === home ? "home" : country === partner ? "partner" : null;

/** A seat of government "in" which it was, else the one that the report is dated from. */
function venueOf(
  text: string,
  { start, end }: Span,
  mentions: readonly Mention[],
): { place: string; country: string | null } | null {
  const seats = mentions.filter((one) => one.kind === "seat");
  const found =
    seats.find(
      (one) => one.start >= start && one.end <= end && text.slice(one.end).startsWith(" میں"),
    ) ?? seats.find((one) => one.start === 0 && /^[،,:]/.test(text.slice(one.end)));
  return found ? { place: text.slice(found.start, found.end), country: found.country } : null;
}

/** An Urdu sentence ends with its own full stop. */
function urduSentences(text: string): Span[] {
  return [...text.matchAll(/[^۔؟!]+[۔؟!]?/gu)].flatMap(({ index, 0: words }) => {
    const start = index + (words.length - words.trimStart().length);
    const end = index + words.trimEnd().length;
    return end > start ? [{ start, end }] : [];
  });
}
