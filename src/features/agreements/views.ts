import { z } from "zod";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { countryCode, type CountryCode } from "#domain/country-code.ts";
import type { FacetValue } from "#domain/facets.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { CitedPassage, ClaimedField, Doubts, SourceName } from "#domain/evidence.ts";
import { cursor, searchText, several, single } from "#domain/listing.ts";
import { momentFields } from "#domain/moment.ts";
import type { Named } from "#domain/names.ts";
import { marking, type Marking } from "#domain/marking.ts";
import type { Side } from "#domain/sides.ts";
import { typedDay } from "#domain/typed-date.ts";
import { recordId } from "#domain/uuid.ts";
import {
  type AgreementLinkType,
  Binding,
  type Counterpart,
  InstrumentType,
  type MoneyInvolved,
  Stage,
  type StageReason,
  WaitingOn,
} from "#generated/prisma/enums.ts";
import {
  type ActionType,
  AGREEMENT_STATES,
  type AgreementState,
  type RenewalRule,
} from "./rules.ts";
import type { ConcurrenceView, RequiredDesk, RouteMove } from "./concurrences.ts";

const ALERT_CHOICES = ["30", "90", "180"] as const;
const OWED = ["open", "overdue"] as const;

export const MOU_SCOPES = ["pending", "concluded", "ended", "all"] as const;

/** Parameters of the register in the address. */
export const agreementFilter = z.object({
  partner: several(countryCode),
  instrument: several(z.enum(InstrumentType)),
  binding: several(z.enum(Binding)),
  state: several(z.enum(AGREEMENT_STATES)),
  stage: several(z.enum(Stage)),
  /** Its slug; the topics below it count, too. */
  topic: single(z.string().regex(/^[a-z0-9-]{1,80}$/)),
  /** Leads or is a party. */
  agency: single(recordId),
  year: single(z.coerce.number().int().min(1000).max(2999)),
  marking: several(marking),
  /** Its term ends, or notice must be given, within so many days. */
  within: single(z.enum(ALERT_CHOICES)),
  /** Of the checklist after the signature something is open, or late. */
  owed: single(z.enum(OWED)),
  q: searchText,
  ...momentFields,
  /** Only what was in force on this day; the states shown are those of this day. */
  inForceOn: single(typedDay),
  sort: z.enum(["date", "title"]).catch("date"),
  after: cursor,
  before: cursor,
});
export type AgreementFilter = z.output<typeof agreementFilter>;

/** What is in force with a partner on a day; the topic is a filter away. */
export const inForceWith = (partner: CountryCode, on: CalendarDate): string =>
  `/agreements?partner=${partner}&inForceOn=${on}`;

/** Parameters of the MoUs in the address. */
export const mouFilter = z.object({
  view: z.enum(["board", "table"]).catch("board"),
  partner: several(countryCode),
  /** Pending unless asked otherwise; concluded: signed or further; ended: withdrawn or lapsed. */
  show: z.enum(MOU_SCOPES).catch("pending"),
  waiting: several(z.enum(WaitingOn)),
  /** The agency it waits on. */
  agency: single(recordId),
  stage: single(z.union([z.enum(Stage), z.literal("none")])),
  over: single(z.literal("target")),
  named: single(z.enum(["yes", "no"])),
  marking: several(marking),
  q: searchText,
  ...momentFields,
  sort: z.enum(["days", "age", "title"]).catch("days"),
  after: cursor,
  before: cursor,
});
export type MouFilter = z.output<typeof mouFilter>;

export type AgencyName = Named & { id: string; acronym: string | null };
export type PartnerName = Named & { code: CountryCode };

export type AgreementItem = {
  id: string;
  ref: string;
  title: string;
  marking: Marking;
  partner: PartnerName;
  instrument: InstrumentType;
  binding: Binding;
  isPlaceholder: boolean;
  state: AgreementState;
  stage: Stage | null;
  stageEnteredOn: CalendarDate | null;
  /** The last that happened by that day; null: nothing on record. */
  lastAction: { type: ActionType; happened: FuzzyDate | null } | null;
  leadAgency: Named | null;
  /** What the list is grouped by; null where it is not. */
  group: string | null;
  doubts: Doubts | null;
};

export type AgreementFacets = {
  /** At most 1,001: more are not counted. */
  total: number;
  partner: FacetValue[];
  instrument: FacetValue[];
  binding: FacetValue[];
  state: FacetValue[];
  stage: FacetValue[];
  topic: FacetValue[];
  agency: FacetValue[];
  year: FacetValue[];
  marking: FacetValue[];
  within: FacetValue[];
  owed: FacetValue[];
};

type ActionView = {
  id: string;
  type: ActionType;
  happened: FuzzyDate | null;
  place: string | null;
  note: string | null;
  source: SourceName | null;
};

export type StageView = {
  id: string;
  stage: Stage;
  enteredOn: CalendarDate;
  leftOn: CalendarDate | null;
  days: number;
  targetDays: number | null;
  isOverTarget: boolean;
  waitingOn: WaitingOn;
  waitingAgency: AgencyName | null;
  ownerPost: string | null;
  /** Why it was sent back or held. */
  reason: StageReason | null;
  referenceNo: string | null;
  attachment: { id: string; name: string } | null;
  note: string | null;
  by: string;
};

type LinkView = {
  id: string;
  type: AgreementLinkType;
  /** False: the other agreement does this to this one. */
  isOurs: boolean;
  effective: FuzzyDate | null;
  note: string | null;
  other: { id: string; ref: string; title: string; instrument: InstrumentType };
};

type DraftTextView = {
  id: string;
  number: number;
  note: string | null;
  by: string;
  recordedAt: Date;
};

/** `moved`: it entered on another route, and was moved to this one; null: it has the route it entered on. */
type RouteOfAgreement = Named & {
  id: string;
  validFrom: CalendarDate;
  stages: Stage[];
  moved: RouteMove | null;
};

export type AgreementView = {
  id: string;
  ref: string;
  version: number;
  partner: PartnerName;
  marking: Marking;
  releasableTo: string[];
  title: string;
  instrument: InstrumentType;
  binding: Binding;
  counterpart: Counterpart;
  money: MoneyInvolved;
  summary: string | null;
  isFastTrack: boolean;
  fastTrackReason: string | null;
  isPlaceholder: boolean;
  isPendingMou: boolean;
  state: AgreementState;
  /** Whether it was on record by the day that is asked about. */
  wasRecorded: boolean;
  leadAgency: AgencyName | null;
  parties: (AgencyName & { side: Side })[];
  topics: (Named & { id: string; slug: string })[];
  term: {
    months: number | null;
    renewal: RenewalRule;
    noticeDays: number | null;
    /** The last day as the text names it; the next one where the term renews itself is `endsOn`. */
    statedEnd: CalendarDate | null;
    endsOn: CalendarDate | null;
    lastDayToGiveNotice: CalendarDate | null;
  };
  /** What happened, earliest first; undated where the rules put it. */
  actions: ActionView[];
  links: LinkView[];
  stages: StageView[];
  totalDays: number | null;
  /** `stages`: those that its facts call for. */
  route: RouteOfAgreement | null;
  required: RequiredDesk[];
  concurrences: ConcurrenceView[];
  draftTexts: DraftTextView[];
  trainings: { id: string; ref: string; title: string }[];
  citations: CitedPassage[];
  claims: ClaimedField[];
  recordedBy: string;
  recordedAt: Date;
};

/** What the boxes of the forms offer. */
export type AgreementOptions = {
  partner: PartnerName;
  /** Every country that may be a partner. */
  countries: PartnerName[];
  home: AgencyName[];
  theirs: AgencyName[];
  multilateral: AgencyName[];
  sources: SourceName[];
};
export type TopicOption = Named & { id: string; under: Named | null };
