import "server-only";
import { dayOrNull } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { TrainingRow } from "#features/imports/kinds/trainings.ts";
import type { Tx } from "#server/db.ts";
import type { Mapping } from "../schema.ts";
import { isMapped, type StoredRecord } from "./planned.ts";

export type CourseChanges = Pick<
  TrainingRow["course"],
  | "title"
  | "startsOn"
  | "startsPrecision"
  | "endsOn"
  | "endsPrecision"
  | "place"
  | "seats"
  | "nominated"
  | "attended"
  | "completed"
  | "note"
>;
export type StoredCourse = StoredRecord & CourseChanges & { trainingId: string };

export async function storedCourses(tx: Tx, ids: string[], own: string[]): Promise<StoredCourse[]> {
  const rows = await tx.course.findMany({ where: { id: { in: [...ids, ...own] } } });
  return rows.map(({ partner, startsOn, endsOn, ...row }) => ({
    ...row,
    // A course has no reference: its id stands in its files.
    ref: row.id,
    // Rows were parsed on the way in.
    partner: partner as CountryCode,
    startsOn: dayOrNull(startsOn),
    endsOn: dayOrNull(endsOn),
  }));
}

/** The field of the mapping that tells each of them. */
const TOLD_BY = {
  title: ["course"],
  startsOn: ["startsOn"],
  startsPrecision: ["startsOn"],
  endsOn: ["endsOn"],
  endsPrecision: ["endsOn"],
  place: ["place"],
  seats: ["seats"],
  nominated: ["nominated"],
  attended: ["attended"],
  completed: ["completed"],
  note: ["cost", "summary"],
} as const satisfies Record<keyof CourseChanges, readonly string[]>;

/** The course as it will be; null when the row says nothing else than is on record. */
export function courseChanges(mapping: Mapping) {
  const says = isMapped(mapping);
  const names = Object.keys(TOLD_BY) as (keyof CourseChanges)[];
  return (stored: StoredCourse, { course }: TrainingRow): CourseChanges | null => {
    const told = names.map((name) => [
      name,
      TOLD_BY[name].some(says) ? course[name] : stored[name],
    ]);
    const next = Object.fromEntries(told) as CourseChanges;
    return names.every((name) => next[name] === stored[name]) ? null : next;
  };
}
