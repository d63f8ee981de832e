import { highestMarking } from "#domain/marking.ts";
import type { Line, Marked, PromiseFact, Ref, SectionName, Shape } from "../views.ts";

/** Lines that stay together: a sentence and the passage it rests on. */
export type Group = readonly Line[];

/** What a section could say, the most important first. `total`: how many there are beyond what was read. */
export type Drafted = { groups: readonly Group[]; total: number; more: { path: string } & Marked };

const NOTHING: Marked = { marking: "official", releasableTo: [] };

export function line(
  section: SectionName,
  shape: Shape,
  cells: readonly string[],
  refs: readonly Ref[],
  from: readonly Marked[],
): Line {
  return { section, shape, cells, refs, path: null, ...together(from) };
}

/** As marked as the highest of the parts, to be given only to whom each of them may be given. */
export function together(parts: readonly Marked[]): Marked {
  const [first, ...rest] = parts;
  if (first === undefined) return NOTHING;
  return {
    marking: highestMarking(parts.map(({ marking }) => marking)),
    releasableTo: rest.reduce(
      (kept, { releasableTo }) => kept.filter((code) => releasableTo.includes(code)),
      [...first.releasableTo],
    ),
  };
}

export const refTo = (kind: Ref["kind"], { id, ref }: { id: string; ref: string }): Ref => ({
  kind,
  id,
  label: ref,
});

/** Long titles are cut at a word: the record has the whole of it. */
export function clip(text: string, most: number): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > most / 2 ? space : most - 1)}…`;
}

const TITLE = 120;

export const titled = ({ title }: { title: string }) => clip(title, TITLE);

export const drafted = (
  groups: readonly Group[],
  path: string,
  { total, highest }: { total: number; highest: Marked["marking"] },
): Drafted => ({ groups, total, more: { path, marking: highest, releasableTo: [] } });

/** A list of commitments of one partner as an address. */
export function promisesPath(partner: string, asked: Record<string, string | readonly string[]>) {
  const query = new URLSearchParams([["partner", partner]]);
  for (const [name, values] of Object.entries(asked))
    for (const value of [values].flat()) query.append(name, value);
  return `/commitments?${query.toString()}`;
}

export const OPEN = ["no_evidence", "not_started", "limited", "substantial"];

export const refOfPromise = (promise: PromiseFact): Ref => refTo("commitment", promise);
