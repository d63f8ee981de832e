import type { FuzzyDate } from "#domain/date-precision.ts";
import type { Passage } from "#domain/quote.ts";
import type { WordingStrength } from "#domain/wording-strength.ts";
import type { Drift, Status } from "#features/commitments/rules.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Register } from "../register.ts";
import type { KnownAgreement, KnownMeeting } from "./known.ts";
import type { WordPart } from "./word-parts.ts";

/** Each is the key of a text, `intake.note.…`. */
export const NOTE_KINDS = [
  "sameText",
  "nearlySameText",
  "meetingOnFile",
  "meetingSameDay",
  "commitmentOnFile",
  "instrumentOnFile",
  "instrumentStillPending",
  "instrumentAlreadySigned",
  "countIdentified",
  "countDiffers",
  "countDiffersUndated",
  "personOtherPost",
  "nearPerson",
  "nearAgency",
  "headDiffers",
  "figureContradicts",
  "figureOnlyHere",
  "noCommonBorder",
  "meetingAhead",
  "meetingAfterPublication",
  "dueBeforeMeeting",
  "weekdayDiffers",
  "thirdCountry",
] as const;
type NoteKind = (typeof NOTE_KINDS)[number];

type NoteLink = { href: string; label: string };

/** Something that a person should look at; it changes nothing. */
export type Note = {
  kind: NoteKind;
  /** Values of the text; those whose name ends in "On" are calendar dates, to be written as the reader writes them. */
  params: Readonly<Record<string, string | number>>;
  /** The passage that it is about; null: the text as a whole. */
  passage: Passage | null;
  links: readonly NoteLink[];
};

/** A source that has the same text, or most of it. */
export type Twin = {
  id: string;
  ref: string;
  title: string;
  published: FuzzyDate | null;
  isSame: boolean;
  /** How much of the shorter text stands word for word in the other, 0 to 1. */
  share: number;
};

/** A meeting on file on the same day; `isSame` when type, place or series agree, too. */
export type MeetingMatch = KnownMeeting & { isSame: boolean };

/** What became of a promise when it was said again, beside the strength of its wording. */
export type WordingChange =
  | { what: "obligor"; change: "widened" | "narrowed" | "moved" }
  | { what: "due"; change: "earlier" | "later" | "added" | "dropped" }
  | { what: "quantity"; change: "more" | "less"; of: string; from: number; to: number };

/** An earlier commitment that a draft may be saying again. */
export type Restated = {
  id: string;
  ref: string;
  title: string;
  strength: WordingStrength;
  made: FuzzyDate | null;
  status: Status;
  /** Since it was made, while it is open; null when it is closed or nobody knows since when. */
  daysOpen: number | null;
  /** 0 to 1. */
  score: number;
  /** It is this very promise, of this very meeting: to be linked, not made twice. */
  isOnFile: boolean;
  drift: Drift;
  changes: readonly WordingChange[];
  /** The two sentences side by side; `isOwn` are the words that the other does not have. */
  earlier: readonly WordPart[];
  later: readonly WordPart[];
};

export type InstrumentMatch = Pick<
  KnownAgreement,
  "id" | "ref" | "title" | "isSigned" | "signedOn"
> & { score: number };

/** Lists beside drafts have one entry for each draft, in the drafts' order. */
export type Comparison = {
  twins: readonly Twin[];
  meetings: readonly MeetingMatch[];
  commitments: readonly (readonly Restated[])[];
  talkingPoints: readonly (readonly Restated[])[];
  instruments: readonly (readonly InstrumentMatch[])[];
  notes: readonly Note[];
};

export type CompareContext = {
  /** As drafted from; passages point into it. */
  text: string;
  home: string;
  partner: string | null;
  publishedOn: CalendarDate | null;
  today: CalendarDate;
  register: Register;
};
