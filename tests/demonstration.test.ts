import { describe, expect, test } from "vitest";
import { DATE_PRECISIONS } from "#domain/date-precision.ts";
import { DEMONSTRATION_ACCOUNTS } from "#server/demonstration.ts";
import type { Cite, DemoDate, Key } from "../prisma/demo/basics.ts";
import { FACTS, PASSAGES } from "../prisma/demo/coverage.ts";
import { demonstration } from "../prisma/demo/demonstration.ts";

type Keyed = { key: Key; cites?: readonly Cite[] };
const records: readonly Keyed[] = Object.values(demonstration).flatMap(
  (list: readonly Keyed[]) => list,
);
const byKey = new Map(records.map((record) => [record.key, record]));
const texts = new Map(demonstration.sources.map(({ key, text }) => [key, text]));

/** Every text in a record that looks like a key of another, however deep it stands. */
function keysIn(value: unknown): Key[] {
  if (typeof value === "string") return KEY.test(value) ? [value] : [];
  return value instanceof Object ? Object.values(value).flatMap(keysIn) : [];
}
const KINDS = [...new Set(records.map(({ key }) => key.split("/")[0]))];
const KEY = new RegExp(`^(${KINDS.join("|")})/[a-z0-9-]+$`);

const partnerOf = (key: Key) => (byKey.get(key) as { partner?: string } | undefined)?.partner;
const isMadeUp = (source: Key) => texts.get(source)?.startsWith("Demonstration data") === true;

/** Whether the record cites the source, or is it. */
function restsOn(key: Key, source: Key): boolean {
  const record = byKey.get(key);
  return record !== undefined && (key === source || keysIn(record).includes(source));
}

describe("the records of the demonstration", () => {
  test("have a key of their own each", () => {
    expect(byKey.size).toBe(records.length);
  });

  test("name only keys that exist", () => {
    const unknown = records.flatMap(keysIn).filter((key) => !byKey.has(key));
    expect(unknown).toEqual([]);
  });

  test("cite words that stand in the source they name", () => {
    const cites = records.flatMap((record) =>
      (record.cites ?? []).map((cite) => ({ key: record.key, ...cite })),
    );
    const missing = cites.filter(({ source, quote }) => !texts.get(source)?.includes(quote));
    expect(missing).toEqual([]);
    expect(cites.length).toBeGreaterThan(300);
  });

  test("belong to the partner of what they come from", () => {
    const strays = demonstration.commitments.flatMap(({ key, partner, origins, cites }) =>
      [...origins, ...cites.map(({ source }) => source)]
        .filter((origin) => partnerOf(origin) !== partner)
        .map((origin) => ({ key, origin })),
    );
    expect(strays).toEqual([]);
  });

  test("say of every text that it is restated or made up", () => {
    const heads = /^(Restated for demonstration|Demonstration data)/;
    const silent = demonstration.sources.filter(({ text }) => !heads.test(text));
    expect(silent).toEqual([]);
    const untitled = demonstration.sources.filter(
      ({ title }) => !/^(Restated from|Demonstration data)/.test(title),
    );
    expect(untitled).toEqual([]);
  });

  test("never hang what is made up on a report", () => {
    const wrong = demonstration.updates.filter(
      ({ note, source }) =>
        !note.startsWith("Demonstration data.") || (source && !isMadeUp(source)),
    );
    expect(wrong).toEqual([]);
    const events = demonstration.agreements.flatMap(({ stages = [], concurrences = [] }) => [
      ...stages.flatMap(({ on, note }) => (typeof on === "string" ? [] : [{ note }])),
      ...concurrences,
    ]);
    expect(events.filter(({ note }) => note?.startsWith("Demonstration data") !== true)).toEqual(
      [],
    );
  });

  test("have dates that the calendar has", () => {
    const wrong = records
      .flatMap(datesIn)
      .filter(({ on }) => typeof on === "string" && !isCalendarDay(on));
    expect(wrong).toEqual([]);
  });

  test("use the accounts that the sign-in page offers", () => {
    const offered = DEMONSTRATION_ACCOUNTS.map(({ email }) => email);
    expect(demonstration.accounts.map(({ email }) => email).toSorted()).toEqual(offered.toSorted());
  });
});

function datesIn(value: unknown): DemoDate[] {
  if (!(value instanceof Object)) return [];
  const isDate =
    "precision" in value && "on" in value && DATE_PRECISIONS.some((one) => one === value.precision);
  return isDate ? [value as DemoDate] : Object.values(value).flatMap(datesIn);
}

function isCalendarDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

describe("the coverage", () => {
  test("has all 150 passages of the five reports", () => {
    const ids = Object.values(PASSAGES).flatMap((passages) => Object.keys(passages));
    const expected = Array.from(
      { length: 150 },
      (_, index) => `S${`${index + 1}`.padStart(3, "0")}`,
    );
    expect(ids.toSorted()).toEqual(expected);
  });

  test("leads each passage to records that rest on our text of that report", () => {
    const lost = Object.entries(PASSAGES).flatMap(([source, passages]) =>
      Object.entries(passages).flatMap(([id, keys]) =>
        keys.filter((key) => !restsOn(key, source)).map((key) => ({ id, key })),
      ),
    );
    expect(lost).toEqual([]);
    expect(Object.values(PASSAGES).flatMap(Object.values).filter(isEmpty)).toEqual([]);
  });

  test("has the 26 meetings, 39 promises and 10 instruments of the collected facts", () => {
    const facts = Object.values(FACTS);
    expect(facts).toHaveLength(26);
    expect(facts.flatMap(({ commitments = [] }) => commitments)).toHaveLength(39);
    expect(facts.flatMap(({ agreements = [] }) => agreements)).toHaveLength(10);
    expect(keysIn(facts).filter((key) => !byKey.has(key))).toEqual([]);
  });

  test("ties each promise of a meeting to that meeting", () => {
    const loose = Object.values(FACTS).flatMap(({ meetings, commitments = [] }) =>
      commitments
        .flat()
        .map((key) => demonstration.commitments.find((one) => one.key === key))
        .filter((one) => one && !one.origins.some((origin) => meetings.includes(origin))),
    );
    expect(loose).toEqual([]);
  });
});

const isEmpty = (list: unknown) => Array.isArray(list) && list.length === 0;
