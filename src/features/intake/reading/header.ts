import { type CalendarDate, dayFrom } from "#domain/calendar-date.ts";
import type { Paragraph } from "./document.ts";
import { urduDatesIn } from "../language/urdu-dates.ts";
import { monthOf, MONTH_PATTERN } from "../language/months.ts";

export type Header = {
  title: string | null;
  publisher: string | null;
  author: string | null;
  publishedOn: CalendarDate | null;
  publishedAbout: string | null;
};

const PUBLISHER =
  /^(?:(?:the |u\.?s\.? |british |pakistan |royal )*(?:high commission|embassy|mission) (?:of|for) .{3,60}|u\.?s\.? department of .{3,40}|home office|foreign office|office of the (?:spokesperson|press secretary|prime minister)|ministry of .{3,60}|department of .{3,60}|press information bureau.*|the white house|embassy of .{3,60}|(?:federal )?government of .{3,60}|office of public affairs)$/i;
const DAY_MONTH = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTH_PATTERN})\\.?,?\\s+(\\d{4})`,
  "i",
);
const MONTH_DAY = new RegExp(
  `\\b(${MONTH_PATTERN})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`,
  "i",
);
const AGO = /\b(?:\d+|an?|one|two|three)\s+(?:minute|hour|day|week|month|year)s?\s+ago\b/i;

/** "Source: Ministry of Interior" below a text; "(APP)" in its first line. */
const SOURCE = /^source ?: ?(\p{Lu}.{2,60})$/iu;
const WIRE =
  /^\p{Lu}[\p{L} ,.'-]{2,40}\d{0,4} ?\((APP|PPI|INP|NNI|Reuters|AFP|AP|ANI|PTI|UNB|BSS|WAM|SPA|QNA|KUNA|BNA|ONA|IRNA|AA|Anadolu|Xinhua|Yonhap|Kyodo|TASS)\)/u;

const named = (sign: RegExp, paragraphs: readonly Paragraph[]) =>
  paragraphs.map(({ text }) => sign.exec(text.slice(0, 120))?.[1]).find(Boolean) ?? null;

/** What stands around the document: its name, who issued it, who wrote it, when. */
export function headerOf(paragraphs: readonly Paragraph[]): Header {
  const title =
    headlineOf(paragraphs) ?? paragraphs.find(({ kind }) => kind === "title")?.text ?? null;
  const short = paragraphs.filter(({ text }) => text.length < 90);
  const author = short
    .map(({ text }) => /^(?:by|reporter:|author:|written by)\s+(\p{Lu}.{2,50})$/iu.exec(text)?.[1])
    .find((name) => name !== undefined && !/(?:desk|reporter|correspondent)$/i.test(name));
  const dates = [
    ...short.slice(0, 12).map(({ text }) => dayIn(text)),
    ...paragraphs.slice(0, 4).map(({ text }) => urduDayIn(text.slice(0, 60))),
  ];
  return {
    title,
    publisher:
      short.find(({ text }) => PUBLISHER.test(text))?.text ??
      named(SOURCE, short) ??
      named(WIRE, paragraphs.slice(0, 8)),
    author: author ?? null,
    publishedOn: dates.find((day) => day !== null) ?? null,
    publishedAbout: short.map(({ text }) => AGO.exec(text)?.[0]).find(Boolean) ?? null,
  };
}

/** Pages of the press print their headline twice; what stands above it is the page's own. */
function headlineOf(paragraphs: readonly Paragraph[]): string | null {
  const above = paragraphs
    .slice(0, 20)
    .filter(({ kind }) => kind === "title" || kind === "heading");
  const twice = above.find(
    ({ text }, place) =>
      text.split(" ").length > 3 && above.some((one, other) => other > place && one.text === text),
  );
  return twice?.text ?? null;
}

/** The first day named in full, in either order of day and month. */
function dayIn(text: string): CalendarDate | null {
  const british = DAY_MONTH.exec(text);
  if (british) return dayFrom(Number(british[3]), monthOf(british[2] ?? ""), Number(british[1]));
  const american = MONTH_DAY.exec(text);
  return american
    ? dayFrom(Number(american[3]), monthOf(american[1] ?? ""), Number(american[2]))
    : null;
}

/** An Urdu report begins with its place and day. */
function urduDayIn(text: string): CalendarDate | null {
  return urduDatesIn(text, null).find(({ on }) => on.precision === "day")?.on.on ?? null;
}
