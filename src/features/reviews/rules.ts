import { addDays, type CalendarDate, daysBetween } from "#domain/calendar-date.ts";

/** What waits for a decision of somebody else than its author. */
export const REVIEW_KINDS = ["minutes", "completion", "answer", "intake"] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** More do not fit into anybody's day; the count says when there are more. */
export const MOST_ITEMS = 200;

/** A submission is to be decided within this many days; then every manager who may is told again. */
export const REVIEW_DAYS = 5;

export type Deadline = { on: CalendarDate; isOver: boolean; daysOver: number };

/** Until when what was handed in on a day is to be decided. It is over on the day after. */
export function reviewDeadline(submittedOn: CalendarDate, today: CalendarDate): Deadline {
  const on = addDays(submittedOn, REVIEW_DAYS);
  const daysOver = Math.max(0, daysBetween(on, today));
  return { on, isOver: daysOver > 0, daysOver };
}

/** The item after one in the queue, and the one before; the first follows on nothing. */
export function around<Item extends { key: string }>(
  queue: readonly Item[],
  key: string | null,
): { before: Item | null; current: Item | null; after: Item | null } {
  const found = queue.findIndex((item) => item.key === key);
  const index = found === -1 ? 0 : found;
  return {
    before: queue[index - 1] ?? null,
    current: queue[index] ?? null,
    after: queue[index + 1] ?? null,
  };
}
