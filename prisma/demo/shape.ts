import type {
  AgencyKind,
  AgreementActionType,
  AgreementLinkType,
  Binding,
  CommitmentKind,
  CommitmentStatus,
  ConcurrenceDecision,
  DeliveryMode,
  InstrumentType,
  MeetingLife,
  MeetingMode,
  MeetingType,
  RecordState,
  RenewalRule,
  SourceKind,
  Stage,
  SuccessionKind,
  WaitingOn,
  WordingDrift,
} from "#generated/prisma/enums.ts";
import type { Role } from "#domain/actor.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import type { Obligor, Side } from "#domain/sides.ts";
import type { WordingStrength } from "#domain/wording-strength.ts";

/** Names a record of the demonstration for good: "agency/nccia". Never shown, never stored as its id. */
export type Key = string;

/** A day of the calendar, or one counted from the day of loading (negative: before it). */
export type DemoDay = string | { readonly fromToday: number };
export type DemoDate = { readonly on: DemoDay; readonly precision: DatePrecision };

/** A passage of one of our own texts; `quote` stands in it word for word. */
export type Cite = { source: Key; quote: string; field?: string; note?: string };

export type DemoTopic = { key: Key; name: string; nameUr: string; under?: Key };

export type DemoAlias = { name: string; language?: string; source?: Key };

export type DemoAgency = {
  key: Key;
  /** Null for a multilateral body. */
  country: string | null;
  name: string;
  nameUr?: string;
  acronym?: string;
  kind: AgencyKind;
  parent?: Key;
  functions?: readonly string[];
  isPlaceholder?: true;
  notes?: string;
  topics?: readonly Key[];
  aliases?: readonly DemoAlias[];
  cites?: readonly Cite[];
};

export type DemoSuccession = {
  key: Key;
  from: Key;
  to: Key;
  kind: SuccessionKind;
  happened: DemoDate | null;
  note: string;
};

export type DemoPerson = {
  key: Key;
  country: string;
  name: string;
  nameUr?: string;
  notes?: string;
  cites?: readonly Cite[];
};

export type DemoPost = { key: Key; agency: Key; title: string; titleUr?: string; isHead?: true };

export type DemoTenure = {
  key: Key;
  person: Key;
  post: Key;
  from: DemoDate | null;
  until: DemoDate | null;
  isActing?: true;
  note?: string;
};

export type DemoSource = {
  key: Key;
  partner: string;
  marking?: Marking;
  kind: SourceKind;
  title: string;
  publisher: string | null;
  author?: string;
  address?: string;
  published: DemoDate | null;
  retrievedOn?: string;
  text: string;
};

export type DemoSeries = { key: Key; partner: string; name: string; cadenceMonths?: number };

export type DemoParticipant = {
  side: Side;
  person?: Key;
  post?: Key;
  agency?: Key;
  /** Needed where no person is linked: an unnamed official, a desk. */
  name?: string;
  /** The title as that report printed it. */
  title?: string;
  isHead?: true;
  wasInvited?: false;
  hasAttended?: false;
};

export type DemoOutcome = { kind: "information" | "decision"; text: string; agenda?: number };

export type DemoMeeting = {
  key: Key;
  partner: string;
  marking?: Marking;
  type: MeetingType;
  mode?: MeetingMode;
  title: string;
  held: DemoDate | null;
  untilOn?: DemoDay;
  startsAt?: string;
  timeZone: string;
  place?: string;
  hostSide?: Side;
  series?: Key;
  round?: number;
  life?: MeetingLife;
  lifeReason?: string;
  /** What becomes of the minutes when they are loaded. */
  record: RecordState;
  returnReason?: string;
  summary: string;
  nextRound?: { date: DemoDate | null; words: string };
  topics: readonly Key[];
  participants: readonly DemoParticipant[];
  agenda?: readonly { title: string; notes?: string }[];
  /** Besides these, every commitment whose origin this meeting is becomes an outcome. */
  outcomes?: readonly DemoOutcome[];
  cites?: readonly Cite[];
};

export type DemoCommitment = {
  key: Key;
  partner: string;
  marking?: Marking;
  title: string;
  text: string;
  kind: CommitmentKind;
  obligor: Obligor;
  beneficiary: Obligor;
  strength: WordingStrength;
  lead?: Key;
  supporting?: readonly Key[];
  focalPoint?: Key;
  made: DemoDate | null;
  due?: DemoDate;
  dueWords?: string;
  topics: readonly Key[];
  /** Meetings, agreements and sources it comes from. */
  origins: readonly Key[];
  /** The agenda item of the meeting that it came from, counted from 1. */
  agenda?: number;
  restates?: readonly { earlier: Key; drift: WordingDrift }[];
  blockedBy?: readonly { by: Key; note?: string }[];
  milestones?: readonly { title: string; due: DemoDate | null; reachedOn?: DemoDay }[];
  cites: readonly Cite[];
};

export type DemoUpdate = {
  key: Key;
  commitment: Key;
  on: DemoDay;
  status: CommitmentStatus;
  note: string;
  source?: Key;
  blocker?: string;
  nextStep?: string;
};

export type DemoStage = {
  stage: Stage;
  on: DemoDay;
  waitingOn: WaitingOn;
  agency?: Key;
  ownerPost?: Key;
  note?: string;
};

export type DemoConcurrence = {
  desk: string;
  agency?: Key;
  requestedOn: DemoDay;
  decidedOn?: DemoDay;
  decision?: ConcurrenceDecision;
  referenceNo?: string;
  note?: string;
  source?: Key;
};

export type DemoAgreement = {
  key: Key;
  partner: string;
  marking?: Marking;
  title: string;
  instrument: InstrumentType;
  binding: Binding;
  summary: string;
  lead?: Key;
  route?: Key;
  termMonths?: number;
  endsOn?: DemoDay;
  renewal?: RenewalRule;
  noticeDays?: number;
  isFastTrack?: true;
  isPlaceholder?: true;
  topics: readonly Key[];
  parties?: readonly { agency: Key; side: Side }[];
  actions?: readonly {
    type: AgreementActionType;
    happened: DemoDate | null;
    place?: string;
    note?: string;
    source?: Key;
  }[];
  links?: readonly { to: Key; type: AgreementLinkType; effective?: DemoDate; note?: string }[];
  stages?: readonly DemoStage[];
  concurrences?: readonly DemoConcurrence[];
  drafts?: readonly { text: string; note: string }[];
  cites?: readonly Cite[];
};

export type DemoRoute = {
  key: Key;
  name: string;
  validFrom: string;
  validUntil?: string;
  basis: string;
  stages: readonly {
    stage: Stage;
    targetDays?: number;
    ownerPost?: string;
    concurrences?: readonly string[];
  }[];
};

export type DemoClaim = {
  key: Key;
  source: Key;
  record: Key;
  field: string;
  value: string;
  claimedOn?: string;
  /** Why this value is the one in use; claims without a reason are the dissent. */
  chosenBecause?: string;
};

export type DemoFigure = {
  key: Key;
  source: Key;
  quantity: string;
  value: number;
  qualifier?: string;
  unit?: string;
  period?: string;
  saidBy?: string;
  topic?: Key;
  agency?: Key;
  commitment?: Key;
  cites: readonly Cite[];
};

export type DemoCourse = {
  title: string;
  starts: DemoDate | null;
  ends: DemoDate | null;
  place?: string;
  seats?: number;
  nominated?: number;
  attended?: number;
  completed?: number;
};

export type DemoTraining = {
  key: Key;
  partner: string;
  marking?: Marking;
  title: string;
  summary: string;
  providerSide: Side;
  provider?: Key;
  mode: DeliveryMode;
  agreement?: Key;
  commitment?: Key;
  recipients: readonly Key[];
  topics: readonly Key[];
  courses?: readonly DemoCourse[];
  cites?: readonly Cite[];
};

export type DemoDelivery = {
  key: Key;
  partner: string;
  marking?: Marking;
  item: string;
  giverSide: Side;
  recipient?: Key;
  unit?: string;
  promised?: number;
  delivered?: number;
  deliveredOn?: DemoDate;
  note: string;
  commitment?: Key;
  cites?: readonly Cite[];
};

export type DemoAccount = {
  key: Key;
  email: string;
  name: string;
  role: Role;
  clearance: Marking;
  /** Confined to these; left out: every partner. */
  partners?: readonly string[];
};

export type Demonstration = {
  accounts: readonly DemoAccount[];
  topics: readonly DemoTopic[];
  routes: readonly DemoRoute[];
  sources: readonly DemoSource[];
  agencies: readonly DemoAgency[];
  successions: readonly DemoSuccession[];
  people: readonly DemoPerson[];
  posts: readonly DemoPost[];
  tenures: readonly DemoTenure[];
  series: readonly DemoSeries[];
  meetings: readonly DemoMeeting[];
  agreements: readonly DemoAgreement[];
  commitments: readonly DemoCommitment[];
  updates: readonly DemoUpdate[];
  trainings: readonly DemoTraining[];
  deliveries: readonly DemoDelivery[];
  figures: readonly DemoFigure[];
  claims: readonly DemoClaim[];
};

/** One file's share of it. */
export type Records = Partial<Demonstration>;
