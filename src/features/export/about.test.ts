import { describe, expect, test } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { askedInWords, instantAt, momentQuery, type Say, shownColumns } from "./about.ts";

const WORDS: Record<string, string> = {
  "export.filter.status": "Status",
  "export.filter.partner": "Partner",
  "values.status.limited": "Limited progress",
  "export.column.ref": "Reference",
  "export.column.status": "Status",
  "export.column.address": "Address",
};
const say: Say = Object.assign(
  (key: string, params: Readonly<Record<string, string | number>> = {}) =>
    key === "export.code" ? `${params["label"]} (code)` : (WORDS[key] ?? `no ${key}`),
  { has: (key: string) => key in WORDS },
);

describe("the time of a file", () => {
  const at = new Date("2026-11-22T21:04:05Z");

  test.each([
    ["Asia/Karachi", "2026-11-23T02:04:05+05:00"],
    ["America/New_York", "2026-11-22T16:04:05-05:00"],
    ["UTC", "2026-11-22T21:04:05+00:00"],
  ])("in %s is %s, and means the same instant", (zone, text) => {
    expect(instantAt(at, zone)).toBe(text);
    expect(new Date(text)).toEqual(at);
  });
});

test("the moment of an address is as it was asked for", () => {
  const day = "2016-06-01" as CalendarDate;
  expect(momentQuery(null, null)).toBe("");
  expect(momentQuery(day, null)).toBe("?asOf=2016-06-01");
  expect(momentQuery(day, day)).toBe("?asOf=2016-06-01&knownOn=2016-06-01");
});

test("a filter is said in words where there are some, and as it stands where there are none", () => {
  const asked = { partner: "country", status: { words: "values.status" } } as const;
  const filter = { partner: ["GB", "XX"], status: ["limited", "odd"], q: null };
  expect(askedInWords({ asked }, filter, { GB: "United Kingdom" }, say)).toEqual([
    {
      name: "partner",
      label: "Partner",
      values: [
        { value: "GB", label: "United Kingdom" },
        { value: "XX", label: "XX" },
      ],
    },
    {
      name: "status",
      label: "Status",
      values: [
        { value: "limited", label: "Limited progress" },
        { value: "odd", label: "odd" },
      ],
    },
  ]);
  expect(askedInWords({ asked }, { partner: [], status: [] }, {}, say)).toEqual([]);
});

test("a code is followed by its word, and the address comes last", () => {
  const columns = shownColumns(
    [
      { name: "ref", kind: "code" },
      { name: "status", kind: "code", words: "values.status" },
    ],
    say,
    ({ record_id: id }) => `https://accord.example.org/${id as string}`,
  );
  expect(columns.map(({ name, label }) => [name, label])).toEqual([
    ["ref", "Reference"],
    ["status", "Status (code)"],
    ["status_label", "Status"],
    ["address", "Address"],
  ]);
  const row = { record_id: "1", ref: "COM-1", status: "limited" };
  expect(columns.map(({ value }) => value(row))).toEqual([
    "COM-1",
    "limited",
    "Limited progress",
    "https://accord.example.org/1",
  ]);
  expect(columns[2]?.value({ status: null })).toBeNull();
});
