import { z } from "zod";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { countryCode } from "#domain/country-code.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import type { Doubts } from "#domain/evidence.ts";
import { searchText, single } from "#domain/listing.ts";
import type { Marking } from "#domain/marking.ts";

/** What can be found, in the order of the groups: what is named first, then what is known by a title. */
export const SEARCH_KINDS = [
  "partner",
  "agency",
  "person",
  "topic",
  "commitment",
  "agreement",
  "meeting",
  "training",
  "delivery",
  "source",
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Results of one kind on its own page. */
export const SEARCH_PAGE = 50;

/** What the address of the search says. A value we do not know is passed over. */
export const searchFilter = z.object({
  q: searchText,
  kind: single(z.enum(SEARCH_KINDS)),
  partner: single(countryCode),
  /** How many results of the kind stand on earlier pages. */
  from: single(z.coerce.number().int().min(0).max(1000)),
});
export type SearchFilter = z.output<typeof searchFilter>;

/** A stretch of a snippet; `isHit` where it is what was looked for. */
export type SnippetPart = { text: string; isHit: boolean };

export type SearchHit = {
  kind: SearchKind;
  recordId: string;
  href: string;
  ref: string | null;
  title: string;
  titleUr: string | null;
  /** An acronym, a publisher, the topic above, a person's post. */
  detail: string | null;
  /** The name by which it was found, where that is not its title: an alias, a former post. */
  knownAs: string | null;
  /** Countries it concerns: a record's partner, an agency's country. */
  partners: string[];
  marking: Marking;
  datedOn: CalendarDate | null;
  datedPrecision: DatePrecision;
  /** Not what was typed, but like it. */
  isAlike: boolean;
  doubts: Doubts | null;
  snippet: SnippetPart[];
};

export type SearchGroup = {
  kind: SearchKind;
  /** How many can be looked through: all that are found, or the newest of them. Zero where the newest have nothing, and older ones were left alone. */
  total: number;
  /** Whether there are others, or older entries that were not looked through. */
  isMore: boolean;
  hits: SearchHit[];
};
