import type { BriefForm, SectionName } from "../views.ts";
import { heightOfGroup, heightOfSection, paperIn } from "./heights.ts";
import type { Drafted, Group } from "./lines.ts";

const PAGES: Record<BriefForm, number> = { full: 3, since: 3, minister: 1 };
/** In lines: what is lost where a page ends, for a heading stays with what follows it and a row is not broken. */
const LOST = 1.5;

/** Lines of the sections that a form leaves out, which are told in a row. */
const REST = 2;

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

/**
 * What of each section fits on the pages of the form: of every section first one, then in turn the next of each, until the room
 * or the section is at its end. The lists are in the order of their weight, so what is left out weighs least. On a single page a
 * section for which there is no room at all gives way, the one that weighs least first; it is not among those returned.
 */
export function fit(
  form: BriefForm,
  sections: ReadonlyMap<SectionName, Drafted>,
  { locale, isWithheld }: { locale: string; isWithheld: boolean },
): Map<SectionName, readonly Group[]> {
  const paper = paperIn(locale);
  let wanted = [...MOST[form]];
  for (;;) {
    const taken = fill(form, wanted, sections, { paper, isWithheld });
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
  { paper, isWithheld }: { paper: ReturnType<typeof paperIn>; isWithheld: boolean },
): Map<SectionName, Group[]> {
  const taken = new Map<SectionName, Group[]>(wanted.map(([name]) => [name, []]));
  const more = paper.line + paper.note;
  const pages = PAGES[form];
  let room = pages * paper.page - (pages - 1) * LOST * paper.line - paper.top;
  if (isWithheld) room -= paper.notice;
  for (const [name] of wanted) room -= heightOfSection(name, paper);
  // Each may have to say what it leaves out, or that there is nothing; and at the end stands what has no section.
  room -= wanted.length * more;
  if (wanted.length < sections.size) room -= paper.heading + REST * paper.line;
  const open = new Map(wanted);
  for (let round = 0; open.size > 0; round += 1) {
    for (const [name, most] of open) {
      const group = sections.get(name)?.groups[round];
      const height = group === undefined ? Infinity : heightOfGroup(group, paper);
      if (group === undefined || round >= most || height > room) {
        open.delete(name);
        if (isWhole(sections.get(name), round)) room += more;
        continue;
      }
      taken.get(name)?.push(group);
      room -= height;
    }
  }
  return taken;
}
