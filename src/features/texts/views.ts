import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import type { Passage } from "#domain/quote.ts";
import type { AfterSignature, AfterSignatureState, DraftSide } from "#generated/prisma/enums.ts";
import type { Likeness } from "./rules.ts";

/** The agreement that a page of its texts is about. */
export type TextsHead = {
  id: string;
  ref: string;
  title: string;
  marking: Marking;
  partner: CountryCode;
};

export type FileView = { id: string; name: string; sizeBytes: number; sha256: string };

export type VersionView = {
  id: string;
  number: number;
  side: DraftSide;
  note: string | null;
  by: string;
  recordedAt: Date;
  /** In letters. */
  length: number;
  /** Of the text in UTF-8, hexadecimal. */
  sha256: string;
  file: FileView | null;
  /** Comments made on this version that nobody has settled. */
  openComments: number;
};

export type DecisionView = {
  id: string;
  kind: "frozen" | "reopened";
  number: number;
  /** When it was initialled. */
  initialled: FuzzyDate | null;
  reason: string | null;
  by: string;
  recordedAt: Date;
};

export type SignedView = {
  id: string;
  file: FileView;
  note: string | null;
  by: string;
  recordedAt: Date;
};

export type TextsView = {
  agreement: TextsHead;
  /** The latest first. */
  versions: VersionView[];
  frozen: DecisionView | null;
  /** The latest first. */
  decisions: DecisionView[];
  /** Initialled, but no version was named. */
  isInitialledUnnamed: boolean;
  /** The latest first: that one is in use. */
  signed: SignedView[];
  /** Of the signed text in use with the frozen version; null where one of the two is missing. */
  likeness: Likeness | null;
};

export type AnswerView = {
  id: string;
  text: string;
  isSettling: boolean;
  by: string;
  recordedAt: Date;
};

export type CommentView = {
  id: string;
  /** The version it was made on. */
  number: number;
  quote: string;
  text: string;
  by: string;
  recordedAt: Date;
  answers: AnswerView[];
  isSettled: boolean;
  /** In the version that is read; null: the passage is gone. */
  place: Passage | null;
};

export type VersionPage = {
  agreement: TextsHead;
  version: VersionView & { text: string };
  last: number;
  isFrozen: boolean;
  /** Those made on this version or an earlier one; in the order of the text, what is gone at the end. */
  comments: CommentView[];
};

/** One side of a comparison. */
export type ComparedText = {
  name: number | "signed";
  side: DraftSide | null;
  note: string | null;
  by: string;
  recordedAt: Date;
  /** Null: nothing can be read in the signed file. */
  text: string | null;
};

export type ComparedTexts = {
  agreement: TextsHead;
  /** What can be compared, the latest first. */
  choices: { name: number | "signed"; note: string | null }[];
  from: ComparedText | null;
  to: ComparedText | null;
};

export type AfterEntryView = {
  id: string;
  item: AfterSignature;
  state: AfterSignatureState;
  doneOn: CalendarDate | null;
  doneBy: string | null;
  referenceNo: string | null;
  note: string | null;
  by: string;
  recordedAt: Date;
};

export type AfterView = {
  agreement: TextsHead;
  /** Null: not signed, or nobody knows when. */
  signedOn: CalendarDate | null;
  isSigned: boolean;
  /** Null: nobody is chased for it. */
  dueOn: CalendarDate | null;
  entries: AfterEntryView[];
};
