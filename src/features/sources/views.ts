import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { Facets } from "#domain/facets.ts";
import type { ClaimedField, Doubts } from "#domain/evidence.ts";
import type { Marking } from "#domain/marking.ts";
import type { Reliability, SourceKind } from "./rules.ts";
import type { CitedKind } from "./schema.ts";

/** A country by its code, with its names. */
type PartnerName = { code: string; name: string; nameUr: string | null };

/** `isUsed`: there is something on record with this partner already. */
export type PartnerChoice = PartnerName & { isUsed: boolean };

/** A line of the list. */
export type SourceRow = {
  id: string;
  ref: string;
  partner: PartnerName;
  marking: Marking;
  kind: SourceKind;
  grade: Reliability;
  title: string;
  publisher: string | null;
  language: string;
  published: FuzzyDate | null;
  citations: number;
  doubts: Doubts | null;
  /** What the list is grouped by; null where it is not. */
  group: string | null;
};

/** The groups of the list's filter. */
export type SourceFacet =
  | "partner"
  | "kind"
  | "grade"
  | "publisher"
  | "year"
  | "language"
  | "marking";
export type SourceFacets = Facets<SourceFacet>;

/** A record as it is named beside a passage. */
export type Target = {
  kind: CitedKind;
  id: string;
  ref: string | null;
  title: string;
  href: string;
};

/** A record to attach a passage to; its id names the kind too. */
export type CitableChoice = { id: string; kind: string; label: string };

/** A passage and the record that it supports; `field` null: the record as a whole. */
export type CitationView = {
  id: string;
  start: number;
  end: number;
  quote: string;
  field: string | null;
  note: string | null;
  target: Target;
};

export type FigureView = {
  id: string;
  quantity: string;
  value: string;
  qualifier: string | null;
  unit: string;
  period: string | null;
  saidBy: string | null;
  isDocumentSeen: boolean;
  topic: { slug: string; name: string; nameUr: string | null } | null;
  agency: { id: string; name: string; acronym: string | null } | null;
  commitment: { id: string; ref: string; title: string } | null;
};

/** What sources say about one record where they differ; at least one value is this source's. */
export type DisputedRecord = { target: Target; fields: ClaimedField[] };

/** What else rests on the source, besides its passages. */
export type Use = {
  what: "origin" | "evidence" | "action" | "concurrence" | "alias";
  id: string;
  href: string;
  ref: string | null;
  title: string;
};

export type SourceView = {
  id: string;
  ref: string;
  partner: PartnerName;
  marking: Marking;
  kind: SourceKind;
  grade: Reliability;
  title: string;
  publisher: string | null;
  author: string | null;
  address: string | null;
  published: FuzzyDate | null;
  retrievedOn: CalendarDate | null;
  language: string;
  text: string;
  /** The document as it came. */
  attachment: { id: string; name: string } | null;
  version: number;
  citations: CitationView[];
  figures: FigureView[];
  disputes: DisputedRecord[];
  uses: Use[];
};
