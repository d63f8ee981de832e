import type { CalendarDate } from "#domain/calendar-date.ts";
import type { DatePrecision, FuzzyDate } from "#domain/date-precision.ts";
import type { Named } from "#domain/names.ts";
import type { Marking } from "#domain/marking.ts";

export const HANDOVER_KINDS = ["agreement", "commitment", "next", "contact"] as const;
export type HandoverKind = (typeof HANDOVER_KINDS)[number];

/** A line of the list. `detail`: the stage of an agreement, the status of a commitment, the type of a meeting. */
export type HandoverLine = {
  kind: HandoverKind;
  recordId: string;
  ref: string;
  title: string;
  partner: string;
  marking: Marking;
  detail: string | null;
  on: CalendarDate | null;
  precision: DatePrecision;
};

export type HandoverView = {
  id: string;
  to: { id: string; name: string };
  by: string;
  recordedAt: Date;
  note: string | null;
  /** Null: not acknowledged. */
  receipt: { by: string; at: Date; note: string | null } | null;
};

type HolderView = {
  id: string;
  personId: string;
  name: string;
  from: FuzzyDate | null;
  until: FuzzyDate | null;
  isActing: boolean;
};

export type PostView = {
  id: string;
  title: Named;
  agency: Named & { id: string };
  isHome: boolean;
  /** Whoever held it, the latest first. */
  holders: HolderView[];
  /** The latest first: that one counts. */
  handovers: HandoverView[];
};

/** A post in the list of handovers. */
export type PostLine = {
  id: string;
  title: string;
  titleUr: string | null;
  agency: Named;
  holder: string | null;
  /** The last handover. */
  to: string | null;
  isMine: boolean;
  openedAt: Date | null;
  acknowledgedAt: Date | null;
};
