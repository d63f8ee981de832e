import { z } from "zod";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { countryCode } from "#domain/country-code.ts";
import { several, single } from "#domain/listing.ts";
import type { Marking } from "#domain/marking.ts";
import { momentFields } from "#domain/moment.ts";
import type { Named } from "#domain/names.ts";
import { recordId } from "#domain/uuid.ts";
import type { Stage, StageReason, WaitingOn } from "#generated/prisma/enums.ts";
import { PERIODS, type Spread } from "./times.ts";

/** Parameters of the stage times in the address. */
export const timesFilter = z.object({
  partner: several(countryCode),
  period: z.enum(PERIODS).catch("24"),
  route: single(recordId),
  ...momentFields,
});
export type TimesFilter = z.output<typeof timesFilter>;

/** Stays that ended in the period, and those that go on: how many, and the longest of them in days. */
type Stays = { spread: Spread | null; open: { count: number; longest: number } | null };

export type TimeHolder = WaitingOn | "hold_us" | "hold_them";
export const TIME_HOLDERS: readonly TimeHolder[] = ["us", "them", "agency", "hold_us", "hold_them"];

export type StageTimes = {
  /** Null: from the first day on record. */
  since: CalendarDate | null;
  until: CalendarDate;
  marking: Marking;
  stages: (Stays & { stage: Stage })[];
  /** Whose desk it was: by whom it waited on, by the post that moved it, by the desk that was asked to agree. */
  waiting: (Stays & Named & { key: string; on: WaitingOn })[];
  posts: (Stays & { name: string })[];
  desks: (Stays & { key: string; name: string })[];
  /** Days of the period, by who had it. */
  shares: { holder: TimeHolder; days: number; percent: number }[];
  flow: { month: string; entered: number; left: number; signed: number }[];
  returned: { reason: StageReason; count: number }[];
  held: { reason: StageReason; count: number }[];
};

/** What the filters offer, with how many MoUs each has had in the pipeline. */
export type TimesChoices = Record<
  "partner" | "route",
  (Named & { value: string; count: number })[]
>;
