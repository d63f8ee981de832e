import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Brief, BriefForm, Facts, Line, Section, SectionName, Words } from "../views.ts";
import { people, sensitivities } from "./around.ts";
import {
  changes,
  lastMet,
  meetingAhead,
  mous,
  openItems,
  overdue,
  training,
} from "./background.ts";
import { fit } from "./fit.ts";
import { type Drafted, type Group, together } from "./lines.ts";
import { objectives, points, press, replies } from "./talking.ts";
import { SECTIONS } from "../views.ts";

/**
 * A brief from the facts of a register: which sentences, in which order, as many as the form has room for. It says nothing that
 * is in no record, and every line leads to the record or the list that it tells of.
 */
export function briefOf(facts: Facts, form: BriefForm, asOf: CalendarDate, words: Words): Brief {
  const named = SECTIONS.filter((name) => name !== "rest");
  const all = new Map(named.map((name) => [name, draftOf(name, facts, asOf, words)]));
  const taken = fit(form, all, { locale: words.locale, isWithheld: facts.isWithheld });
  const said = [...all].flatMap(([name, draft]): Section[] => {
    // Without a meeting ahead there is nothing to prepare for, which needs no saying.
    if (name === "meeting" && draft.groups.length === 0) return [];
    const groups = taken.get(name);
    return groups === undefined ? [] : [{ name, lines: linesOf(name, draft, groups, words) }];
  });
  const sections = [...said, ...restOf(all, taken, words)];
  return {
    partner: facts.partner,
    form,
    locale: words.locale,
    asOf,
    sections,
    ...together(sections.flatMap(({ lines }) => lines)),
    isWithheld: facts.isWithheld,
  };
}

function draftOf(
  name: Exclude<SectionName, "rest">,
  facts: Facts,
  asOf: CalendarDate,
  words: Words,
): Drafted {
  switch (name) {
    case "meeting":
      return meetingAhead(facts, words);
    case "objectives":
      return objectives(facts, words);
    case "points":
      return points(facts, words);
    case "replies":
      return replies(facts, words);
    case "press":
      return press(facts, words);
    case "last_met":
      return lastMet(facts, words);
    case "changes":
      return changes(facts, words);
    case "overdue":
      return overdue(facts, words);
    case "theirs":
    case "ours":
    case "joint":
      return openItems(name, facts, words);
    case "mous":
      return mous(facts, words);
    case "training":
      return training(facts, words);
    case "people":
      return people(facts, words, asOf);
    case "sensitivities":
      return sensitivities(facts, words);
  }
}

/** What the form has no section for, and what gave way on a single page: how much there is of it, and where. */
function restOf(
  all: ReadonlyMap<SectionName, Drafted>,
  taken: ReadonlyMap<SectionName, unknown>,
  { say }: Words,
): Section[] {
  const lines = [...all].flatMap(([name, { groups, total, more }]): Line[] => {
    const count = Math.max(total, groups.length);
    if (taken.has(name) || count === 0) return [];
    const section = say(`briefs.section.${name}`);
    const text = isOneRecord(name) ? section : say("briefs.draft.rest", { section, count });
    const { path, marking, releasableTo } = more;
    return [
      { section: "rest", shape: "more", cells: [text], refs: [], path, marking, releasableTo },
    ];
  });
  return lines.length === 0 ? [] : [{ name: "rest", lines }];
}

const isOneRecord = (section: SectionName) => section === "meeting" || section === "last_met";

function linesOf(
  section: SectionName,
  { groups, total, more }: Drafted,
  taken: readonly Group[],
  { say }: Words,
): Line[] {
  const lines = taken.flat();
  // Of a meeting the form says as much as it has room for: the record is one click away.
  const left =
    isOneRecord(section) && taken.length > 0 ? 0 : Math.max(total, groups.length) - taken.length;
  if (taken.length > 0 && left === 0) return lines;
  const isEmpty = taken.length === 0 && left === 0;
  const text = isEmpty
    ? say(`briefs.nothing.${section}`)
    : say("briefs.draft.more", { count: left });
  return [
    ...lines,
    {
      section,
      shape: isEmpty ? "note" : "more",
      cells: [text],
      refs: [],
      path: more.path,
      marking: isEmpty ? "official" : more.marking,
      releasableTo: isEmpty ? [] : more.releasableTo,
    },
  ];
}
