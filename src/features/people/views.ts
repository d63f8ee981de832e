import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { CitedPassage, ClaimedField, Doubts } from "#domain/evidence.ts";
import type { Facets } from "#domain/facets.ts";
import type { Marking } from "#domain/marking.ts";
import type { Named } from "#domain/names.ts";
import type { AgencyName, CountryName, Linked } from "#features/agencies/views.ts";
import type { CommitmentStatus } from "#generated/prisma/enums.ts";
import type { Tenure } from "./rules.ts";

/** A post that a person held or holds. */
export type HeldPost = Tenure & { title: string; titleUr: string | null; agency: AgencyName };

/** A person in a list, with all their posts; which one counts depends on the day. */
export type PersonRow = Named & {
  id: string;
  marking: Marking;
  country: CountryName | null;
  posts: HeldPost[];
  /** What the list is grouped by; null where it is not. */
  group: string | null;
  doubts: Doubts | null;
};

/** The groups of the list's filter. */
export type PersonFacet = "country" | "agency" | "marking";
export type PersonFacets = Facets<PersonFacet>;

export type TenureRow = HeldPost & {
  id: string;
  version: number;
  postId: string;
  note: string | null;
};

export type PersonView = Named & {
  id: string;
  version: number;
  marking: Marking;
  countryCode: CountryCode | null;
  notes: string | null;
  /** The latest first. */
  tenures: TenureRow[];
  citations: CitedPassage[];
  claims: ClaimedField[];
};

export type PersonMeeting = Linked & {
  held: FuzzyDate | null;
  /** Name and title as they were printed that day. */
  printedName: string;
  printedTitle: string | null;
  isHead: boolean;
  hasAttended: boolean;
};

export type PersonCommitment = Linked & { status: CommitmentStatus; due: CalendarDate | null };
