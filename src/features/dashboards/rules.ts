import { type CalendarDate, addMonths } from "#domain/calendar-date.ts";
import type { Obligor, Side } from "#domain/sides.ts";
import { OPEN_STATUSES, type Status } from "#features/commitments/rules.ts";
import type { CommitmentFilter } from "#features/commitments/schema.ts";

/**
 * The filter of a part of what another filter matches; null when nothing can be in both. A group of
 * several values keeps those that both have, so that number and list agree whatever is filtered already.
 */
export function narrowed(
  filter: CommitmentFilter,
  over: Partial<CommitmentFilter>,
): CommitmentFilter | null {
  const result: Record<string, unknown> = { ...filter };
  for (const [name, wanted] of Object.entries(over)) {
    const given: unknown = result[name];
    if (Array.isArray(given) && Array.isArray(wanted)) {
      const both = given.length === 0 ? wanted : wanted.filter((one) => given.includes(one));
      if (both.length === 0) return null;
      result[name] = both;
    } else {
      if (given !== null && given !== wanted) return null;
      result[name] = wanted;
    }
  }
  // Every value came from one of the two filters.
  return result as CommitmentFilter;
}

/** What a side owes: its own, and what both owe. */
export function owedBy(side: Side | "both"): Obligor[] {
  return side === "both" ? ["both"] : [side, "both"];
}

/** How a promise counts in the balance: late is a part of what is open. Given up or replaced is no part of it. */
export type Standing = "late" | "open" | "kept";
export const STANDINGS: readonly Standing[] = ["late", "open", "kept"];

/** Statuses of what counts in a balance. */
export const BALANCED_STATUSES: readonly Status[] = [...OPEN_STATUSES, "complete"];

/** The filter of one standing, as far as it goes by the status and the due date. */
export function standingFilter(standing: Standing): Partial<CommitmentFilter> {
  switch (standing) {
    case "late":
      return { due: ["overdue"] };
    case "open":
      return { status: [...OPEN_STATUSES] };
    case "kept":
      return { status: ["complete"] };
  }
}

/** The lists whose first lines are shown. */
export const HEADS = {
  overdue: { due: ["overdue"] },
  soon: { due: ["soon"] },
  stale: { status: [...OPEN_STATUSES], freshness: ["stale"], sort: "evidence" },
} satisfies Record<string, Partial<CommitmentFilter>>;

/** As far back as the trend goes. */
export const TREND_MONTHS = 12;

/** The months up to the one of a day, earliest first, as `2026-03`. */
export function monthsUntil(day: CalendarDate, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addMonths(day, index + 1 - count).slice(0, 7));
}

/** Statuses in the order of a bar: what is done first, then what is open, then what is closed without it. */
export const BAR_ORDER: readonly Status[] = [
  "complete",
  "substantial",
  "limited",
  "not_started",
  "no_evidence",
  "dropped",
  "superseded",
];
