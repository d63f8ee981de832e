import { z } from "zod";
import { type CalendarDate, calendarDate } from "#domain/calendar-date.ts";
import { countryCode } from "#domain/country-code.ts";
import type { Named } from "#domain/names.ts";
import { several, single } from "#domain/listing.ts";
import type { Marking } from "#domain/marking.ts";
import type { Dated } from "./rules.ts";

export const CALENDAR_KINDS = ["meeting", "due", "notice", "end", "round"] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** Parameters of the calendar in the address. */
export const calendarFilter = z.object({
  /** `2026-11`; without one that of today. */
  month: single(
    z
      .string()
      .regex(/^[12]\d{3}-(?:0[1-9]|1[0-2])$/)
      .transform((text) => calendarDate.parse(`${text}-01`)),
  ),
  view: z.enum(["month", "agenda"]).catch("month"),
  partner: several(countryCode),
  kind: several(z.enum(CALENDAR_KINDS)),
  /** What the viewer recorded or follows, and what is on the desk that they took over. */
  mine: single(z.literal("yes")),
});
type CalendarFilter = z.output<typeof calendarFilter>;

export type CalendarItem = Dated & {
  kind: CalendarKind;
  /** Of the meeting, commitment or agreement that it leads to; of an expected round the meeting that promised it. */
  id: string;
  ref: string;
  title: string;
  partner: Named & { code: string };
  marking: Marking;
  /** "14:30", in the time zone of the place. */
  startsAt: string | null;
  place: string | null;
  isCancelled: boolean;
  /** Of the end of a term: it runs on by itself. */
  renewsItself: boolean;
  version: number;
  updatedAt: Date;
};

export const PLACE_OF: Record<CalendarKind, string> = {
  meeting: "/meetings",
  due: "/commitments",
  notice: "/agreements",
  end: "/agreements",
  round: "/meetings",
};

/** What is asked of the register: the days, both inclusive, and whose. */
export type CalendarQuery = Pick<CalendarFilter, "partner" | "kind"> & {
  from: CalendarDate;
  to: CalendarDate;
  /** The id of the person whose it is; null: anybody. */
  by: string | null;
};
