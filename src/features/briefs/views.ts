import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import type { Named } from "#domain/names.ts";

/** `full`: three pages; `since`: what is new since the last meeting; `minister`: one page. */
export const FORMS = ["full", "since", "minister"] as const;
export type BriefForm = (typeof FORMS)[number];

/** In the order in which they are read: what to say first, what it rests on after it, and what is not in the brief last. */
export const SECTIONS = [
  "meeting",
  "objectives",
  "points",
  "replies",
  "press",
  "last_met",
  "changes",
  "overdue",
  "theirs",
  "ours",
  "joint",
  "mous",
  "training",
  "people",
  "sensitivities",
  "rest",
] as const;
export type SectionName = (typeof SECTIONS)[number];

export type RecordKind = "commitment" | "agreement" | "meeting" | "training" | "person" | "source";

/** A record that a sentence rests on, and what it is called there. `at`: the place on its page. */
export type Ref = { kind: RecordKind; id: string; label: string; at?: string };

/** `row`: of the section's table; `quote`: the passage that the line before it rests on; `more`: what did not fit, and where it is. */
export type Shape = "item" | "row" | "quote" | "note" | "more";

/** One sentence or row: the least that can be withheld. It leads to records or, with `path`, to a list. */
export type Line = {
  section: SectionName;
  shape: Shape;
  /** One text, or one for each column of the section's table. */
  cells: readonly string[];
  refs: readonly Ref[];
  path: string | null;
  marking: Marking;
  releasableTo: readonly string[];
};

/** A line that is kept: its id, and the version of its text. `by`: who changed it since it was drafted. */
export type KeptLine = Line & { id: string; number: number; by: string | null; isLeftOut: boolean };

export type Section<One extends Line = Line> = { name: SectionName; lines: readonly One[] };

export type Brief<One extends Line = Line> = {
  partner: { code: string } & Named;
  form: BriefForm;
  locale: string;
  asOf: CalendarDate;
  sections: readonly Section<One>[];
  /** The highest of all that it says. */
  marking: Marking;
  /** To whom all of it may be given. */
  releasableTo: readonly string[];
  /** Something is kept from this reader. */
  isWithheld: boolean;
};

/** Who kept a brief, and who froze it. */
export type KeptBrief = {
  id: string;
  version: number;
  createdAt: Date;
  createdBy: string;
  frozenAt: Date | null;
  frozenBy: string | null;
};
export type BriefHead = KeptBrief & { form: BriefForm; asOf: CalendarDate };

/** What a line said before it was changed; the first version is the one that was drafted. */
export type EarlierText = {
  lineId: string;
  number: number;
  cells: readonly string[];
  by: string;
  recordedAt: Date;
};

/** How sentences are said: the catalogue in one language. */
export type Words = {
  locale: string;
  say: (key: string, params?: Record<string, string | number>) => string;
  day: (day: CalendarDate) => string;
  date: (date: FuzzyDate | null) => string;
  /** What a field of a record is called that sources speak of. */
  field: (name: string) => string;
};

/** What is marked, and to whom it may be given. */
export type Marked = { marking: Marking; releasableTo: readonly string[] };
export type Agency = Named & { acronym: string | null };
type Recorded = Marked & { id: string; ref: string; title: string };

/** The head of a list: `total` counts all of it, and `highest` is the marking of all of it. */
export type Head<Row> = { rows: readonly Row[]; total: number; highest: Marking };

type Spoken = { name: string; title: string | null; side: "home" | "partner" };
export type MeetingFact = Recorded & {
  on: CalendarDate | null;
  precision: FuzzyDate["precision"];
  type: string;
  place: string | null;
  heads: readonly Spoken[];
  agenda: readonly string[];
  nextRoundWords: string | null;
};

type Quote = Marked & {
  text: string;
  citationId: string;
  sourceId: string;
  sourceRef: string;
  publisher: string | null;
};

type LastWord = {
  on: CalendarDate;
  status: string;
  note: string | null;
  nextStep: string | null;
};

export type PromiseFact = Recorded & {
  owedBy: "home" | "partner" | "both";
  isPromise: boolean;
  strength: string;
  status: string;
  due: CalendarDate | null;
  precision: FuzzyDate["precision"];
  dueLastDay: CalendarDate | null;
  isOverdue: boolean;
  isDueSoon: boolean;
  daysOverdue: number | null;
  freshness: string;
  lastEvidenceOn: CalendarDate | null;
  agency: Agency | null;
  timesSaid: number;
  last: LastWord | null;
  quote: Quote | null;
};

type ChangeKind = "promise" | "status" | "overdue" | "stage" | "state" | "met" | "due";
export type ChangeFact = Recorded & {
  kind: ChangeKind;
  record: "commitment" | "agreement" | "meeting";
  on: CalendarDate | null;
  from: string | null;
  to: string | null;
};

export type MouFact = Recorded & {
  stage: string | null;
  enteredOn: CalendarDate | null;
  days: number | null;
  targetDays: number | null;
  isOverTarget: boolean;
  waitingOn: "us" | "them" | "agency" | null;
  waitingAgency: Agency | null;
  /** Asked and not answered, or required by the route and not asked. */
  missing: readonly { desk: string; askedOn: CalendarDate | null; days: number | null }[];
};

export type TrainingFact = Recorded & {
  provider: Agency | null;
  course: string | null;
  startsOn: CalendarDate | null;
  precision: FuzzyDate["precision"];
  isAhead: boolean;
  attended: number | null;
  completed: number | null;
  seats: number | null;
};

/** As long as somebody held a post. */
export type Term = {
  isActing: boolean;
  fromOn: CalendarDate | null;
  fromPrecision: FuzzyDate["precision"];
  untilOn: CalendarDate | null;
  untilPrecision: FuzzyDate["precision"];
};

export type PersonFact = Marked & {
  id: string;
  name: string;
  nameUr: string | null;
  tenures: readonly {
    title: string;
    titleUr: string | null;
    agency: string;
    term: Term;
    /** Of the same post, by others. */
    others: readonly Term[];
  }[];
  printed: string | null;
  printedOn: CalendarDate | null;
  meetingId: string | null;
  meetingRef: string | null;
  isExpected: boolean;
};

type DisputeFact = Recorded & {
  record: RecordKind;
  field: string;
  values: readonly { value: string; publisher: string; isChosen: boolean }[];
};

type FigureFact = Marked & {
  sourceId: string;
  sourceRef: string;
  quantity: string;
  value: string;
  unit: string;
  saidBy: string | null;
};

/** All that a brief is drafted from, as the viewer sees the register on a day. */
export type Facts = {
  partner: { code: string } & Named;
  home: { code: string } & Named;
  /** The meeting that is prepared. */
  meeting: MeetingFact | null;
  lastMet: MeetingFact | null;
  overdue: Head<PromiseFact>;
  theirs: Head<PromiseFact>;
  ours: Head<PromiseFact>;
  joint: Head<PromiseFact>;
  /** What they put to us and was not promised. */
  asks: Head<PromiseFact>;
  changes: Head<ChangeFact>;
  mous: Head<MouFact>;
  trainings: Head<TrainingFact>;
  people: Head<PersonFact>;
  disputes: Head<DisputeFact>;
  figures: Head<FigureFact>;
  isWithheld: boolean;
};
