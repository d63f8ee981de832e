import { compareMarking, type Marking } from "#domain/marking.ts";
import { MOST } from "./drafting/fit.ts";
import { together } from "./drafting/lines.ts";
import { TABLES } from "./tables.ts";
import { type Brief, type KeptLine, type Line, SECTIONS, type SectionName } from "./views.ts";

/** Lines that an officer added stand behind those that were drafted. */
export const ADDED_FROM = 1000;

/** How many cells a line has. */
export const cellsOf = ({ section, shape }: Pick<Line, "section" | "shape">): number =>
  shape === "row" ? (TABLES[section]?.length ?? 1) : 1;

/** A line may be marked higher than it was, never lower: its earlier texts are marked with it. */
export function mayMark(line: { marking: Marking }, marking: Marking): boolean {
  return compareMarking(marking, line.marking) >= 0;
}

/** A brief of kept lines: what was left out is not in it, and its marking is that of what this reader sees. */
export function keptBrief(
  head: Omit<Brief, "sections" | "marking" | "releasableTo">,
  lines: readonly KeptLine[],
): Brief<KeptLine> {
  const shown = lines.filter(({ isLeftOut }) => !isLeftOut);
  const sections = sectionsOf(head.form)
    .map((name) => ({ name, lines: shown.filter(({ section }) => section === name) }))
    .filter((section) => section.lines.length > 0);
  return { ...head, sections, ...together(shown) };
}

/** The sections of a form, in the order in which they are read. */
function sectionsOf(form: Brief["form"]): SectionName[] {
  const names = new Set<SectionName>([...MOST[form].map(([name]) => name), "rest"]);
  return SECTIONS.filter((name) => names.has(name));
}
