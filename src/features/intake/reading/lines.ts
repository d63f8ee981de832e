/** A line of the text as stored, without its break and outer blanks. */
type Line = { start: number; end: number; text: string };

/** Lines that belong together and are read as one; the marker of a list item is left out. */
export type Chunk = { lines: Line[]; item: string | null };

const MARKER =
  /^(?:[-–—*•●▪◦‣·o]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s+|[۰-۹٠-٩]{1,2}[۔.)]\s*|(?:\d{1,2}\.){2,}\s*|[A-Z]\.\s+(?=[A-Z][a-z]))/u;
const ENDED = /[.!?:;۔؟؛]["'”’)\]]*$/;

/** All lines in order, blank ones as empty text. */
function linesOf(text: string): Line[] {
  let next = 0;
  return text.split(/[\n\u2028\u2029]/).map((raw) => {
    const trimmed = raw.trim();
    const start = next + raw.indexOf(trimmed);
    next += raw.length + 1;
    return { start, end: start + trimmed.length, text: trimmed };
  });
}

/** Lines put together again where a printer or a scanner broke them. */
export function chunksOf(text: string): Chunk[] {
  const lines = linesOf(text);
  const width = wrapWidth(lines);
  const chunks: Chunk[] = [];
  let blanks = 0;
  for (const line of lines) {
    if (line.text === "") {
      blanks += 1;
      continue;
    }
    const marker = MARKER.exec(line.text)?.[0] ?? null;
    const open = chunks.at(-1);
    const last = open?.lines.at(-1);
    if (open && last && marker === null && goesOn(last, line, blanks > 0, width))
      open.lines.push(line);
    else chunks.push({ lines: [withoutMarker(line, marker)], item: marker?.trim() ?? null });
    blanks = 0;
  }
  return chunks;
}

/** The length at which lines were broken by hand; null when every paragraph is one line. */
function wrapWidth(lines: readonly Line[]): number | null {
  const lengths = lines
    .map(({ text }) => text.length)
    .filter((length) => length > 30)
    .toSorted((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.85)];
  return usual === undefined || usual > 115 || lengths.length < 6 ? null : usual;
}

function goesOn(last: Line, line: Line, apart: boolean, width: number | null): boolean {
  const isOpen = !ENDED.test(last.text);
  const startsSmall = /^[\p{Ll}(,$£€]/u.test(line.text);
  if (isShouted(last.text) && !isShouted(line.text)) return false;
  if (apart) return isOpen && startsSmall && last.text.length > 25;
  if (width === null) return isOpen && startsSmall && last.text.length > 25;
  return last.text.length > width * 0.62 || (isOpen && startsSmall);
}

/** A heading in capitals ends where small letters begin. */
const isShouted = (text: string) => text.length > 20 && !/\p{Ll}/u.test(text);

function withoutMarker(line: Line, marker: string | null): Line {
  if (marker === null) return line;
  const text = line.text.slice(marker.length);
  return { start: line.end - text.length, end: line.end, text };
}
