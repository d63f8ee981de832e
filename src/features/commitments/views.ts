import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { CitedPassage, ClaimedField, Doubts, SourceName } from "#domain/evidence.ts";
import type { Marking } from "#domain/marking.ts";
import type { Named } from "#domain/names.ts";
import type { Obligor } from "#domain/sides.ts";
import type { WordingStrength } from "#domain/wording-strength.ts";
import type { CommitmentKind } from "#generated/prisma/enums.ts";
import type { Drift, Freshness, MilestoneStatus, Pace, Status } from "./rules.ts";

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
  doubts: Doubts | null;
  /** What the list is sorted by, as text: its place in a paged list. */
  key: string;
  /** What the list is grouped by; null where it is not. */
  group: string | null;
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
  "year",
  "marking",
] as const;
export type Facet = (typeof FACETS)[number];
/** `name` where the catalogue has no word for the value: countries, topics, agencies. */
export type FacetValue = {
  value: string;
  name: string | null;
  nameUr: string | null;
  count: number;
  /** There may be more: not all were counted. */
  isAtLeast?: boolean;
};
/** `total` is counted up to a limit. */
export type Facets = { total: number; values: Record<Facet, FacetValue[]> };

export type RecordName = { id: string; ref: string; title: string };

/** A status update as it was reported. `hasHiddenEvidence`: there is some, which this reader may not open. */
export type UpdateView = {
  id: string;
  effectiveOn: CalendarDate;
  recordedAt: Date;
  by: string;
  status: Status;
  note: string | null;
  blocker: string | null;
  nextStep: string | null;
  source: SourceName | null;
  file: { id: string; name: string; sizeBytes: number } | null;
  hasHiddenEvidence: boolean;
  /** Of a report that it is complete: what somebody else found. `isAccepted` is null while it waits. */
  claim: { isAccepted: boolean | null; by: string; reason: string | null } | null;
};

export type MilestoneView = {
  id: string;
  version: number;
  title: string;
  due: FuzzyDate | null;
  reachedOn: CalendarDate | null;
  status: MilestoneStatus;
};

export type OriginView = RecordName & {
  kind: "meeting" | "agreement" | "source";
  /** When the meeting was held or the source published. */
  on: FuzzyDate | null;
};

export type RestatementView = RecordName & { strength: WordingStrength; drift: Drift };
/** `state`: the status of a commitment, the state of an agreement; null when nobody may know it. */
export type BlockView = RecordName & {
  kind: "commitment" | "agreement";
  note: string | null;
  state: string | null;
};

export type FigureView = {
  id: string;
  quantity: string;
  value: string;
  qualifier: string | null;
  unit: string | null;
  period: string | null;
  saidBy: string | null;
  isDocumentSeen: boolean;
  source: SourceName;
};

/** A commitment with all that hangs on it; what is derived stands for the day that was asked about. */
export type CommitmentView = {
  id: string;
  ref: string;
  version: number;
  partner: PartnerName & { code: CountryCode };
  marking: Marking;
  /** Of all that the page names, itself included. */
  highestMarking: Marking;
  title: string;
  text: string;
  kind: CommitmentKind;
  obligor: Obligor;
  beneficiary: Obligor;
  strength: WordingStrength;
  lead: AgencyName | null;
  supporting: AgencyName[];
  focalPoint: { id: string; name: string } | null;
  topics: (Named & { id: string; slug: string })[];
  made: FuzzyDate | null;
  due: FuzzyDate | null;
  dueWords: string | null;
  recordedBy: string;
  recordedAt: Date;
  /** False when it had not been made by the day that was asked about. */
  wasMade: boolean;
  /** Whether it was on record by the day that is asked about. */
  wasRecorded: boolean;
  status: Status;
  isOpen: boolean;
  isOverdue: boolean;
  dueLastDay: CalendarDate | null;
  pace: Pace;
  lastEvidenceOn: CalendarDate | null;
  freshness: Freshness;
  /** Latest first. */
  updates: UpdateView[];
  milestones: MilestoneView[];
  origins: OriginView[];
  restates: RestatementView[];
  restatedBy: RestatementView[];
  /** How often it was said again, also by way of others. */
  timesRestated: number;
  blockedBy: BlockView[];
  blocks: BlockView[];
  trainings: RecordName[];
  deliveries: (RecordName & {
    unit: string | null;
    quantityPromised: number | null;
    quantityDelivered: number | null;
  })[];
  citations: CitedPassage[];
  claims: ClaimedField[];
  figures: FigureView[];
};

export type Choice = { id: string; label: string; detail: string | null };
/** What the boxes of the forms offer: a partner's records, the latest first; the agencies of both sides by name. */
export type Choices = {
  agencies: (Choice & { side: "home" | "partner" | "neither" })[];
  people: Choice[];
  meetings: Choice[];
  agreements: Choice[];
  sources: Choice[];
  commitments: Choice[];
};
