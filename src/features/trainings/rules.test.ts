import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import { type CourseCount, courseErrors, courseWarnings, totalsOf } from "./rules.ts";

const none = { seats: null, nominated: null, attended: null, completed: null };
const undated = { starts: null, ends: null };
const on = (text: string, precision: DatePrecision = "day") => ({
  on: calendarDate.parse(text),
  precision,
});
const keys = (problems: { field: string; messageKey: string }[]) =>
  problems.map(({ field, messageKey }) => `${field}: ${messageKey.replace("validation.", "")}`);

const errorsOf = (counts: Partial<Record<CourseCount, number>>) =>
  keys(courseErrors({ ...none, ...undated, ...counts }));

describe("a course", () => {
  test("may leave every count open", () => {
    expect(courseErrors({ ...none, ...undated })).toEqual([]);
    expect(courseWarnings(none)).toEqual([]);
    expect(courseErrors({ ...none, ...undated, attended: 0, completed: 0 })).toEqual([]);
  });

  test("has no broken counts, and nobody completes what they did not attend", () => {
    expect(errorsOf({ seats: -1, nominated: 1.5 })).toEqual(["seats: count", "nominated: count"]);
    expect(errorsOf({ attended: 9, completed: 10 })).toEqual(["completed: completedOverAttended"]);
    expect(errorsOf({ attended: 10, completed: 10 })).toEqual([]);
  });

  test("does not end before it starts, as far as the dates are certain", () => {
    const errors = (starts: ReturnType<typeof on>, ends: ReturnType<typeof on>) =>
      keys(courseErrors({ ...none, starts, ends }));
    expect(errors(on("2026-05-02"), on("2026-05-01"))).toEqual(["endsOn: endBeforeStart"]);
    expect(errors(on("2026-05-02"), on("2026-05-02"))).toEqual([]);
    expect(errors(on("2026-05-20"), on("2026-05-01", "month"))).toEqual([]);
    expect(errors(on("2026-06-01"), on("2026-05-01", "month"))).toEqual(["endsOn: endBeforeStart"]);
  });

  test("may be overbooked, which is shown and not refused", () => {
    const crowded = { ...none, seats: 20, nominated: 21, attended: 25 };
    expect(courseErrors({ ...crowded, ...undated })).toEqual([]);
    expect(keys(courseWarnings(crowded))).toEqual([
      "attended: attendedOverSeats",
      "attended: attendedOverNominated",
    ]);
  });
});

describe("the totals of a programme", () => {
  test("count unknown numbers as missing, not as zero", () => {
    const courses = [
      { ...none, seats: 20, attended: 18 },
      { ...none, seats: 30 },
    ];
    expect(totalsOf(courses)).toEqual({
      courses: 2,
      seats: { known: 50, missing: 0 },
      nominated: { known: null, missing: 2 },
      attended: { known: 18, missing: 1 },
      completed: { known: null, missing: 2 },
    });
    expect(totalsOf([]).seats).toEqual({ known: null, missing: 0 });
  });

  test("are those of its parts", () => {
    const anyCount = fc.option(fc.nat(500));
    const anyCourses = fc.array(
      fc.record({
        seats: anyCount,
        nominated: anyCount,
        attended: anyCount,
        completed: anyCount,
      }),
    );
    fc.assert(
      fc.property(anyCourses, anyCourses, (a, b) => {
        const [one, other, all] = [totalsOf(a), totalsOf(b), totalsOf([...a, ...b])];
        expect(all.courses).toBe(one.courses + other.courses);
        for (const count of ["seats", "nominated", "attended", "completed"] as const) {
          expect(all[count].missing).toBe(one[count].missing + other[count].missing);
          expect(all[count].known ?? 0).toBe((one[count].known ?? 0) + (other[count].known ?? 0));
        }
      }),
    );
  });
});
