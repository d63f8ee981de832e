import type { CalendarDate } from "#domain/calendar-date.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";

type Head = { id: string; ref: string; title: string; partner: string; marking: Marking };

export type MeetingList = "upcoming" | "returned";

/** A meeting that is to come, or whose record waits for somebody. */
export type MeetingHead = Head & {
  on: CalendarDate | null;
  precision: DatePrecision;
  type: string;
  /** Who wrote the record. */
  by: string;
  isOwn: boolean;
};

/** An instrument whose term ends soon, or for which notice must be given soon; both days count. */
export type EndingHead = Head & {
  renewal: "none" | "automatic" | "by_notice" | "new_text" | "unknown";
  /** Null: there is none, or it is past. */
  noticeOn: CalendarDate | null;
  endsOn: CalendarDate;
};

export type SourceHead = Head & { publisher: string | null; kind: string; addedAt: Date };

export type ChangeKind = "progress" | "action" | "stage" | "commitment" | "meeting";

/** Something that was put on record lately, whenever it took effect. */
export type Change = Head & { kind: ChangeKind; detail: string; at: Date };

/** The numbers of a desk; each counts the list that it opens, meetings and sources up to the limit of a list and one beyond. */
export type DeskCounts = {
  upcoming: number;
  submitted: number;
  returned: number;
  sources: number;
  mous: number;
  silent: number;
};
