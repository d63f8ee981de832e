import { type FuzzyDate, firstDayOf, lastDayOf } from "#domain/date-precision.ts";

/** Counts of one cohort; null: not known. */
export type CourseCounts = {
  seats: number | null;
  nominated: number | null;
  attended: number | null;
  completed: number | null;
};
export type CourseDates = { starts: FuzzyDate | null; ends: FuzzyDate | null };

const COUNTS = ["seats", "nominated", "attended", "completed"] as const;
export type CourseCount = (typeof COUNTS)[number];

/** A field and the catalogue key of what is wrong with it. */
export type CourseProblem = { field: CourseCount | "endsOn"; messageKey: string };

const exceeds = (count: number | null, limit: number | null) =>
  count !== null && limit !== null && count > limit;

/** What cannot be: negative or broken counts, more completed than attended, an end before the beginning. Refused. */
export function courseErrors(course: CourseCounts & CourseDates): CourseProblem[] {
  const problems: CourseProblem[] = COUNTS.flatMap((field) => {
    const count = course[field];
    return count === null || (Number.isSafeInteger(count) && count >= 0)
      ? []
      : [{ field, messageKey: "validation.count" }];
  });
  if (exceeds(course.completed, course.attended)) {
    problems.push({ field: "completed", messageKey: "validation.completedOverAttended" });
  }
  if (endsBeforeStart(course)) {
    problems.push({ field: "endsOn", messageKey: "validation.endBeforeStart" });
  }
  return problems;
}

/** What happens, but asks for a second look: more people than seats or than were nominated. Shown, not refused. */
export function courseWarnings(course: CourseCounts): CourseProblem[] {
  const problems: CourseProblem[] = [];
  if (exceeds(course.attended, course.seats)) {
    problems.push({ field: "attended", messageKey: "validation.attendedOverSeats" });
  }
  if (exceeds(course.attended, course.nominated)) {
    problems.push({ field: "attended", messageKey: "validation.attendedOverNominated" });
  }
  return problems;
}

/** Certain only when even the last possible day of the end comes before the first of the beginning. */
function endsBeforeStart({ starts, ends }: CourseDates): boolean {
  const first = starts && firstDayOf(starts.on, starts.precision);
  const last = ends && lastDayOf(ends.on, ends.precision);
  return first !== null && last !== null && last < first;
}

/** `known` is null when no course gives the count; `missing` courses do not give it. */
type CountTotal = { known: number | null; missing: number };
export type TrainingTotals = Record<CourseCount, CountTotal> & { courses: number };

/** The counts of a programme over its courses. Unknown counts are not zero: they are counted as missing. */
export function totalsOf(courses: readonly CourseCounts[]): TrainingTotals {
  const total = (field: CourseCount): CountTotal => {
    const known = courses.map((course) => course[field]).filter((count) => count !== null);
    return {
      known: known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0),
      missing: courses.length - known.length,
    };
  };
  return {
    courses: courses.length,
    seats: total("seats"),
    nominated: total("nominated"),
    attended: total("attended"),
    completed: total("completed"),
  };
}
