import { z } from "zod";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";

/** What a partner's page shows beside its head; the rest is a click away. */
export const PARTNER_TABS = [
  "overview",
  "commitments",
  "agreements",
  "meetings",
  "training",
  "people",
  "sources",
] as const;
export type PartnerTab = (typeof PARTNER_TABS)[number];

export const partnerParams = z.object({ tab: z.enum(PARTNER_TABS).catch("overview") });

/** One partner with what is between us. Promises only; talking points are not counted. */
export type PartnerSummary = {
  code: string;
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
