import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { Obligor } from "#domain/sides.ts";
import type { WordingStrength } from "#domain/wording-strength.ts";
import type { Instrument } from "#features/agreements/rules.ts";
import type { Status } from "#features/commitments/rules.ts";
import type { Tenure } from "#features/people/rules.ts";
import type { MeetingLife, MeetingType } from "#generated/prisma/enums.ts";
import type { Rarity } from "./words.ts";

/** A record on file that a note can point to. */
type KnownRecord = { id: string; ref: string; title: string };

export type KnownSource = KnownRecord & {
  published: FuzzyDate | null;
  /** The very text, line ends and outer blanks apart. */
  isSameText: boolean;
  /** Its beginning, as far as texts are compared. */
  text: string;
  /** The meetings that it supports with a passage. */
  meetingIds: readonly string[];
};

export type KnownMeeting = KnownRecord & {
  type: MeetingType;
  life: MeetingLife;
  held: FuzzyDate;
  until: CalendarDate | null;
  place: string | null;
  series: string | null;
  round: number | null;
};

export type KnownCommitment = KnownRecord & {
  text: string;
  /** The sentence of the source that it rests on, where there is one. */
  quote: string | null;
  obligor: Obligor;
  strength: WordingStrength;
  made: FuzzyDate | null;
  due: FuzzyDate | null;
  /** As of the day that was asked about. */
  status: Status;
  agencyIds: readonly string[];
  /** The sources that it rests on. */
  sourceIds: readonly string[];
  /** Its topics and those above them. */
  topicIds: readonly string[];
};

export type KnownAgreement = KnownRecord & {
  instrument: Instrument;
  isPlaceholder: boolean;
  isSigned: boolean;
  signedOn: CalendarDate | null;
  isPendingMou: boolean;
};

/** One passage that stands for so many MoUs: "five pending MoUs". */
export type KnownCount = {
  source: KnownRecord & { published: FuzzyDate | null };
  quote: string;
  count: number;
};

export type KnownTenure = Tenure & {
  personId: string;
  person: string;
  postId: string;
  post: string;
  isHead: boolean;
  agencyId: string;
  agency: string;
};

export type KnownFigure = {
  quantity: string;
  value: number;
  unit: string;
  source: KnownRecord & { published: FuzzyDate | null };
};

/**
 * What the register holds of one partner that a text may be compared with: of what the viewer may see,
 * and no more of it than the comparison needs.
 */
export type Known = {
  sources: readonly KnownSource[];
  /** Those whose day may be the day of the text's meeting. */
  meetings: readonly KnownMeeting[];
  /** Those whose words are nearest to the drafts' words. */
  commitments: readonly KnownCommitment[];
  /** How rare each word is among all commitments with the partner. */
  rarity: Rarity;
  agreements: readonly KnownAgreement[];
  counts: readonly KnownCount[];
  /** Of the people that the text names, and of the heads of the agencies that it names. */
  tenures: readonly KnownTenure[];
  figures: readonly KnownFigure[];
};

/** Of a partner that nothing is known of. */
export const NOTHING_KNOWN: Known = {
  sources: [],
  meetings: [],
  commitments: [],
  rarity: { of: 0, in: new Map() },
  agreements: [],
  counts: [],
  tenures: [],
  figures: [],
};
