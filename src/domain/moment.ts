import { z } from "zod";
import type { CalendarDate } from "./calendar-date.ts";
import { single } from "./listing.ts";
import { typedDay } from "./typed-date.ts";

/** What an address says of time: as it stood on a day, and as it was known on a day. Both may be missing. */
export const momentFields = {
  asOf: single(typedDay),
  /** Only what was on record by the end of this day at home. */
  knownOn: single(typedDay),
};
export const momentFilter = z.object(momentFields);
export type When = z.output<typeof momentFilter>;

/** The day that is asked about, and until when what was recorded counts (null: all of it). */
export type Moment = {
  asOf: CalendarDate;
  knownAt: Date | null;
  /** Whether a day was asked for: what had not begun by then, and what has no date, is left out. */
  isOfDay: boolean;
};

/** A day alone stands for itself, with everything that is on record by now. */
export function momentFrom(at: CalendarDate | Moment): Moment {
  return typeof at === "string" ? { asOf: at, knownAt: null, isOfDay: false } : at;
}

/** Whether the address asks for anything but the register of today. */
export function isDated({ asOf, knownOn }: When): boolean {
  return asOf !== null || knownOn !== null;
}
