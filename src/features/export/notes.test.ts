import { expect, test } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Say } from "./about.ts";
import { notesOf } from "./notes.ts";

const say: Say = Object.assign(
  (key: string, params: Readonly<Record<string, string | number>> = {}) =>
    [key, ...Object.values(params)].join(" "),
  { has: () => true },
);
const none = { asOf: null, knownOn: null };
const day = "2016-06-01" as CalendarDate;

test("a file that was asked for no other day says nothing of days", () => {
  expect(notesOf({ params: { asOf: "" }, when: none, misread: [], knowsDays: true }, say)).toEqual([
    "export.about.noteText",
  ]);
});

test("a file as of a day says what in it is of today", () => {
  const when = { asOf: day, knownOn: day };
  const params = { asOf: "1 Jun 2016", knownOn: "2016-06-01" };
  expect(notesOf({ params, when, misread: [], knowsDays: true }, say)).toEqual([
    "export.about.noteText",
    "ui.asOf.wordsOfToday",
    "ui.asOf.editsOfToday",
  ]);
});

test("what could not be read is told before everything else, beside what could", () => {
  const params = { asOf: "31.02.2016", knownOn: "2016-06-01", partner: "Britain" };
  const when = { asOf: null, knownOn: day };
  const misread = ["31.02.2016", "Britain"];
  expect(notesOf({ params, when, misread, knowsDays: true }, say)).toEqual([
    "export.about.misread 31.02.2016, Britain",
    "export.about.noteText",
    "ui.asOf.editsOfToday",
  ]);
});

test("a list that knows no other day says that it was asked for one", () => {
  const asked = { params: { asOf: ["2016-06-01"] }, when: none, misread: [], knowsDays: false };
  expect(notesOf(asked, say)[0]).toBe("export.about.onlyToday 2016-06-01");
});
