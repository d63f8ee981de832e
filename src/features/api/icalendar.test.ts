import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import { type CalendarEvent, escapeText, fold, icalendar, instantAt } from "./icalendar.ts";

const day = (text: string) => calendarDate.parse(text);
const event: CalendarEvent = {
  uid: "meeting-1@accord",
  summary: "Talks; first round, in London",
  description: null,
  place: null,
  url: "https://accord.example/meetings/1",
  when: { on: day("2026-12-30"), until: day("2026-12-31") },
  isBusy: true,
  isCancelled: false,
  isOpen: true,
  changedAt: new Date("2026-11-22T08:00:00.000Z"),
  sequence: 3,
};

/** As a calendar reads it: folds undone, line by line. */
const unfolded = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");
const linesOf = (over: Partial<CalendarEvent> = {}) =>
  unfolded(icalendar("Register", [{ ...event, ...over }]));

describe("an event", () => {
  test("of days ends on the day after the last", () => {
    expect(linesOf()).toContain("DTSTART;VALUE=DATE:20261230");
    expect(linesOf()).toContain("DTEND;VALUE=DATE:20270101");
  });

  test("at a time stands in UTC", () => {
    const begins = instantAt("Asia/Karachi", day("2026-11-22"), "10:30");
    expect(linesOf({ when: { at: begins } })).toContain("DTSTART:20261122T053000Z");
  });

  test("that was called off is cancelled, and what is marked is not for everybody", () => {
    const lines = linesOf({ isCancelled: true, isOpen: false });
    expect(lines).toContain("STATUS:CANCELLED");
    expect(lines).toContain("CLASS:CONFIDENTIAL");
  });

  test("is told from its neighbours by commas and semicolons that are escaped", () => {
    expect(linesOf()).toContain(String.raw`SUMMARY:Talks\; first round\, in London`);
  });
});

test("no text begins a property of its own", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const plain = linesOf();
      expect(linesOf({ summary: text, place: text })).toHaveLength(plain.length + 1);
      expect(escapeText(text)).not.toMatch(/[\r\n]/);
    }),
  );
});

test("no line is longer than 75 octets, and unfolded it is what it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
      const line = `SUMMARY:${escapeText(text)}`;
      const folded = fold(line);
      for (const part of folded.split("\r\n")) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
      }
      expect(folded.replaceAll("\r\n ", "")).toBe(line);
    }),
  );
});

const at = (date: string, time: string) =>
  instantAt("Europe/London", day(date), time).toISOString();

describe("a time of day at a place", () => {
  test("follows the summer time of that place", () => {
    expect(at("2026-01-15", "09:00")).toBe("2026-01-15T09:00:00.000Z");
    expect(at("2026-07-15", "09:00")).toBe("2026-07-15T08:00:00.000Z");
    expect(at("2026-03-29", "00:30")).toBe("2026-03-29T00:30:00.000Z");
    expect(at("2026-03-29", "03:00")).toBe("2026-03-29T02:00:00.000Z");
  });
});
