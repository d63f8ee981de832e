import type { FacetValue } from "#domain/facets.ts";
import { type Grouping, groupingOf, type ListGroups } from "#domain/list-groups.ts";
import type { ListPage } from "#domain/listing.ts";
import type { Grouped } from "./views.ts";

type Asked = {
  groups: ListGroups;
  /** What the address asks for. */
  name: string | null;
  /** The values of a group of the filter, with their counts. */
  valuesOf: (name: string) => readonly FacetValue[];
  locale: string;
};

/** A list by groups: the order that its query needs, and what stands above the groups of a page. */
export function grouped({ groups, name, valuesOf, locale }: Asked): {
  grouping: Grouping | null;
  on: (page: ListPage<unknown>) => Grouped | null;
} {
  const grouping = groupingOf(groups, name, valuesOf, locale);
  return {
    grouping,
    on: ({ isContinued = false, continues = false }) =>
      grouping && {
        name: grouping.name,
        values: valuesOf(grouping.name),
        isContinued,
        continues,
      },
  };
}
