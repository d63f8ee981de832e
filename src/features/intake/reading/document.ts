import type { CalendarDate } from "#domain/calendar-date.ts";
import type { SourceKind } from "#features/sources/rules.ts";
import { type Clean, cleaned, passageIn } from "./clean.ts";
import { beginsTail, isFurniture } from "./furniture.ts";
import { fusedAt } from "./fused-words.ts";
import { type Chunk, chunksOf } from "./lines.ts";
import { headerOf } from "./header.ts";
import { kindOf } from "./source-kind.ts";

/**
 * title and heading: not drafted from, but read for who and what; item: a line of a list;
 * furniture: not part of the document.
 */
type ParagraphKind = "title" | "heading" | "body" | "item" | "furniture";
export type Paragraph = Clean & {
  kind: ParagraphKind;
  /** What an item is numbered with ("3.", "(a)", "•"); null of all else. */
  marker: string | null;
  start: number;
  end: number;
};

export type Document = {
  title: string | null;
  publisher: string | null;
  author: string | null;
  publishedOn: CalendarDate | null;
  /** "2 weeks ago" or "Updated yesterday", when that is all the page says. */
  publishedAbout: string | null;
  language: "en" | "ur" | "other";
  kind: SourceKind;
  paragraphs: Paragraph[];
};

/** Reads a text into paragraphs that know their place in it. Nothing of the text is lost or changed. */
export function readDocument(text: string): Document {
  const seams = new Set(fusedAt(text));
  const paragraphs: Paragraph[] = [];
  let inTail = false;
  for (const chunk of chunksOf(text)) {
    const clean = cleaned(text, chunk, seams);
    if (clean.text === "") continue;
    inTail ||= paragraphs.length > 3 && beginsTail(clean.text);
    const kind = inTail ? "furniture" : kindOfParagraph(clean.text, chunk, paragraphs);
    const { start, end } = passageIn(clean, 0, clean.text.length);
    paragraphs.push({ ...clean, kind, marker: chunk.item, start, end });
  }
  const header = headerOf(paragraphs);
  return {
    ...header,
    language: languageOf(text),
    kind: kindOf(paragraphs, header),
    paragraphs: paragraphs.map((one) => (isByline(one.text) ? { ...one, kind: "furniture" } : one)),
  };
}

function kindOfParagraph(text: string, chunk: Chunk, before: readonly Paragraph[]): ParagraphKind {
  if (isFurniture(text)) return "furniture";
  const isFirst = before.every(({ kind }) => kind === "furniture");
  const looksLikeLine = !/[.;,:۔؛،]["')\]]*$/.test(text) && text.length < 220;
  if (isFirst && looksLikeLine) return "title";
  if (before.some(({ kind, text: title }) => kind === "title" && title === text)) return "title";
  if (chunk.item !== null || goesOnWithList(text, before)) return "item";
  if (looksLikeLine && text.length < 120 && !/[.!?۔؟]/.test(text.slice(-2))) return "heading";
  return "body";
}

/** Pages lose their bullets: lines in small letters under "will:" are its items. */
function goesOnWithList(text: string, before: readonly Paragraph[]): boolean {
  const last = before.findLast(({ kind }) => kind !== "furniture");
  if (last === undefined || !/^\p{Ll}/u.test(text)) return false;
  return last.text.endsWith(":") || (last.kind === "item" && !/[.!?]$/.test(last.text));
}

/** "By Junaid Qaiser", "Reporter: A. Khan": who wrote it is no part of what was said. */
function isByline(text: string): boolean {
  return text.length < 60 && /^(?:by|reporter:|written by)\s+\p{Lu}/iu.test(text);
}

function languageOf(text: string): Document["language"] {
  const urdu = text.match(/[\u0600-\u06ff]/g)?.length ?? 0;
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  // Arabic and Persian do without these letters.
  if (urdu > latin) return (text.match(/[ٹڈڑںےھہ]/g)?.length ?? 0) > urdu / 60 ? "ur" : "other";
  const english = text.match(/\b(?:the|of|and|to|in)\b/gi)?.length ?? 0;
  return english > latin / 120 || latin < 200 ? "en" : "other";
}
