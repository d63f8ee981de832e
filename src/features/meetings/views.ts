import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { DatePrecision, FuzzyDate } from "#domain/date-precision.ts";
import type { ClaimedField, Doubts } from "#domain/evidence.ts";
import type { Facets } from "#domain/facets.ts";
import type { Named } from "#domain/names.ts";
import type { Marking } from "#domain/marking.ts";
import type { Obligor, Side } from "#domain/sides.ts";
import type { WordingStrength } from "#domain/wording-strength.ts";
import type {
  CommitmentStatus,
  MeetingLife,
  MeetingMode,
  MeetingType,
  OutcomeKind,
  RecordState,
  ReviewAction,
} from "#generated/prisma/enums.ts";
import type { Reviewed } from "./policy.ts";
import type { ExpectedRound, NextRound } from "./rules.ts";

export type CountryName = Named & { code: CountryCode };

/** The groups of the list's filter. */
export type MeetingFacet =
  | "partner"
  | "life"
  | "state"
  | "type"
  | "topic"
  | "agency"
  | "year"
  | "marking";
export type MeetingFacets = Facets<MeetingFacet>;

/** A line of a list of meetings. */
export type MeetingLine = {
  id: string;
  ref: string;
  partner: CountryName;
  marking: Marking;
  title: string;
  type: MeetingType;
  held: FuzzyDate | null;
  life: MeetingLife;
  recordState: RecordState;
  place: string | null;
  /** Who heads the partner's side. */
  theirHead: string | null;
  commitments: number;
  /** Planned for a day that is over: what came of it is not logged yet. */
  isToBeLogged: boolean;
  /** What the list is grouped by; null where it is not. */
  group: string | null;
  doubts: Doubts | null;
};

export type ParticipantView = {
  id: string;
  side: Side;
  name: string;
  /** As printed, else the title of the linked post. */
  title: string | null;
  titleAsPrinted: string | null;
  /** Null when none is linked, or it is not the reader's to see. */
  person: { id: string } | null;
  post: { id: string; label: string } | null;
  agency: { id: string; label: string } | null;
  isHead: boolean;
  wasInvited: boolean;
  hasAttended: boolean;
  /** Leads to a person, post or agency that the reader may not see. */
  isSealed: boolean;
};

export type MadeCommitment = {
  id: string;
  ref: string;
  title: string;
  marking: Marking;
  obligor: Obligor;
  strength: WordingStrength;
  status: CommitmentStatus;
  isOpen: boolean;
  due: FuzzyDate | null;
  dueLastDay: CalendarDate | null;
  dueWords: string | null;
  leadAgency: string | null;
};

export type OutcomeView = {
  id: string;
  kind: OutcomeKind;
  text: string;
  agendaItemId: string | null;
  /** Leads to a commitment that the reader may not see. */
  isSealed: boolean;
  commitment: MadeCommitment | null;
};

export type ReviewView = {
  id: string;
  action: ReviewAction;
  reason: string | null;
  by: string;
  at: Date;
};

export type CitationView = {
  id: string;
  quote: string;
  field: string | null;
  source: { id: string; title: string; publisher: string | null; published: FuzzyDate | null };
};

type RoundView = {
  id: string;
  title: string;
  round: number | null;
  held: FuzzyDate | null;
  life: MeetingLife;
};

/** Everything that the record of a meeting shows. */
export type MeetingView = Reviewed & {
  /** By the day that is asked for, and on record by then. */
  hadBegun: boolean;
  id: string;
  version: number;
  ref: string;
  country: CountryName;
  type: MeetingType;
  mode: MeetingMode;
  title: string;
  held: FuzzyDate | null;
  untilOn: CalendarDate | null;
  startsAt: string | null;
  timeZone: string;
  place: string | null;
  hostSide: Side | null;
  series: { id: string; name: string; rounds: RoundView[]; next: NextRound | null } | null;
  round: number | null;
  lifeReason: string | null;
  summary: string | null;
  nextRound: FuzzyDate | null;
  nextRoundWords: string | null;
  createdBy: string;
  updatedAt: Date;
  topics: (Named & { id: string; slug: string })[];
  participants: ParticipantView[];
  agenda: { id: string; title: string; notes: string | null }[];
  outcomes: OutcomeView[];
  /** Those made here that no outcome names. */
  otherCommitments: MadeCommitment[];
  citations: CitationView[];
  claims: ClaimedField[];
  reviews: ReviewView[];
};

/** A round that is to follow another. `isSilent`: its time is over, and no meeting is planned. */
export type ExpectedMeeting = {
  /** The meeting that it is to follow. */
  id: string;
  ref: string;
  title: string;
  marking: Marking;
  type: MeetingType;
  partner: Named & { code: CountryCode };
  heldOn: CalendarDate;
  heldPrecision: DatePrecision;
  series: string | null;
  round: number | null;
  words: string | null;
  dueOn: CalendarDate;
  duePrecision: DatePrecision;
  dueLastDay: CalendarDate;
  basis: ExpectedRound["basis"];
  isSilent: boolean;
  /** Days since the last day on which it was expected; null before. */
  daysSilent: number | null;
  /** The meeting that is planned after it. */
  planned: {
    id: string;
    title: string;
    on: CalendarDate | null;
    precision: DatePrecision;
  } | null;
};
