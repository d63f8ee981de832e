import type { Marking } from "#domain/marking.ts";
import type { SourceKind } from "#features/sources/rules.ts";
import type { Passage, TextFile } from "./annotations.ts";
import { countriesIn, dateIn, titleOf } from "./words.ts";

/** The partner that a text is about: what is told to the loader, else the country its annotations speak of most. */
export function partnerOf(
  { text, passages, document }: TextFile,
  home: string,
  told: string | null,
): string | null {
  const given = document.partner ?? told;
  if (given !== null && given !== undefined) return given;
  const notes = passages.map(({ entity, note }) => `${entity} ${note}`).join("\n");
  // The annotator's word counts for more than the text's own.
  const said = [...countriesIn(notes), ...countriesIn(notes), ...countriesIn(text)];
  const counts = Map.groupBy(
    said.filter((code) => code !== home),
    (code) => code,
  );
  const [most] = [...counts].toSorted(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? null;
}

const find = (passages: readonly Passage[], entity: RegExp) =>
  passages.find((passage) => entity.test(passage.entity));

/** The fields of a source, from what is known of it from elsewhere, its annotations and its first lines. */
export function detailsOf(file: TextFile, partner: string, marking: Marking) {
  const { text, passages, document } = file;
  const author = find(passages, /^author\b/) ?? find(passages, /\(reporter\)/);
  const publisher = find(passages, /^publisher\b/) ?? find(passages, /^source \(secondary\)/);
  const named = publisher && (/source = ([^;,]+)/.exec(publisher.note)?.[1] ?? publisher.note);
  const exact = find(passages, /^publication date/);
  const relative = find(passages, /^relative publication date/);
  const crawled = find(passages, /\b(crawl|retrieval)\b/);
  const published = exact ? dateIn(exact.quote) : relative ? dateIn(relative.note) : null;
  const isAbout = exact === undefined && published !== null;
  return {
    partner,
    marking,
    text,
    kind: document.kind ?? kindOf(passages),
    title: document.title ?? headlineOf(file),
    publisher: document.publisher ?? (named ? titleOf(named, 200) : null),
    author:
      document.author ?? (author ? author.quote.replace(/^(by|reporter:)\s+/i, "").trim() : null),
    address: document.address ?? null,
    publishedOn: document.published ?? published?.on ?? null,
    publishedPrecision: document.publishedPrecision ?? (isAbout ? "about" : null),
    retrievedOn: document.retrieved ?? (crawled && dateIn(crawled.quote)?.on) ?? null,
    language: document.language ?? (isUrdu(text) ? "ur" : "en"),
  };
}

/** A text whose letters are mostly Arabic is in Urdu here. */
function isUrdu(text: string): boolean {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  return arabic > (text.match(/\p{Script=Latin}/gu)?.length ?? 0);
}

/** Press, unless its annotations say that it is an opinion; with figures that nobody is named for, the lesser press. */
function kindOf(passages: readonly Passage[]): SourceKind {
  const isOpinion = passages.some(
    ({ entity, note }) => /^author\b/.test(entity) && /opinion|analysis|column/i.test(note),
  );
  if (isOpinion) return "opinion";
  const unnamed = passages.filter(
    ({ entity, note }) =>
      /indicator claim/.test(entity) && /unnamed|unverified|unstated/.test(note),
  );
  return unnamed.length > 1 ? "press_unattributed" : "press_quoting_readout";
}

/** Lines of a page around an article. */
const FURNITURE = /watch live|subscribe|news alert|whatsapp|comments?$|share|^by |editor$|photo$/i;

/** The first line that reads like a headline; else the beginning of the text. */
function headlineOf({ text, passages }: TextFile): string {
  const lines = text.split("\n").map((line) => line.trim());
  const isMeta = (line: string) =>
    passages.some(
      ({ entity, quote }) => /date|author|publisher|furniture/.test(entity) && line.includes(quote),
    );
  const headline = lines.find(
    (line) =>
      line.split(/\s+/).length > 3 && line.length <= 200 && !FURNITURE.test(line) && !isMeta(line),
  );
  return headline ?? titleOf(lines.find((line) => line !== "") ?? text, 120);
}
