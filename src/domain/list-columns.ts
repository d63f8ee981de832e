import { z } from "zod";
import { several } from "./listing.ts";

/**
 * The columns that a list can show. `usual`: those that it shows unless others are chosen, in their order, each with
 * the columns of a file that say the same. `more`: columns of the file that can be shown beside them.
 */
export type ListColumns = {
  /** The column that names the record: it is always shown. */
  record: string;
  /** Where the headers of the usual columns stand in the catalogue: "meetings.col". */
  headers: string;
  usual: Readonly<Record<string, readonly string[]>>;
  more: readonly string[];
  /** What else a file of the list says, whatever is shown: without it no row of it could come back. */
  comesBackBy?: readonly string[];
};

export function columnNames({ usual, more }: ListColumns): string[] {
  return [...Object.keys(usual), ...more];
}

/** `cols=` of an address: names of columns, in the order in which they are to stand. */
export function columnsParameter(...lists: readonly ListColumns[]) {
  return several(z.enum(lists.flatMap(columnNames)));
}

/** What is shown, in order: what is chosen, with the record's name before it if it is not among it; else the usual. */
export function shownColumns(list: ListColumns, chosen: readonly string[]): string[] {
  const known = columnNames(list);
  const kept = chosen.filter((name) => known.includes(name));
  if (kept.length === 0) return Object.keys(list.usual);
  return kept.includes(list.record) ? kept : [list.record, ...kept];
}

/** The columns of a file that say what these columns of the screen say, in the same order. */
export function fileColumns({ usual }: ListColumns, shown: readonly string[]): string[] {
  return [...new Set(shown.flatMap((name) => usual[name] ?? [name]))];
}
