import { addDays, addMonths, type CalendarDate, calendarDate } from "#domain/calendar-date.ts";
import type { TopicCell } from "./schema.ts";

/** The last days of the months before a day, the earliest first, and the day itself: `months` + 1 in all. */
export function monthEnds(last: CalendarDate, months: number): CalendarDate[] {
  const first = calendarDate.parse(`${last.slice(0, 7)}-01`);
  const ends = Array.from({ length: months }, (_, index) =>
    addDays(addMonths(first, index - months + 1), -1),
  );
  return [...ends, last];
}

export const CELLS = ["inForce", "meetings", "open", "trainings"] as const;
export type CellName = (typeof CELLS)[number];

/** What a topic lacks with a partner. A topic that nothing is on record about lacks all of it. */
export function gapsOf(cell: TopicCell): CellName[] {
  return CELLS.filter((name) => cell[name] === 0);
}

/** Whether anything is on record. */
export function isCovered(cell: TopicCell): boolean {
  return gapsOf(cell).length < CELLS.length;
}

/** The step of a scale that a count stands on: 0 for none, then 1 to `steps`, each as wide as the other. */
export function stepOf(count: number, most: number, steps: number): number {
  if (count <= 0 || most <= 0) return 0;
  return Math.min(steps, Math.ceil((count * steps) / most));
}

/** The counts of each step from 1 on, both ends included; steps that no count can stand on are left out. */
export function rangesOf(
  most: number,
  steps: number,
): { step: number; from: number; to: number }[] {
  const counts = Array.from({ length: Math.max(0, most) }, (_, index) => index + 1);
  return Array.from({ length: steps }, (_, index) => index + 1).flatMap((step) => {
    const own = counts.filter((count) => stepOf(count, most, steps) === step);
    const [from, to] = [own.at(0), own.at(-1)];
    return from === undefined || to === undefined ? [] : [{ step, from, to }];
  });
}
