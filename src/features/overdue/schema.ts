import { z } from "zod";
import { countryCode } from "#domain/country-code.ts";
import { cursor, several, single } from "#domain/listing.ts";
import { momentFields } from "#domain/moment.ts";
import { commitmentFilter, type CommitmentFilter } from "#features/commitments/schema.ts";
import type { CommitmentRow } from "#features/commitments/views.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import type { Status } from "#features/commitments/rules.ts";

export const OVERDUE_VIEWS = ["promises", "restated", "rounds"] as const;

/** Who owes it: a promise of both sides is owed by either. */
export const OWED = ["theirs", "ours"] as const;

/** Parameters of the page; a value that is none is passed over. */
export const overdueFilter = z.object({
  view: single(z.enum(OVERDUE_VIEWS)).transform((view) => view ?? "promises"),
  owed: single(z.enum(OWED)),
  partner: several(countryCode),
  /** Of the rounds only those that nobody has set and whose time is over. */
  show: single(z.literal("silent")),
  ...momentFields,
  after: cursor,
  before: cursor,
});
export type OverdueFilter = z.output<typeof overdueFilter>;

/** The list of commitments that the page shows: what is overdue, the longest first. */
export function overdueCommitments(filter: OverdueFilter): CommitmentFilter {
  const { partner, owed, after, before, asOf, knownOn } = filter;
  const obligor =
    owed === null
      ? []
      : [owed === "ours" ? ("home" as const) : ("partner" as const), "both" as const];
  return {
    ...commitmentFilter.parse({}),
    due: ["overdue"],
    partner,
    obligor,
    after,
    before,
    asOf,
    knownOn,
  };
}

/** What was said of a promise last, by whom, and where it can be raised next. */
export type Standing = {
  id: string;
  word: { on: CalendarDate; status: Status; note: string | null; by: string } | null;
  focalPoint: { id: string; name: string } | null;
  /** The next meeting that is planned with the partner; `isOpen`: the viewer may write its agenda. */
  next: {
    id: string;
    title: string;
    marking: Marking;
    on: CalendarDate | null;
    precision: DatePrecision;
    isRaised: boolean;
    isOpen: boolean;
  } | null;
};
export type OverdueRow = CommitmentRow & { standing: Standing | null };
