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

/**
 * The tenure that counts on a day, of the tenures of one post (who holds it) or of one person (what
 * they hold): a substantive one before an acting one, then the one that began last. Null: none does.
 */
export function holderOn<One extends Tenure>(
  tenures: readonly One[],
  day: CalendarDate,
): One | null {
  const covering = tenures.filter((tenure) => coversDay(tenure, day));
  return covering.toSorted(compareWeight).at(-1) ?? null;
}

/** The lightest first. */
function compareWeight(a: Tenure, b: Tenure): number {
  if (a.isActing !== b.isActing) return a.isActing ? -1 : 1;
  const [from, other] = [firstDay(a) ?? "", firstDay(b) ?? ""];
  return from < other ? -1 : Number(from > other);
}

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
