import type { Role } from "#domain/actor.ts";
import type { Marking } from "#domain/marking.ts";
import type { Side } from "#domain/sides.ts";
import type {
  AgencyKind,
  DeliveryMode,
  SourceKind,
  SuccessionKind,
} from "#generated/prisma/enums.ts";
import type { Cite, DemoDate, Key } from "./basics.ts";
import type { DemoMeeting, DemoCommitment, DemoUpdate, DemoAgreement, DemoRoute } from "./chain.ts";

export type DemoTopic = { key: Key; name: string; nameUr: string; under?: Key };

type DemoAlias = { name: string; language?: string; source?: Key };

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

type DemoSuccession = {
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

type DemoSeries = { key: Key; partner: string; name: string; cadenceMonths?: number };

type DemoClaim = {
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

type DemoCourse = {
  title: string;
  starts: DemoDate | null;
  ends: DemoDate | null;
  place?: string;
  seats?: number;
  nominated?: number;
  attended?: number;
  completed?: number;
};

type DemoTraining = {
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

type DemoDelivery = {
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
