import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { clockAt, digestDueOn, weekdayOf } from "./rules.ts";

const KARACHI = "Asia/Karachi";
const monday = { rhythm: "weekly", hour: 8, weekday: 1 } as const;
const daily = { ...monday, rhythm: "daily" } as const;
/** 23 November 2026 is a Monday; eight o'clock in Karachi is three in UTC. */
const mondayAtEight = new Date("2026-11-23T03:00:00Z");

describe("a digest is due", () => {
  test("at its hour at home, on its day of the week", () => {
    expect(digestDueOn(monday, KARACHI, mondayAtEight)).toBe("2026-11-23");
    expect(digestDueOn(monday, KARACHI, new Date("2026-11-23T02:59:59Z"))).toBeNull();
    expect(digestDueOn(monday, KARACHI, new Date("2026-11-24T03:00:00Z"))).toBeNull();
  });

  test("every day when it is daily, and never when it is off", () => {
    expect(digestDueOn(daily, KARACHI, new Date("2026-11-24T03:00:00Z"))).toBe("2026-11-24");
    expect(digestDueOn({ ...daily, rhythm: "off" }, KARACHI, mondayAtEight)).toBeNull();
  });

  test("for half a day after an hour that was missed, by the same name", () => {
    expect(digestDueOn(monday, KARACHI, new Date("2026-11-23T14:30:00Z"))).toBe("2026-11-23");
    expect(digestDueOn(monday, KARACHI, new Date("2026-11-23T15:00:00Z"))).toBeNull();
  });

  test("of the day before when its hour was late in the evening", () => {
    const late = { ...monday, hour: 23 };
    expect(digestDueOn(late, KARACHI, new Date("2026-11-23T20:00:00Z"))).toBe("2026-11-23");
  });

  test("once a day, whatever the hour and the zone", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom(KARACHI, "UTC", "Asia/Kolkata", "America/New_York"),
        (hour, zone) => {
          const from = Date.parse("2026-11-10T00:00:00Z");
          const days = Array.from({ length: 48 }, (_, index) =>
            digestDueOn({ ...daily, hour }, zone, new Date(from + index * 3_600_000)),
          );
          const named = new Set(days.filter((day) => day !== null));
          expect(named.size).toBeGreaterThanOrEqual(2);
          expect(named.size).toBeLessThanOrEqual(3);
        },
      ),
    );
  });
});

test("the week begins on Monday, and the clock is the one at home", () => {
  expect(weekdayOf("2026-11-23" as CalendarDate)).toBe(1);
  expect(weekdayOf("2026-11-22" as CalendarDate)).toBe(7);
  expect(clockAt(KARACHI, new Date("2026-11-22T19:30:00Z"))).toEqual({
    day: "2026-11-23",
    hour: 0,
  });
});
