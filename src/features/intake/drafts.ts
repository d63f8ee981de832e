import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { Passage } from "#domain/quote.ts";
import type { Obligor, Side } from "#domain/sides.ts";
import type { WordingStrength } from "#domain/wording-strength.ts";
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
export type DraftAgency = Drafted & { id: string | null; name: string; country: string | null };
export type DraftTopic = Drafted & { id: string; words: string };

export type DraftCommitment = Drafted & {
  strength: WordingStrength;
  /** The words that show the strength ("agreed"); they may stand before the passage. */
  wording: Passage;
  /** Who owes it; null when the text does not let a reader know. */
  obligor: Obligor | null;
  due: DraftDue | null;
  agencies: DraftAgency[];
  topics: DraftTopic[];
};

export type DraftParticipant = Drafted & {
  name: string;
  /** As printed. */
  title: string | null;
  side: Side | null;
  agency: DraftAgency | null;
  personId: string | null;
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
  document: Omit<Document, "paragraphs">;
  partner: string | null;
  heldOn: FuzzyDate | null;
  commitments: DraftCommitment[];
  /** Weaker wordings: kept, folded away, never counted. */
  talkingPoints: DraftCommitment[];
  participants: DraftParticipant[];
  instruments: DraftInstrument[];
  trainings: DraftTraining[];
  figures: DraftFigure[];
};
