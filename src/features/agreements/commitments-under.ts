import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";

/** A commitment that came out of an agreement, or waits for it. */
export type CommitmentUnder = {
  id: string;
  ref: string;
  title: string;
  obligor: "home" | "partner" | "both";
  status: string;
  dueLastDay: CalendarDate | null;
  due: FuzzyDate | null;
  isOpen: boolean;
  isBlocked: boolean;
};
