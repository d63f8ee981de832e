import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";

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
  on: CalendarDate;
  precision: DatePrecision;
  title: string;
  ref: string;
  detail: string | null;
  marking: Marking;
};

type Named = { id: string; name: string; detail: string | null };

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
  }[];
  agreements: { id: string; ref: string; title: string; instrument: string; state: string }[];
  mous: {
    id: string;
    ref: string;
    title: string;
    stage: string | null;
    days: number | null;
    isOverTarget: boolean;
    waitingOn: string | null;
  }[];
  trainings: { id: string; ref: string; title: string; providerSide: string; courses: number }[];
  agencies: Named[];
  people: Named[];
};
