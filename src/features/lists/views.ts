import type { FacetValue } from "#domain/facets.ts";
import type { ListColumns } from "#domain/list-columns.ts";
import type { Column, Row } from "#features/export/views.ts";

/** How a list is shown: its columns, and what the rows of the page say in those that are not usual. */
export type Arrangement = {
  list: ListColumns;
  /** Names of the columns that are shown, in order. */
  shown: readonly string[];
  /** The columns that are not usual, as files have them. */
  more: readonly Column[];
  /** By the id of the row; empty where no such column is shown. */
  values: Readonly<Record<string, Row>>;
  /** What the list can be grouped by. */
  groups: readonly string[];
  grouping: Grouped | null;
};

/** By what a list is grouped, its groups as the filter counts them, and where the page cuts one of them. */
export type Grouped = {
  name: string;
  values: readonly FacetValue[];
  isContinued: boolean;
  continues: boolean;
};
