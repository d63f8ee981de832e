import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Marking } from "#domain/marking.ts";

export const FORMATS = ["csv", "xlsx", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** A figure that a source gives; unverified until the document below it was seen. */
export type Figure = {
  quantity: string;
  qualifier: string | null;
  value: string;
  unit: string | null;
  period: string | null;
  verified: boolean;
};

export type Value = string | number | boolean | null | readonly string[] | readonly Figure[];
/** By the machine names of the columns. */
export type Row = Readonly<Record<string, Value>>;

export type ColumnKind = "text" | "long" | "code" | "day" | "number" | "flag" | "list" | "figures";

/**
 * A column, by the machine name that stands in every file and never changes. `words`: where the catalogue
 * has the word of a code ("values.status"); the word in the reader's language is a column of its own then.
 */
export type Column = {
  name: string;
  kind: ColumnKind;
  words?: string;
  /** What of the row, written into no file, holds where the value leads on a screen: an address, of a list one for each. */
  leadsTo?: string;
};

/** A column as it is written: `value` is of its kind, or null. */
export type Shown = {
  name: string;
  label: string;
  kind: ColumnKind;
  value: (row: Row) => Value;
  leadsTo?: string;
};

export type AskedValue = { value: string; label: string };
/** A filter in words: "Partner: United Kingdom". */
export type Asked = { name: string; label: string; values: readonly AskedValue[] };

/** A line about the file, by its machine name. */
export type Fact = { name: string; label: string; value: string };

/** What a file says about itself. */
export type About = {
  register: string;
  title: string;
  marking: Marking;
  /** As it is printed on top and at the bottom. */
  markingWord: string;
  rows: number;
  /** Whether there are more rows, which were not counted. */
  isCut?: boolean;
  filters: readonly Asked[];
  /** What the rows are sorted by first, in words. */
  groupedBy: string | null;
  asOf: CalendarDate;
  /** What was recorded later is left out; null: nothing is. */
  knownOn: CalendarDate | null;
  /** With the offset of the home time zone. */
  madeAt: string;
  madeBy: string;
  /** Of the list on the screen. */
  address: string;
  /** What is to be known of the rows: what "unverified" means, what an earlier day cannot show. */
  notes: readonly string[];
  language: string;
  isRightToLeft: boolean;
  /** All of the above in words, the marking first, for formats that have lines alone. */
  facts: readonly Fact[];
  /** "unverified", as it is put behind a figure. */
  unverifiedWord: string;
  /** Title of what stands here, where it has a place of its own. */
  aboutWord: string;
};

export type Sheet = {
  about: About;
  columns: readonly Shown[];
  /** Some rows at a time, in the order of the list. */
  rows: AsyncIterable<readonly Row[]>;
};
