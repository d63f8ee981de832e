import { TABLES } from "../tables.ts";
import type { BriefForm, Line, SectionName } from "../views.ts";
import type { Drafted, Group } from "./lines.ts";

/*
 * How much a page holds, in lines of its own text: measured on A4 with the margins, sizes and typefaces of the PDF and the DOCX,
 * rounded so that what is estimated is rather too much. Nastaliq stands twice as high as Latin.
 */
type Paper = {
  linesOfPage: number;
  lettersOfLine: number;
  heading: number;
  tableHead: number;
  /** Of tables and quotes, which are set smaller. */
  small: number;
};
const LATIN: Paper = {
  linesOfPage: 67,
  lettersOfLine: 106,
  heading: 2.2,
  tableHead: 1.5,
  small: 0.95,
};
const PAPER: Record<string, Paper> = {
  en: LATIN,
  ur: { linesOfPage: 36, lettersOfLine: 108, heading: 1.5, tableHead: 1.2, small: 1 },
};

const PAGES: Record<BriefForm, number> = { full: 3, since: 3, minister: 1 };
/** Title, day, by whom, and the notice that something is withheld. */
const TOP = 5;
/** What a line takes besides its text. */
const GAP = 0.35;
const MORE = 1.2;
/** " [COM-GB-2025-0007]" */
const REF = 19;

/** How many of each section a form takes at most, in the order in which they are given room. */
export const MOST: Record<BriefForm, readonly (readonly [SectionName, number])[]> = {
  full: [
    ["meeting", 4],
    ["objectives", 5],
    ["points", 6],
    ["replies", 5],
    ["press", 3],
    ["last_met", 4],
    ["overdue", 8],
    ["mous", 8],
    ["changes", 8],
    ["theirs", 5],
    ["ours", 5],
    ["joint", 4],
    ["people", 8],
    ["training", 5],
    ["sensitivities", 4],
  ],
  since: [
    ["meeting", 4],
    ["last_met", 5],
    ["changes", 40],
    ["objectives", 4],
    ["points", 5],
    ["replies", 4],
    ["overdue", 10],
    ["mous", 8],
    ["press", 3],
  ],
  minister: [
    ["meeting", 1],
    ["objectives", 3],
    ["points", 4],
    ["replies", 3],
    ["press", 2],
    ["last_met", 1],
    ["people", 3],
    ["sensitivities", 2],
  ],
};

function heightOf({ shape, cells, section, refs }: Line, { lettersOfLine, small }: Paper): number {
  const columns = shape === "row" ? TABLES[section] : undefined;
  const letters = cells.map((cell, index) => cell.length + (index === 0 ? refs.length * REF : 0));
  const rows = letters.map((count, index) => {
    const width = ((columns?.[index]?.width ?? 100) / 100) * lettersOfLine;
    // Narrow columns break words, and lose a part of each line.
    return Math.ceil(count / Math.max(6, columns === undefined ? width - 4 : width * 0.84 - 2));
  });
  const height = Math.max(1, ...rows) * (shape === "item" ? 1 : small);
  return height + (columns === undefined ? GAP : GAP * 2);
}

const heightOfGroup = (group: Group, paper: Paper) =>
  group.reduce((sum, line) => sum + heightOf(line, paper), 0);

/**
 * What of each section fits on the pages of the form: of every section first one, then in turn the next of each, until the room
 * or the section is at its end. The lists are in the order of their weight, so what is left out weighs least. On a single page a
 * section for which there is no room at all gives way, the one that weighs least first; it is not among those returned.
 */
export function fit(
  form: BriefForm,
  sections: ReadonlyMap<SectionName, Drafted>,
  locale: string,
): Map<SectionName, readonly Group[]> {
  const paper = PAPER[locale] ?? LATIN;
  let wanted = [...MOST[form]];
  for (;;) {
    const taken = fill(form, wanted, sections, paper);
    const without = wanted.findLast(
      ([name]) => taken.get(name)?.length === 0 && sections.get(name)?.groups.length !== 0,
    );
    if (PAGES[form] > 1 || without === undefined) return taken;
    wanted = wanted.filter((section) => section !== without);
  }
}

/** Whether nothing of a section is left to be counted; what is empty says so in its place. */
const isWhole = (drafted: Drafted | undefined, taken: number) =>
  taken > 0 && (drafted?.groups.length ?? 0) <= taken && (drafted?.total ?? 0) <= taken;

function fill(
  form: BriefForm,
  wanted: (typeof MOST)[BriefForm],
  sections: ReadonlyMap<SectionName, Drafted>,
  paper: Paper,
): Map<SectionName, Group[]> {
  const taken = new Map<SectionName, Group[]>(wanted.map(([name]) => [name, []]));
  let room = PAGES[form] * paper.linesOfPage - TOP;
  for (const [name] of wanted) room -= paper.heading + (TABLES[name] ? paper.tableHead : 0);
  // Each may have to say what it leaves out, or that there is nothing.
  room -= wanted.length * MORE;
  const open = new Map(wanted);
  for (let round = 0; open.size > 0; round += 1) {
    for (const [name, most] of open) {
      const group = sections.get(name)?.groups[round];
      const height = group === undefined ? Infinity : heightOfGroup(group, paper);
      if (group === undefined || round >= most || height > room) {
        open.delete(name);
        if (isWhole(sections.get(name), round)) room += MORE;
        continue;
      }
      taken.get(name)?.push(group);
      room -= height;
    }
  }
  return taken;
}
