import type { Passage } from "#domain/quote.ts";
import type { Chunk } from "./lines.ts";
import { withoutMisreadings } from "./misread.ts";

/**
 * A paragraph as it is read: one line, straight quotes, lost blanks put back. `at` leads every code
 * unit back to the text as stored, which is never changed.
 */
export type Clean = { text: string; at: readonly number[] };

/** What a text in UTF-8 looks like when it was read as Windows-1252. */
const MOJIBAKE: readonly (readonly [string, string])[] = [
  ["â€™", "'"],
  ["â€˜", "'"],
  ["â€œ", '"'],
  ["â€\u009d", '"'],
  ["â€“", "–"],
  ["â€”", "—"],
  ["Â ", " "],
  ["Â", ""],
];
const QUOTES: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "‚": "'",
  "`": "'",
  "´": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‑": "-",
  "‐": "-",
};

/** Reads a chunk of the text; `seams` are the places where two words were glued together. */
export function cleaned(source: string, chunk: Chunk, seams: ReadonlySet<number>): Clean {
  const out: string[] = [];
  const at: number[] = [];
  const put = (unit: string, place: number) => {
    if (unit === " " && (out.length === 0 || out.at(-1) === " ")) return;
    out.push(unit);
    at.push(place);
  };
  for (const [index, line] of chunk.lines.entries()) {
    if (index > 0) joinLines(out, at, line.text, line.start);
    for (let place = line.start; place < line.end;) {
      if (seams.has(place)) put(" ", place);
      const wrong = MOJIBAKE.find(([bad]) => source.startsWith(bad, place));
      const unit = source[place] ?? "";
      if (wrong) put(wrong[1], place);
      else if (/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/.test(unit)) put("", place);
      else put(QUOTES[unit] ?? (/\s/.test(unit) ? " " : unit), place);
      place += wrong ? wrong[0].length : 1;
    }
  }
  return tidy(out, at);
}

/** A word divided at the line's end becomes one again; otherwise the break is a blank. */
function joinLines(out: string[], at: number[], next: string, place: number): void {
  const isDivided = out.at(-1) === "-" && /\p{Ll}/u.test(out.at(-2) ?? "") && /^\p{Ll}/u.test(next);
  if (isDivided) {
    out.pop();
    at.pop();
  } else if (out.at(-1) !== " ") {
    out.push(" ");
    at.push(place - 1);
  }
}

/** Empty units out, so that the text and its places stay in step. */
function tidy(out: readonly string[], at: readonly number[]): Clean {
  const places = at.filter((_, index) => out[index] !== "");
  return withoutMisreadings({ text: out.join(""), at: places });
}

/** The passage of the stored text behind a stretch of the paragraph; the end is exclusive. */
export function passageIn(clean: Clean, start: number, end: number): Passage {
  const first = clean.at[start] ?? clean.at.at(-1) ?? 0;
  const last = clean.at[end - 1] ?? first;
  return { start: first, end: last + 1 };
}
