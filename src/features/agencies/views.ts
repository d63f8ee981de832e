import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { CitedPassage, ClaimedField, Doubts, SourceName } from "#domain/evidence.ts";
import type { Facets } from "#domain/facets.ts";
import type { Marking } from "#domain/marking.ts";
import type { Named } from "#domain/names.ts";
import type {
  AgencyKind,
  CommitmentStatus,
  InstrumentType,
  MeetingLife,
  MeetingType,
} from "#generated/prisma/enums.ts";
import type { AgreementState } from "#features/agreements/rules.ts";
import type { Succession } from "./rules.ts";

export type CountryName = Named & { code: CountryCode; isHome: boolean };
export type AgencyName = Named & { id: string; acronym: string | null };

/** An agency in a list. `matched`: the other name by which a search found it, often that of a predecessor. */
export type AgencyRow = AgencyName & {
  kind: AgencyKind;
  marking: Marking;
  isPlaceholder: boolean;
  country: CountryName | null;
  parent: AgencyName | null;
  isFormer: boolean;
  matched: string | null;
  doubts: Doubts | null;
  group: string | null;
};

/** How many of the agencies found are of a country and of a kind. */
export type AgencyFacet = "country" | "kind" | "topic" | "marking";
export type AgencyFacets = Facets<AgencyFacet>;

export type AliasView = { id: string; name: string; language: string; source: SourceName | null };

export type TenureView = {
  id: string;
  version: number;
  person: Named & { id: string };
  from: FuzzyDate | null;
  until: FuzzyDate | null;
  isActing: boolean;
};

export type PostView = {
  id: string;
  version: number;
  title: string;
  titleUr: string | null;
  isHead: boolean;
  tenures: TenureView[];
};

export type TopicName = Named & { id: string; slug: string };
export type Linked = {
  id: string;
  ref: string;
  title: string;
  marking: Marking;
  /** Where a list asks for them. */
  doubts?: Doubts | null;
};

export type AgencyView = Omit<
  AgencyRow,
  "country" | "isFormer" | "matched" | "doubts" | "group"
> & {
  version: number;
  countryCode: CountryCode | null;
  functions: string[];
  notes: string | null;
  children: AgencyName[];
  topics: TopicName[];
  aliases: AliasView[];
  posts: PostView[];
  provides: Linked[];
  receives: Linked[];
  deliveries: Linked[];
  citations: CitedPassage[];
  claims: ClaimedField[];
};

/** Where an agency stands: its country, and every succession that leads to it or from it, earliest first. */
export type AgencyPlace = { country: CountryName | null; successions: SuccessionView[] };

export type SuccessionView = Succession & {
  id: string;
  happened: FuzzyDate | null;
  note: string | null;
  predecessor: AgencyName;
  successor: AgencyName;
};

export type AgencyCommitment = Linked & {
  status: CommitmentStatus;
  role: "lead" | "support";
  isOverdue: boolean;
  due: CalendarDate | null;
};
export type AgencyAgreement = Linked & { state: AgreementState; instrument: InstrumentType };
export type AgencyMeeting = Linked & {
  type: MeetingType;
  life: MeetingLife;
  held: FuzzyDate | null;
  /** Who of the agency was there, as printed. */
  people: string[];
};

/** `lead` and `overdue` count the whole list, as `total` does. */
export type AgencyCommitments = Some<AgencyCommitment> & { lead: number; overdue: number };

/** The first of a longer list, and how many there are. */
export type Some<Item> = { items: Item[]; total: number };

/** A record to choose; `detail` tells those of one name apart. */
export type Choice = { id: string; label: string; detail: string | null };

export type SimilarAgency = AgencyName & { matched: string };
