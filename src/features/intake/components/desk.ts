import type { FuzzyDate } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import type { Option } from "#ui/field.tsx";
import type { Comparison, Note } from "#features/intake/comparing/comparison.ts";
import type { Review } from "../review.ts";
import { type Typed, typedText } from "../typed.ts";

/** Lists to choose from that many drafts share, made once. */
export type Choices = Record<
  | "commitmentKinds"
  | "strengths"
  | "obligors"
  | "sides"
  | "agencySides"
  | "agencyKinds"
  | "instruments"
  | "states"
  | "modes"
  | "topics"
  | "meetingTypes"
  | "meetingModes"
  | "sourceKinds"
  | "languages"
  | "partners",
  readonly Option[]
>;

/** What every card of the screen is drawn from. */
export type Desk = {
  text: string;
  language: string;
  locale: string;
  typed: Typed;
  review: Review;
  comparison: Comparison;
  /** By the id of the draft that a note is about. */
  notes: ReadonlyMap<string, readonly Note[]>;
  choices: Choices;
  /** What agencies, people and topics on record are called. */
  names: ReadonlyMap<string, string>;
  clearance: Marking;
  fuzzy: (date: FuzzyDate | null) => string;
};

/** What a box shows: what was typed, else what the draft says. */
export const boxOf = (desk: Desk, name: string, drafted: string | null): string =>
  typedText(desk.typed, name) ?? drafted ?? "";
