import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { Passage } from "#domain/quote.ts";
import type { Obligor, Side } from "#domain/sides.ts";
import type { WordingStrength } from "#domain/wording-strength.ts";
import type { CommitmentKind, MeetingMode, MeetingType } from "#generated/prisma/enums.ts";
import type { Document } from "./reading/document.ts";

/** Something that a text says, with the passage it rests on: offsets in the text as stored. */
type Drafted = { passage: Passage };

/** When it is to be done: the words, and the date as far as they tell it. */
type DraftDue = {
  words: string;
  passage: Passage;
  date: FuzzyDate | null;
  last: CalendarDate | null;
};

/** A name found in a passage; `id` when the register knows it, else the words are a proposal. */
export type DraftAgency = Drafted & {
  id: string | null;
  name: string;
  /** "(FIA)" beside the name, when the text gives one. */
  acronym: string | null;
  country: string | null;
};
/** A date as the words give it; null where they do not say enough. */
export type DraftDate = Drafted & { words: string; date: FuzzyDate | null };
export type DraftCountry = Drafted & { code: string };
export type DraftTopic = Drafted & { id: string; words: string };

export type DraftMeeting = Drafted & {
  type: MeetingType;
  mode: MeetingMode;
  /** The text's own words as far as it has a name for the meeting. */
  title: string;
  heldOn: FuzzyDate | null;
  /** The last day of a meeting of several days, else null. */
  untilOn: CalendarDate | null;
  place: string | null;
  hostSide: Side | null;
  /** The name of the series without its number ("Joint Working Group on Counter-Terrorism"). */
  series: string | null;
  round: number | null;
  nextRound: { words: string; date: FuzzyDate | null } | null;
};

export type DraftCommitment = Drafted & {
  /** At most 120 characters cut from the passage. */
  title: string;
  kind: CommitmentKind;
  strength: WordingStrength;
  /** The words that show the strength ("agreed"); they may stand before the passage. */
  wording: Passage;
  /** Who owes it; null when the text does not let a reader know. */
  obligor: Obligor | null;
  /** Who gains by it; null when the text does not let a reader know. */
  beneficiary: Obligor | null;
  due: DraftDue | null;
  /** Who does it, and the other agencies of the passage. */
  leadAgency: DraftAgency | null;
  supporting: DraftAgency[];
  topics: DraftTopic[];
  /** Only on what a language model proposed; our own rules sign nothing. */
  proposedBy?: "model";
};

export type DraftParticipant = Drafted & {
  name: string;
  /** As printed. */
  title: string | null;
  side: Side | null;
  agency: DraftAgency | null;
  personId: string | null;
  /** Led the delegation of that side. */
  isHead: boolean;
  /** Named in the text as somebody spoken of, not as somebody who was there. */
  isMentionedOnly: boolean;
};

export type InstrumentStatus = "signed" | "pending" | "existing" | "proposed";
export type DraftInstrument = Drafted & {
  type: "mou" | "agreement" | "treaty" | "protocol" | "arrangement" | "sop" | "letter" | "other";
  title: string;
  status: InstrumentStatus;
  /** "five pending MoUs": so many placeholders. */
  count: number;
};

export type DraftTraining = Drafted & {
  title: string;
  provider: Side | null;
  status: "proposed" | "planned" | "agreed" | "existing" | "completed";
};

export type DraftFigure = Drafted & {
  figure: string;
  value: number;
  unit: string | null;
  what: string;
};

/** Everything that a text yields, each kind in the order of the text. */
export type Drafts = {
  /** `published`: also about when, as far as "2 weeks ago" tells it. */
  document: Omit<Document, "paragraphs"> & { published: FuzzyDate | null };
  partner: string | null;
  /** Null when the text tells of no meeting. */
  meeting: DraftMeeting | null;
  commitments: DraftCommitment[];
  /** Weaker wordings: kept, folded away, never counted. */
  talkingPoints: DraftCommitment[];
  participants: DraftParticipant[];
  /** Each agency of the text once, under the first name it has there. */
  agencies: DraftAgency[];
  instruments: DraftInstrument[];
  trainings: DraftTraining[];
  figures: DraftFigure[];
  /** Every date that could be read, and each country once. */
  dates: DraftDate[];
  countries: DraftCountry[];
};
