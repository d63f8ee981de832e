import { expect, test } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { DATE_PRECISIONS } from "#domain/date-precision.ts";
import { resolveTypedDate } from "#domain/typed-date.ts";
import {
  dateAsTyped,
  formatDay,
  formatDays,
  formatFuzzy,
  formatInstant,
  formatNumber,
} from "./format.ts";

const day = (text: string) => text as CalendarDate;
const words = {
  about: "about {date}",
  before: "before {date}",
  after: "after {date}",
  unknown: "date unknown",
};

test("writes a day out in full, in both languages, with Latin digits", () => {
  expect(formatDay(day("2026-11-22"), "en")).toBe("22 November 2026");
  expect(formatDay(day("2026-11-22"), "ur")).toContain("نومبر");
  expect(formatDay(day("2026-11-22"), "ur")).toMatch(/22.*2026/);
});

test("never moves a day, whatever the time zone of the process", () => {
  const zone = process.env["TZ"];
  for (const other of ["Pacific/Auckland", "America/New_York", "Asia/Karachi", "UTC"]) {
    process.env["TZ"] = other;
    expect(formatDay(day("2026-01-01"), "en")).toBe("1 January 2026");
    expect(formatDay(day("2024-02-29"), "en")).toBe("29 February 2024");
  }
  process.env["TZ"] = zone;
});

test("says a date only as exactly as it is known", () => {
  const on = day("2026-07-01");
  const say = (precision: (typeof DATE_PRECISIONS)[number]) =>
    formatFuzzy({ on, precision }, "en", words);
  expect(DATE_PRECISIONS.map(say)).toEqual([
    "1 Jul 2026",
    "Jul 2026",
    "Q3 2026",
    "2026",
    "about 1 Jul 2026",
    "before 1 Jul 2026",
    "after 1 Jul 2026",
    "date unknown",
  ]);
  expect(formatFuzzy(null, "en", words)).toBe("date unknown");
});

test.each(["en", "ur"])("fills a date box (%s) with what reads back as the same date", (locale) => {
  const days = ["2026-01-31", "2026-07-01", "2025-09-15", "2024-02-29", "2026-12-31"].map(day);
  for (const on of days) {
    for (const precision of DATE_PRECISIONS) {
      if (precision === "unknown") continue;
      const box = dateAsTyped({ on, precision }, locale);
      const chosen = ["about", "before", "after"].includes(precision) ? precision : "day";
      const back = resolveTypedDate(box, chosen);
      expect(back?.precision).toBe(precision);
      expect(dateAsTyped(back ?? { on, precision }, locale)).toBe(box);
    }
  }
});

test("counts days and numbers in words and groups", () => {
  expect(formatDays(1, "en")).toBe("1 day");
  expect(formatDays(74, "en")).toBe("74 days");
  expect(formatNumber(12_345, "en")).toBe("12,345");
  expect(formatInstant(new Date("2026-11-22T05:42:00Z"), "en", "Asia/Karachi")).toBe(
    "22 Nov 2026, 10:42",
  );
});
