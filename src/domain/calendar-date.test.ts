import * as fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  compareDays,
  dayFrom,
  dayOf,
  dayOrNull,
  daysBetween,
  earliest,
  endOfDayIn,
  latest,
  startOfDayIn,
  toColumn,
  todayIn,
} from "./calendar-date.ts";

const day = (text: string) => calendarDate.parse(text);
const anyDay = fc
  .integer({ min: 0, max: 800 * 365 })
  .map((days) => addDays(day("1500-01-01"), days));
const monthsOf = (at: CalendarDate) => Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7));
const ZONES = ["Asia/Karachi", "Pacific/Auckland", "America/New_York", "UTC"];

const ownZone = process.env["TZ"];
afterEach(() => {
  if (ownZone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = ownZone;
});

const anyNumber = (max: number) => fc.oneof(fc.integer({ min: -1, max }), fc.constant(NaN));
const wide = (value: number, width: number) => String(value).padStart(width, "0");

describe("calendarDate", () => {
  test.each(["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "0202-06-01", "3026-01-01", ""])(
    "refuses %j",
    (text) => expect(calendarDate.safeParse(text).success).toBe(false),
  );

  test("accepts the leap day of a leap year", () => {
    expect(calendarDate.parse("2024-02-29")).toBe("2024-02-29");
    expect(dayFrom(2024, 2, 29)).toBe("2024-02-29");
    expect(dayFrom(2025, 2, 29)).toBeNull();
    expect(dayFrom(2025, 0, 1)).toBeNull();
  });

  test("has the same days by their numbers as by their text", () => {
    fc.assert(
      fc.property(anyNumber(3100), anyNumber(14), anyNumber(33), (year, month, date) => {
        const text = [wide(year, 4), wide(month, 2), wide(date, 2)].join("-");
        expect(dayFrom(year, month, date)).toBe(calendarDate.safeParse(text).data ?? null);
      }),
      {
        examples: [
          [2024, 2, 29],
          [1900, 2, 29],
          [2000, 2, 29],
          [999, 1, 1],
          [3000, 1, 1],
        ],
      },
    );
  });
});

describe("arithmetic", () => {
  test("counts whole days across a leap day, negative when the end comes first", () => {
    expect(daysBetween(day("2024-02-28"), day("2024-03-01"))).toBe(2);
    expect(daysBetween(day("2024-03-01"), day("2024-02-28"))).toBe(-2);
  });

  test("adds days as it counts them", () => {
    const anyCount = fc.integer({ min: -40_000, max: 40_000 });
    fc.assert(
      fc.property(anyDay, anyCount, (from, days) => {
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(Math.sign(compareDays(from, to))).toBe(Math.sign(-days) + 0);
        expect(from < to).toBe(days > 0);
      }),
    );
  });

  test.each([
    ["2024-01-31", 1, "2024-02-29"],
    ["2025-01-31", 1, "2025-02-28"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-03-31", -1, "2024-02-29"],
    ["2024-12-15", 1, "2025-01-15"],
    ["2024-01-15", -1, "2023-12-15"],
  ])("keeps to the last day of a shorter month: %s and %i months is %s", (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  test("adds months so that the month is always the one asked for", () => {
    const anyCount = fc.integer({ min: -600, max: 600 });
    fc.assert(
      fc.property(anyDay, anyCount, (from, months) => {
        const to = addMonths(from, months);
        expect(monthsOf(to) - monthsOf(from)).toBe(months);
        expect(to.slice(8) <= from.slice(8)).toBe(true);
      }),
    );
  });

  test("finds the earliest and the latest, and neither in nothing", () => {
    const days = [day("2026-05-01"), day("2024-01-01"), day("2027-01-01")];
    expect([earliest(days), latest(days)]).toEqual(["2024-01-01", "2027-01-01"]);
    expect([earliest([]), latest([])]).toEqual([null, null]);
  });
});

describe("whatever the time zone of the machine", () => {
  test.each(ZONES)("%s: no day of 400 shifts on its way through a date column", (zone) => {
    process.env["TZ"] = zone;
    const noon = new Date("2026-07-01T12:00:00Z");
    // The zone is really another one here; else this test would prove nothing.
    expect(noon.getHours()).toBe(
      Number(new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit" }).format(noon)),
    );
    for (let offset = 0; offset < 400; offset += 1) {
      const at = addDays(day("2025-12-31"), offset);
      expect(dayOf(toColumn(at))).toBe(at);
      expect(daysBetween(day("2025-12-31"), at)).toBe(offset);
      expect(todayIn("Asia/Karachi", startOfDayIn("Asia/Karachi", at))).toBe(at);
    }
  });

  test("null columns stay null", () => {
    expect(dayOrNull(null)).toBeNull();
    expect(dayOrNull(toColumn(day("2026-01-02")))).toBe("2026-01-02");
  });
});

describe("days in a time zone", () => {
  test("today changes at midnight there, not in UTC", () => {
    expect(todayIn("Asia/Karachi", new Date("2026-03-28T18:59:59.999Z"))).toBe("2026-03-28");
    expect(todayIn("Asia/Karachi", new Date("2026-03-28T19:00:00.000Z"))).toBe("2026-03-29");
  });

  test.each([
    ["Asia/Karachi", "2026-01-02", "2026-01-01T19:00:00.000Z", "2026-01-02T18:59:59.999Z"],
    // Clocks go forward and the day has 23 hours.
    ["America/New_York", "2026-03-08", "2026-03-08T05:00:00.000Z", "2026-03-09T03:59:59.999Z"],
    // Clocks went forward at midnight: the day began at one o'clock.
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z", "2018-11-05T01:59:59.999Z"],
    ["Pacific/Kiritimati", "2026-01-01", "2025-12-31T10:00:00.000Z", "2026-01-01T09:59:59.999Z"],
  ])("%s: %s runs from %s to %s", (zone, at, start, end) => {
    expect(startOfDayIn(zone, day(at)).toISOString()).toBe(start);
    expect(endOfDayIn(zone, day(at)).toISOString()).toBe(end);
  });

  test("every day begins right where the day before ends", () => {
    const anyZone = fc.constantFrom(...ZONES, "Asia/Kathmandu", "America/St_Johns");
    const anyRecentDay = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => addDays(day("1990-01-01"), days));
    fc.assert(
      fc.property(anyZone, anyRecentDay, (zone, at) => {
        const start = startOfDayIn(zone, at);
        expect(todayIn(zone, start)).toBe(at);
        expect(todayIn(zone, new Date(start.getTime() - 1))).toBe(addDays(at, -1));
        expect(endOfDayIn(zone, at).getTime() + 1).toBe(
          startOfDayIn(zone, addDays(at, 1)).getTime(),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("a day that a zone skipped begins with the next one", () => {
    const skipped = startOfDayIn("Pacific/Apia", day("2011-12-30"));
    expect(todayIn("Pacific/Apia", skipped)).toBe("2011-12-31");
  });
});
