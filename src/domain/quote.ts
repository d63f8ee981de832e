/**
 * Where a passage stands in a text: offsets in the text as stored, in UTF-16 code units (those of
 * `String.prototype.slice`); the end is exclusive.
 */
export type Passage = { start: number; end: number };

const BLANK = /[\s\p{Cc}\p{Cf}\ufe00-\ufe0f]/u;
/** Marks, the later letters of a Korean syllable, half-width voicing: they change the letter before them. */
const JOINING = /[\p{M}\u1160-\u11ff\ud7b0-\ud7fb\uff9e\uff9f]/u;
const SINGLE_QUOTES = /['`´‘’‚‛′ʼʻ‹›]/u;
const DOUBLE_QUOTES = /["“”„‟″«»]/u;
const DASHES = /[\p{Pd}\u2212\u2043]/u;
/** As in the Stream-Safe Text Format of Unicode (UAX #15): no letter carries more. */
const MAX_MARKS = 30;

type Folded = {
  text: string;
  /** For every code unit of `text`: where the letter that it came from starts and ends. */
  starts: number[];
  ends: number[];
};

type Fold = (letter: string) => string;

/**
 * What is left of a text when everything that copying and typesetting change is taken away: white
 * space and invisible characters (also inside words), the shape of quotation marks and dashes,
 * ligatures and composed or decomposed accents. Case stays.
 */
export function foldText(text: string): string {
  return fold(text, foldLetter).text;
}

/**
 * The first place where the quote stands in the text, folded as by `foldText`; in other case only
 * where there is none in the same case. Null when it does not stand there or is blank. It starts and
 * ends with whole letters, and the passage folds to what the quote folds to. Time grows linearly.
 */
export function findQuote(text: string, quote: string): Passage | null {
  return search(text, quote, foldLetter, 1)[0] ?? search(text, quote, foldCase, 1)[0] ?? null;
}

/** Every place of the quote, in order and without overlaps; in other case only where there is none in the same. */
export function allQuotes(text: string, quote: string): Passage[] {
  const exact = search(text, quote, foldLetter, Infinity);
  return exact.length > 0 ? exact : search(text, quote, foldCase, Infinity);
}

/**
 * The passage that a selection means: from its first whole letter to its last, without the blanks
 * around it, and its words as they stand. Null when nothing visible was selected.
 */
export function quoteAt(
  text: string,
  start: number,
  end: number,
): (Passage & { quote: string }) | null {
  const { starts, ends } = fold(text, foldLetter);
  const from = ends.findIndex((letterEnd) => letterEnd > start);
  const to = starts.findLastIndex((letterStart) => letterStart < end);
  const first = starts[from];
  const last = ends[to];
  if (first === undefined || last === undefined || from > to) return null;
  return { start: first, end: last, quote: text.slice(first, last) };
}

function search(text: string, quote: string, by: Fold, limit: number): Passage[] {
  const needle = fold(quote, by).text;
  const hay = fold(text, by);
  const found: Passage[] = [];
  if (needle === "") return found;
  const borders = bordersOf(needle);
  let matched = 0;
  for (let at = 0; at < hay.text.length && found.length < limit; at += 1) {
    while (matched > 0 && hay.text[at] !== needle[matched]) matched = borders[matched - 1] ?? 0;
    if (hay.text[at] === needle[matched]) matched += 1;
    if (matched < needle.length) continue;
    const first = at - needle.length + 1;
    const start = hay.starts[first];
    const end = hay.ends[at];
    const isWhole = start !== hay.starts[first - 1] && end !== hay.ends[at + 1];
    if (isWhole && start !== undefined && end !== undefined) found.push({ start, end });
    matched = isWhole ? 0 : (borders[matched - 1] ?? 0);
  }
  return found;
}

/** For each prefix the length of its longest own border (Knuth, Morris, Pratt): no text makes the search slow. */
function bordersOf(needle: string): number[] {
  const borders = [0];
  let length = 0;
  for (let at = 1; at < needle.length; at += 1) {
    while (length > 0 && needle[at] !== needle[length]) length = borders[length - 1] ?? 0;
    if (needle[at] === needle[length]) length += 1;
    borders.push(length);
  }
  return borders;
}

function fold(text: string, by: Fold): Folded {
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let letter = "";
  let start = 0;
  let end = 0;
  let marks = 0;
  const finish = () => {
    const units = letter === "" ? "" : by(letter);
    folded.push(units);
    for (let unit = 0; unit < units.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  };
  for (let at = 0; at < text.length;) {
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const next = at + char.length;
    if (!isBlank(char)) {
      if (letter !== "" && marks < MAX_MARKS && isJoining(char)) {
        letter += char;
        marks += 1;
      } else {
        finish();
        letter = char;
        start = at;
        marks = 0;
      }
      end = next;
    }
    at = next;
  }
  finish();
  return { text: folded.join(""), starts, ends };
}

const isBlank = (char: string) => (char < "\u007f" ? char <= " " : BLANK.test(char));
const isJoining = (char: string) => char > "\u02ff" && JOINING.test(char);

/** One letter with its marks. Quotation marks first: the compatibility form of some is a space. */
function foldLetter(letter: string): string {
  if (letter.length === 1 && letter < "\u007f") return letter === "`" ? "'" : letter;
  if (SINGLE_QUOTES.test(letter)) return "'";
  if (DOUBLE_QUOTES.test(letter)) return '"';
  if (DASHES.test(letter)) return "-";
  return letter.normalize("NFKC").replace(/\s/g, "");
}

/** By way of capitals, so that ß meets SS and both small sigmas are one. */
const foldCase = (letter: string) => foldLetter(letter).toUpperCase().toLowerCase();
