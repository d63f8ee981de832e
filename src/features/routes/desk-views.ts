import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import type { Named } from "#domain/names.ts";
import type { ConcurrenceDecision, Stage } from "#generated/prisma/enums.ts";

/** A desk in the list, with what waits there of what the reader may see. */
export type DeskItem = {
  key: string;
  /** As routes spell it, else as it is asked most often. */
  name: string;
  waiting: number;
  overTarget: number;
  /** Since when the oldest request waits. */
  oldestOn: CalendarDate | null;
  answered: number;
  /** Days to the answer, of those of the last year. */
  medianDays: number | null;
};

/** A request to a desk. */
export type DeskRequest = {
  id: string;
  agreement: { id: string; ref: string; title: string; isFastTrack: boolean };
  partner: Named & { code: CountryCode };
  marking: Marking;
  stage: Stage | null;
  /** Of the requests to this desk about the instrument, from 1. */
  round: number;
  requestedOn: CalendarDate;
  decidedOn: CalendarDate | null;
  decision: ConcurrenceDecision | null;
  referenceNo: string | null;
  /** Days it waited, to the answer or today. */
  days: number;
  /** What the route of the instrument allows the desk. */
  targetDays: number | null;
  isOverTarget: boolean;
};

export type DeskView = DeskItem & {
  /** Agencies that requests and routes name for it. */
  agencies: (Named & { id: string })[];
  /** Oldest first. */
  requests: DeskRequest[];
  /** Latest first. */
  answers: DeskRequest[];
};
