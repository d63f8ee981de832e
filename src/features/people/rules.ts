import type { CalendarDate } from "#domain/calendar-date.ts";
import { firstDayOf, type FuzzyDate, lastDayOf } from "#domain/date-precision.ts";

/** From and until are inclusive; null: from the beginning, until now and on. */
export type Tenure = { from: FuzzyDate | null; until: FuzzyDate | null; isActing: boolean };

const firstDay = (tenure: Tenure) =>
  tenure.from && firstDayOf(tenure.from.on, tenure.from.precision);
const lastDay = (tenure: Tenure) =>
  tenure.until && lastDayOf(tenure.until.on, tenure.until.precision);

/** Whether the tenure may cover the day: dates known only roughly count from their first to their last day. */
export function coversDay(tenure: Tenure, day: CalendarDate): boolean {
  const first = firstDay(tenure);
  const last = lastDay(tenure);
  return (first === null || first <= day) && (last === null || last >= day);
}

/** Whether the tenure covers the day however its dates are read: "after 5 May" says nothing of the 7th. */
export function surelyCovers(tenure: Tenure, day: CalendarDate): boolean {
  return surelyFrom(tenure) <= day && day <= surelyUntil(tenure);
}

/**
 * The tenure that counts on a day, of the tenures of one post (who holds it) or of one person (what
 * they hold): one that surely covers it before one that may, a substantive one before an acting one,
 * then the one that began last; of those that only may, the one last heard of. Null: none does.
 */
export function holderOn<One extends Tenure>(
  tenures: readonly One[],
  day: CalendarDate,
): One | null {
  const covering = tenures.filter((tenure) => coversDay(tenure, day));
  const sure = covering.filter((tenure) => surelyCovers(tenure, day));
  if (sure.length > 0) return sure.toSorted(compareWeight).at(-1) ?? null;
  return (
    covering
      .toSorted((a, b) => compareText(lastHeardOf(a), lastHeardOf(b)) || compareWeight(a, b))
      .at(-1) ?? null
  );
}

/** The tenures as they stood on a day: those that may have begun by then, and what ended later has no end yet. */
export function tenuresBy<One extends Tenure>(tenures: readonly One[], day: CalendarDate): One[] {
  return tenures
    .filter((tenure) => (firstDay(tenure) ?? day) <= day)
    .map((tenure) => ((firstDayOfEnd(tenure) ?? day) > day ? { ...tenure, until: null } : tenure));
}

const firstDayOfEnd = ({ until }: Tenure) => until && firstDayOf(until.on, until.precision);

/** The lightest first. */
function compareWeight(a: Tenure, b: Tenure): number {
  if (a.isActing !== b.isActing) return a.isActing ? -1 : 1;
  return compareText(firstDay(a) ?? "", firstDay(b) ?? "");
}

/** The latest day that is on record for a tenure. */
const lastHeardOf = ({ from, until }: Tenure): string => until?.on ?? from?.on ?? "";
const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The title a person had on a day, from the tenures of that person; null when none covers it. */
export function titleOn(
  tenures: readonly (Tenure & { title: string })[],
  day: CalendarDate,
): string | null {
  return holderOn(tenures, day)?.title ?? null;
}

/** Whether two tenures of one post surely share a day; only what is certain is refused. */
export function overlaps(a: Tenure, b: Tenure): boolean {
  const starts = [surelyFrom(a), surelyFrom(b)].toSorted();
  const ends = [surelyUntil(a), surelyUntil(b)].toSorted();
  return (starts[1] ?? "") <= (ends[0] ?? "");
}

/** Beyond every calendar day, as text. */
const NEVER = "9999-99-99";
const EVER = "";

/** In post from this day on at the latest. */
function surelyFrom({ from }: Tenure): string {
  return from === null ? EVER : (lastDayOf(from.on, from.precision) ?? NEVER);
}

/** In post up to this day at the least. */
function surelyUntil({ until }: Tenure): string {
  return until === null ? NEVER : (firstDayOf(until.on, until.precision) ?? EVER);
}
