import type { CountryCode } from "#domain/country-code.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { CitedPassage, ClaimedField, Doubts } from "#domain/evidence.ts";
import type { Facets } from "#domain/facets.ts";
import type { Marking } from "#domain/marking.ts";
import type { Named } from "#domain/names.ts";
import type { Side } from "#domain/sides.ts";
import type { AgencyName, Linked, TopicName } from "#features/agencies/views.ts";
import type { AgreementState } from "#features/agreements/rules.ts";
import type { CommitmentStatus, DeliveryMode } from "#generated/prisma/enums.ts";
import type { CourseCounts } from "./rules.ts";

type PartnerName = Named & { code: CountryCode };

/** A programme in a list, with the sums of what its courses give; null: no course gives it. */
export type TrainingRow = Linked & {
  partner: PartnerName;
  providerSide: Side;
  provider: AgencyName | null;
  recipients: AgencyName[];
  courses: number;
  attended: number | null;
  completed: number | null;
  doubts: Doubts | null;
  group: string | null;
};

export type CourseView = CourseCounts & {
  id: string;
  version: number;
  title: string;
  starts: FuzzyDate | null;
  ends: FuzzyDate | null;
  place: string | null;
  note: string | null;
};

/** A course in a list of its own, with the programme it belongs to. */
export type CourseRow = Omit<CourseView, "version" | "note"> & {
  marking: Marking;
  partner: PartnerName;
  training: { id: string; ref: string; title: string };
  /** Of the programme: what sources claim is claimed of it. */
  doubts: Doubts | null;
  group: string | null;
};

/** A sum over courses: what is known of it, and how many courses do not give it. */
export type Sum = { known: number | null; missing: number };
export type CourseSums = {
  courses: number;
  nominated: Sum;
  attended: Sum;
  completed: Sum;
  /** The highest of what is summed; null: nothing is. */
  marking: Marking | null;
};

/**
 * Heads of one agency, topic, provider or year; `value`: what the filter of the list calls it. By place they
 * stand below their provider; null there: not known.
 */
export type HeadsRow = CourseSums &
  Named & { value: string; side: Side | null; depth: number; place: string | null };
export type Heads = { rows: HeadsRow[]; total: CourseSums };

export type TrainingFacet =
  | "partner"
  | "side"
  | "mode"
  | "topic"
  | "agency"
  | "provider"
  | "year"
  | "marking";
export type TrainingFacets = Facets<TrainingFacet>;

export type TrainingView = Linked & {
  version: number;
  partner: CountryCode;
  summary: string | null;
  providerSide: Side;
  provider: AgencyName | null;
  mode: DeliveryMode;
  recipients: AgencyName[];
  topics: TopicName[];
  courses: CourseView[];
  agreement: (Linked & { id: string }) | null;
  commitment: (Linked & { id: string }) | null;
  citations: CitedPassage[];
  claims: ClaimedField[];
};

/** What stands around a programme: its partner by name, and how promise and framework stand today. */
export type TrainingPlace = {
  partner: PartnerName;
  status: CommitmentStatus | null;
  state: AgreementState | null;
};
