import { z } from "zod";
import { type FacetValue, MOST_VALUES } from "./facets.ts";
import { single } from "./listing.ts";

/**
 * What a list can be grouped by: groups of its filter, each with the order in which its values stand: by their names,
 * the latest first, or as given.
 */
export type ListGroups = Readonly<Record<string, "label" | "latest" | readonly string[]>>;

/** `group=` of an address. */
export function groupParameter(...lists: readonly ListGroups[]) {
  return single(z.enum(lists.flatMap((groups) => Object.keys(groups))));
}

/** The group of records that have no value of what is grouped by. */
export const NO_VALUE = "none";

/** The group of what stands in none of the groups that are named: a filter names but the most frequent values. */
export const BEYOND = "beyond";

/**
 * What a list is grouped by, and the values in the order in which they stand; any other, and none, come last. Whole: there
 * is no other.
 */
export type Grouping = { name: string; order: readonly string[]; isWhole: boolean };

/** The grouping that is asked for, with the values that the list has; null where none is, or the list has no such group. */
export function groupingOf(
  groups: ListGroups,
  name: string | null,
  valuesOf: (name: string) => readonly FacetValue[],
  locale: string,
): Grouping | null {
  const by = name === null ? undefined : groups[name];
  if (name === null || by === undefined) return null;
  const values = valuesOf(name);
  const known = values.map(({ value }) => value).filter((value) => value !== NO_VALUE);
  if (by !== "label" && by !== "latest") return { name, order: [...by], isWhole: true };
  // Rare values are not offered where there are many, nor met where a list is counted up to a limit.
  const isWhole = values.length < MOST_VALUES && !values.some(({ isAtLeast }) => isAtLeast);
  if (by === "latest") {
    return { name, order: known.toSorted((a, b) => b.localeCompare(a)), isWhole };
  }
  const labelOf = new Map(
    values.map(({ value, name: label, nameUr }) => [
      value,
      (locale === "ur" ? nameUr : null) ?? label ?? value,
    ]),
  );
  const label = (value: string) => labelOf.get(value) ?? value;
  return {
    name,
    isWhole,
    order: known.toSorted((a, b) => label(a).localeCompare(label(b), locale) || (a < b ? -1 : 1)),
  };
}
