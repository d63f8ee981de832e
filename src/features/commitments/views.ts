import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import type { Named } from "#domain/names.ts";
import type { Obligor } from "#domain/sides.ts";
import type { WordingStrength } from "#domain/wording-strength.ts";
import type { Freshness, Status } from "./rules.ts";

export type PartnerName = Named & { code: string };
export type AgencyName = Named & { id: string; acronym: string | null };

/** A line of a list, as it stood on the day that was asked about. */
export type CommitmentRow = {
  id: string;
  ref: string;
  title: string;
  partner: PartnerName;
  marking: Marking;
  obligor: Obligor;
  strength: WordingStrength;
  lead: AgencyName | null;
  due: FuzzyDate | null;
  dueWords: string | null;
  status: Status;
  isOpen: boolean;
  isOverdue: boolean;
  isDueSoon: boolean;
  dueLastDay: CalendarDate | null;
  daysOverdue: number | null;
  lastEvidenceOn: CalendarDate | null;
  freshness: Freshness;
  /** What the list is sorted by, as text: its place in a paged list. */
  key: string;
};

export const FACETS = [
  "partner",
  "topic",
  "status",
  "obligor",
  "due",
  "freshness",
  "strength",
  "kind",
  "agency",
] as const;
export type Facet = (typeof FACETS)[number];
/** `name` where the catalogue has no word for the value: countries, topics, agencies. */
export type FacetValue = {
  value: string;
  name: string | null;
  nameUr: string | null;
  count: number;
};
/** `total` is counted up to a limit. */
export type Facets = { total: number; values: Record<Facet, FacetValue[]> };
