import { z } from "zod";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { countryCode, type CountryCode } from "#domain/country-code.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import { single } from "#domain/listing.ts";
import type { Doubts } from "#domain/evidence.ts";
import type { Marking } from "#domain/marking.ts";
import type { Obligor } from "#domain/sides.ts";

/** One partner with what is between us. Promises only; talking points are not counted. */
export type PartnerSummary = {
  code: CountryCode;
  name: string;
  nameUr: string | null;
  open: number;
  overdueOurs: number;
  overdueTheirs: number;
  kept: number;
  agreements: number;
  inForce: number;
  pendingMous: number;
  meetings: number;
  trainings: number;
  sources: number;
  /** First day of the latest meeting that was held. */
  lastMetOn: CalendarDate | null;
};

export type PartnerEventKind =
  | "meeting"
  | "commitment"
  | "progress"
  | "action"
  | "stage"
  | "course"
  | "source";

/** Something with a date in what happened with a partner. `detail` is a word of the catalogue `values`, by its family. */
export type PartnerEvent = {
  kind: PartnerEventKind;
  id: string;
  /** What is dated: of a record with many dates, the one of them. */
  rowId: string;
  on: CalendarDate;
  precision: DatePrecision;
  title: string;
  ref: string;
  detail: string | null;
  marking: Marking;
  /** Of the record that it leads to. */
  doubts: Doubts | null;
};

type Named = { id: string; name: string; detail: string | null; doubts: Doubts | null };

/** The heads of a partner's lists: the latest, the longest waiting, or the first by name. */
export type PartnerHeads = {
  meetings: {
    id: string;
    ref: string;
    title: string;
    on: CalendarDate | null;
    precision: DatePrecision;
    type: string;
    life: string;
    doubts: Doubts | null;
  }[];
  agreements: {
    id: string;
    ref: string;
    title: string;
    instrument: string;
    state: string;
    doubts: Doubts | null;
  }[];
  mous: {
    id: string;
    ref: string;
    title: string;
    stage: string | null;
    days: number | null;
    isOverTarget: boolean;
    waitingOn: string | null;
    doubts: Doubts | null;
  }[];
  trainings: {
    id: string;
    ref: string;
    title: string;
    providerSide: string;
    courses: number;
    doubts: Doubts | null;
  }[];
  agencies: Named[];
  people: Named[];
};

/** What is on record with one partner on one topic. */
export type TopicCell = {
  inForce: number;
  /** Those that were held. */
  meetings: number;
  lastMetOn: CalendarDate | null;
  open: number;
  overdue: number;
  trainings: number;
};

/** One topic with what is on record with each partner, by country code. */
export type TopicLine = {
  slug: string;
  name: string;
  nameUr: string | null;
  isChild: boolean;
  isRetired: boolean;
  partners: Record<string, TopicCell>;
};

/** What each side owed at the end of a day, and had kept by then. */
export type BalancePoint = {
  on: CalendarDate;
  openOurs: number;
  openTheirs: number;
  lateOurs: number;
  lateTheirs: number;
  keptOurs: number;
  keptTheirs: number;
};

/** A promise that was said again. `last`: the latest time; its status is that of the promise. */
export type RestatedPromise = {
  id: string;
  partner: string;
  ref: string;
  title: string;
  marking: Marking;
  doubts: Doubts | null;
  obligor: Obligor;
  madeOn: CalendarDate | null;
  madePrecision: DatePrecision;
  times: number;
  lastId: string;
  lastRef: string;
  lastMadeOn: CalendarDate | null;
  lastMadePrecision: DatePrecision;
  status: string;
  isOpen: boolean;
  /** From the first time to today, or to the day it was closed; null: nobody knows since when. */
  daysOpen: number | null;
};

/** The two partners to set side by side; a place that is empty is asked for. */
export const compareFilter = z.object({ a: single(countryCode), b: single(countryCode) });

/** What the map shows of each partner. */
export const MAP_MEASURES = ["open", "inForce", "pendingMous", "meetings"] as const;
export const mapFilter = z.object({ measure: z.enum(MAP_MEASURES).catch("open") });
