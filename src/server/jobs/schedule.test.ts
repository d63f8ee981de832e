import { describe, expect, test } from "vitest";
import { cronOf, nextRun, type Schedule } from "./schedule.ts";

const daily: Schedule = { every: "day", hour: 3, minute: 10 };

describe("the next run", () => {
  test("of a daily job is by the clock at home", () => {
    const now = new Date("2026-11-22T21:00:00Z");
    expect(nextRun(daily, "Asia/Karachi", now)).toEqual(new Date("2026-11-22T22:10:00Z"));
    expect(nextRun(daily, "UTC", now)).toEqual(new Date("2026-11-23T03:10:00Z"));
  });

  test("is after now, also at the very minute", () => {
    const now = new Date("2026-11-22T22:10:00Z");
    expect(nextRun(daily, "Asia/Karachi", now)).toEqual(new Date("2026-11-23T22:10:00Z"));
    expect(nextRun({ every: "minute" }, "UTC", now)).toEqual(new Date("2026-11-22T22:11:00Z"));
  });

  test("of an hourly job counts zones that are off by half an hour", () => {
    const now = new Date("2026-11-22T10:00:00Z");
    const hourly: Schedule = { every: "hour", minute: 5 };
    expect(nextRun(hourly, "Asia/Kolkata", now)).toEqual(new Date("2026-11-22T10:35:00Z"));
  });

  test("is a day later where clocks going forward leave the time out", () => {
    const inTheGap: Schedule = { every: "day", hour: 2, minute: 30 };
    const before = new Date("2026-03-28T12:00:00Z");
    expect(nextRun(inTheGap, "Europe/Berlin", before)).toEqual(new Date("2026-03-30T00:30:00Z"));
  });
});

test("a schedule is written as the queue wants it", () => {
  expect(cronOf(daily)).toBe("10 3 * * *");
  expect(cronOf({ every: "hour", minute: 5 })).toBe("5 * * * *");
  expect(cronOf({ every: "minute" })).toBe("* * * * *");
});
