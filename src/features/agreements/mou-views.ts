import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FacetValue } from "#domain/facets.ts";
import type { Marking } from "#domain/marking.ts";
import type { Stage, WaitingOn } from "#generated/prisma/enums.ts";
import type { Doubts } from "#domain/evidence.ts";
import type { AgreementState } from "./rules.ts";
import type { AgencyName, PartnerName } from "./views.ts";

export type MouItem = {
  id: string;
  ref: string;
  version: number;
  title: string;
  marking: Marking;
  partner: PartnerName;
  isPlaceholder: boolean;
  isFastTrack: boolean;
  state: AgreementState;
  /** Null: no stage is on record. */
  stage: Stage | null;
  enteredOn: CalendarDate | null;
  daysInStage: number | null;
  targetDays: number | null;
  isOverTarget: boolean;
  /** Days since it entered the pipeline. */
  totalDays: number | null;
  waitingOn: WaitingOn | null;
  waitingAgency: AgencyName | null;
  /** The post that moves it. */
  ownerPost: string | null;
  /** Desks that have still to agree before it leaves its stage; `days` since they were asked, null: they were not. */
  missing: { desk: string; days: number | null }[];
  /** The one step ahead, when there is one. */
  nextStage: Stage | null;
  /** Every stage that its route lets it go to. */
  goesTo: Stage[];
  /** What the list is grouped by; null where it is not. */
  group: string | null;
  doubts: Doubts | null;
};

/** `isAtLeast`: there may be more than `count`. */
export type MouBoardColumn = {
  stage: Stage | null;
  count: number;
  isAtLeast: boolean;
  items: MouItem[];
};

export type MouGroup = "partner" | "waiting" | "agency" | "stage" | "marking";
/** `isAtLeast`: there may be more than `total`, and more over their target. */
export type MouFigures = {
  total: number;
  overTarget: number;
  longestDays: number | null;
  isAtLeast: boolean;
} & Record<MouGroup, FacetValue[]>;

/** MoUs that a passage counts without naming them. `passage` null: no source is on record. */
export type UnnamedGroup = {
  /** Those of the count, named or not. */
  members: string[];
  partner: PartnerName;
  counted: number;
  identified: number;
  passage: {
    citationId: string;
    sourceId: string;
    title: string;
    publisher: string | null;
    quote: string;
  } | null;
};
