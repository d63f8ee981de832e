import type { Marking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { linkedCell, TABLES } from "../tables.ts";
import type { Brief, Line, Ref, Section, Words } from "../views.ts";
import type { Instead } from "./letters.ts";

/** A stretch of text, or a link. */
export type Run = { text: string; href?: string };

export type Block =
  | { kind: "list"; items: { runs: Run[]; quotes: Run[][] }[] }
  | { kind: "table"; head: string[]; widths: number[]; rows: Run[][][] }
  | { kind: "text"; runs: Run[] };

/** A brief as it is printed: whole sentences, in one language, with whole addresses. Nothing in it is markup. */
export type Paper = {
  title: string;
  language: string;
  isRightToLeft: boolean;
  /** The word of the marking, for the top and the bottom of each page. */
  marking: string;
  /** "Page {page} of {pages}" in its parts. */
  page: [string, string, string];
  /** What a PDF says where no typeface has the letters. */
  instead: Instead;
  /** What it is, of which day, by whom; and that something is withheld. */
  about: string[];
  notice: string | null;
  sections: { title: string; blocks: Block[] }[];
};

const FOLDERS: Record<Ref["kind"], string> = {
  commitment: "commitments",
  agreement: "agreements",
  meeting: "meetings",
  training: "trainings",
  person: "people",
  source: "sources",
};

/** Where a record is shown. */
export const pathTo = ({ kind, id, at }: Ref): string =>
  `/${FOLDERS[kind]}/${id}${at === undefined ? "" : `#${at}`}`;

/** The references that a line shows: a quote leads to its source, the line before it to what it supports. */
export const refsShown = ({ shape, refs }: Line): readonly Ref[] =>
  shape === "quote" ? refs.slice(0, 1) : refs;

/** @param origin what addresses begin with, e.g. "https://accord.example.org" */
export function paperOf(
  brief: Brief,
  words: Words,
  { origin, by }: { origin: string; by: string | null },
): Paper {
  const { say, locale, day } = words;
  const partner = nameIn(locale, brief.partner);
  const parts = (key: string, params: Record<string, string>) =>
    say(key, params)
      .replaceAll(/[\u2068\u2069]/g, "")
      .split("\u0001");
  const [before = "", between = "", after = ""] = parts("briefs.page", {
    page: "\u0001",
    pages: "\u0001",
  });
  const [open = "", close = ""] = parts("briefs.instead.word", { script: "\u0001" });
  return {
    title: say(`briefs.formTitle.${brief.form}`, { partner }),
    language: locale,
    isRightToLeft: locale === "ur",
    marking: markingWord(brief.marking, words),
    page: [before, between, after],
    instead: {
      before: open,
      after: close,
      letters: say("briefs.instead.letters"),
      sign: say("briefs.instead.sign"),
    },
    about: [
      say("briefs.preparedFor", { on: day(brief.asOf) }),
      ...(by === null ? [] : [by]),
      ...(brief.releasableTo.length === 0
        ? []
        : [say("briefs.releasable", { countries: brief.releasableTo.join(", ") })]),
    ],
    notice: brief.isWithheld ? `${say("briefs.withheld")}. ${say("briefs.withheldText")}` : null,
    sections: brief.sections.map((section) => ({
      title: say(`briefs.section.${section.name}`),
      blocks: blocksOf(section, words, origin),
    })),
  };
}

const markingWord = (marking: Marking, { say, locale }: Words): string => {
  const word = say(`values.marking.${marking}`);
  return locale === "en" ? word.toUpperCase() : word;
};

/** Without what neither XML nor a PDF has a place for, and without signs that turn round what follows them. */
// U+2066 to U+2069 stay: they keep a name in other letters to itself.
const readable = (text: string) =>
  text.toWellFormed().replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\ufffe\uffff]/gu, "");

function blocksOf({ name, lines }: Section, { say }: Words, origin: string): Block[] {
  const blocks: Block[] = [];
  const linksOf = (line: Line): Run[] =>
    refsShown(line).flatMap((ref) => [
      { text: " " },
      { text: ref.label, href: origin + pathTo(ref) },
    ]);
  const hrefOf = ({ path }: Line) => (path === null ? {} : { href: origin + path });
  for (const drafted of lines) {
    const line = { ...drafted, cells: drafted.cells.map(readable) };
    const last = blocks.at(-1);
    const [text = ""] = line.cells;
    switch (line.shape) {
      case "item": {
        const item = { runs: [{ text }, ...linksOf(line)], quotes: [] };
        if (last?.kind === "list") last.items.push(item);
        else blocks.push({ kind: "list", items: [item] });
        break;
      }
      case "quote": {
        const runs = [{ text }, ...linksOf(line)];
        const item = last?.kind === "list" ? last.items.at(-1) : undefined;
        if (item === undefined) blocks.push({ kind: "text", runs });
        else item.quotes.push(runs);
        break;
      }
      case "row": {
        const columns = TABLES[name] ?? [];
        const row = columns.map((_, index): Run[] => {
          const cell = line.cells[index] ?? "";
          if (index !== linkedCell(name)) return [{ text: cell }];
          // A person is called by name: the name itself leads there.
          const links = linksOf(line);
          return links[1]?.text === cell ? links.slice(1) : [{ text: cell }, ...links];
        });
        if (last?.kind === "table") last.rows.push(row);
        else
          blocks.push({
            kind: "table",
            head: columns.map((column) => say(`briefs.column.${column.name}`)),
            widths: columns.map(({ width }) => width),
            rows: [row],
          });
        break;
      }
      case "note":
      case "more": {
        // What is left out is told in a row.
        if (name === "rest" && last?.kind === "text") {
          last.runs.push({ text: " · " }, { text, ...hrefOf(line) });
          break;
        }
        blocks.push({ kind: "text", runs: [{ text, ...hrefOf(line) }, ...linksOf(line)] });
        break;
      }
    }
  }
  return blocks;
}
