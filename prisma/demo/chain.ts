import type { z } from "zod";
import type { Marking } from "#domain/marking.ts";
import type { WordingStrength } from "#domain/wording-strength.ts";
import type { Obligor, Side } from "#domain/sides.ts";
import type {
  AfterSignature,
  AgreementActionType,
  AgreementLinkType,
  Binding,
  CommitmentKind,
  CommitmentStatus,
  ConcurrenceDecision,
  Counterpart,
  DraftSide,
  InstrumentType,
  MeetingLife,
  MeetingMode,
  MeetingType,
  MoneyInvolved,
  RecordState,
  RenewalRule,
  NeighbourKind,
  Stage,
  StageReason,
  WaitingOn,
  WordingDrift,
} from "#generated/prisma/enums.ts";
import type { routeInput } from "#features/routes/schema.ts";
import type { Cite, DemoDate, DemoDay, Key } from "./basics.ts";

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

type DemoOutcome = { kind: "information" | "decision"; text: string; agenda?: number };

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
  reason?: StageReason;
  referenceNo?: string;
  note?: string;
};

export type DemoConcurrence = {
  desk: string;
  stage?: Stage;
  asked?: string;
  agency?: Key;
  requestedOn: DemoDay;
  decidedOn?: DemoDay;
  decision?: ConcurrenceDecision;
  referenceNo?: string;
  note?: string;
  source?: Key;
};

type DemoDraft = {
  text: string;
  note: string;
  side?: DraftSide;
  comments?: readonly { quote: string; text: string; answer?: string; settled?: string }[];
};

export type DemoAgreement = {
  key: Key;
  partner: string;
  marking?: Marking;
  title: string;
  instrument: InstrumentType;
  binding: Binding;
  counterpart?: Counterpart;
  money?: MoneyInvolved;
  summary: string;
  lead?: Key;
  termMonths?: number;
  endsOn?: DemoDay;
  renewal?: RenewalRule;
  noticeDays?: number;
  /** Why it is on the fast track. */
  fastTrack?: string;
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
  /** What it was said to be to instruments that are loaded before it. */
  neighbours?: readonly { of: Key; kind: NeighbourKind; note: string }[];
  stages?: readonly DemoStage[];
  concurrences?: readonly DemoConcurrence[];
  drafts?: readonly DemoDraft[];
  /** The number of the version that was initialled that day. */
  frozen?: { number: number; on: DemoDay };
  /** The text as it was signed. */
  signed?: { name: string; text: string; note: string };
  after?: readonly {
    item: AfterSignature;
    on?: DemoDay;
    by?: string;
    referenceNo?: string;
    /** Without a day: why it is not needed. */
    note: string;
  }[];
  cites?: readonly Cite[];
};

export type DemoRoute = z.input<typeof routeInput> & { key: Key };
