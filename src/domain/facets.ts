import type { Named } from "./names.ts";

/**
 * A value of one group of a list's filter, and how many records it would show while the other groups
 * stay as they are. `name` where the catalogue has no word for the value: countries, topics, agencies.
 */
export type FacetValue = Omit<Named, "name"> & {
  name: string | null;
  value: string;
  count: number;
  /** There may be more: not all were counted. */
  isAtLeast?: boolean;
};

/** `total` is counted up to the limit of a list, and one beyond. */
export type Facets<Group extends string> = { total: number; values: Record<Group, FacetValue[]> };

/** As many values of a group are offered at least, the most frequent first; where there are fewer, they are all. */
export const MOST_VALUES = 100;
