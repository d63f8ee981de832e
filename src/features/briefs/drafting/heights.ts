import { TABLES } from "../tables.ts";
import type { Line, SectionName } from "../views.ts";
import type { Group } from "./lines.ts";

/*
 * How much of a page each part of a brief takes, in points, as `rendering/brief.typ` sets it; a test compares it with the pages that
 * are really made. The Word file is set a little closer.
 */
type Paper = {
  page: number;
  /** Title, day, by whom. */
  top: number;
  /** That something is withheld. */
  notice: number;
  heading: number;
  /** Of a text line, and of one in tables and quotes, which are set smaller. */
  line: number;
  small: number;
  /** What stands between two items, two rows, two notes. */
  item: number;
  row: number;
  note: number;
  /** Of the head of a table. */
  table: number;
};
const LATIN: Paper = {
  page: 737,
  top: 34,
  notice: 34,
  heading: 27.5,
  line: 12.15,
  small: 11.25,
  item: 0.5,
  row: 2.1,
  note: 1.5,
  table: 18.6,
};
const NASTALIQ: Paper = {
  page: 737,
  top: 36,
  notice: 38,
  heading: 24.5,
  line: 17.8,
  small: 16.5,
  item: 2,
  row: 3.2,
  note: 3,
  table: 31,
};
const PAPER: Record<string, Paper> = { en: LATIN, ur: NASTALIQ };

export const paperIn = (locale: string): Paper => PAPER[locale] ?? LATIN;

/** Of the text of a page, and the size of letters, in points. */
const WIDTH = 487;
const SIZE = { text: 9.5, small: 8.8 };
const INDENT = { item: 11, quote: 20, cell: 8 };

/** How wide letters of Inter are, in hundredths of their height; the rest are like "e", and Chinese ones are square. */
const WIDTHS = Object.entries({
  26: "Iijl",
  31: " !',.:;`’·",
  37: "()/[]ft|“”",
  42: '1r"-^_{}',
  57: "*?7JLacksvxyz",
  67: "#$&+04<=>BKPRSTZ~",
  76: "ADVXYCGHNOQU",
  90: "wMm@…%W",
}).map(([width, letters]) => [new Set(letters), Number(width) / 100] as const);
const known = new Map(
  WIDTHS.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)),
);

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0x2e80) width += 1;
    else if (code >= 0x600 && code < 0x780) width += 0.42;
    else if (code < 0x2066 || code > 0x2069) width += known.get(letter) ?? 0.61;
  }
  return width;
}

/** How many lines a text takes that is broken between words: `width` in heights of a letter. */
function linesIn(text: string, width: number): number {
  let lines = 1;
  let at = 0;
  for (const word of text.split(/(?<=[\s-])/)) {
    const size = widthOf(word);
    if (at > 0 && at + widthOf(word.trimEnd()) > width) {
      lines += 1;
      at = 0;
    }
    at += size;
    // What is longer than a line goes on in the next.
    lines += Math.floor(Math.max(0, at - 0.3 - width) / width);
  }
  return lines;
}

/** A reference is not broken. */
const withRefs = (text: string, { refs, shape }: Line) =>
  [
    text,
    ...(shape === "quote" ? refs.slice(0, 1) : refs).map(({ label }) => label.replaceAll("-", "–")),
  ].join(" ");

function heightOf(line: Line, paper: Paper): number {
  const { section, shape, cells } = line;
  const [text = ""] = cells;
  switch (shape) {
    case "row": {
      const columns = TABLES[section] ?? [];
      const linked = section === "changes" ? 1 : 0;
      const lines = columns.map(({ width }, index) => {
        const cell = cells[index] ?? "";
        const said = index === linked ? withRefs(cell, line) : cell;
        return linesIn(said, ((width / 100) * WIDTH - INDENT.cell) / SIZE.small);
      });
      return Math.max(1, ...lines) * paper.small + paper.row;
    }
    case "quote":
      return (
        linesIn(withRefs(text, line), (WIDTH - INDENT.quote) / SIZE.small) * paper.small +
        paper.item
      );
    case "item":
      return (
        linesIn(withRefs(text, line), (WIDTH - INDENT.item) / SIZE.text) * paper.line + paper.item
      );
    case "note":
    case "more":
      return linesIn(text, WIDTH / SIZE.text) * paper.line + paper.note;
  }
}

export const heightOfGroup = (group: Group, paper: Paper): number =>
  group.reduce((sum, line) => sum + heightOf(line, paper), 0);

/** What a section takes besides its lines. */
export const heightOfSection = (name: SectionName, { heading, table }: Paper): number =>
  heading + (TABLES[name] ? table : 0);
