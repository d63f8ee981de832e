import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import {
  array,
  asyncProperty,
  assert,
  type Arbitrary,
  boolean,
  constantFrom,
  date,
  integer,
  oneof,
  option,
  record,
  string,
} from "fast-check";
import { describe, expect, test } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { listOfJoined, textOfInert } from "#domain/spreadsheet-text.ts";
import { readCsv } from "../../../../tests/harness/read-csv.ts";
import { readXlsx } from "../../../../tests/harness/read-xlsx.ts";
import { END, figureText, NOTE } from "../cells.ts";
import type { About, Figure, Row, Sheet, Shown } from "../views.ts";
import { BYTE_ORDER_MARK, csvOf } from "./csv.ts";
import { jsonOf } from "./json.ts";
import { HEADER_ROWS } from "./xlsx-sheets.ts";
import { xlsxOf } from "./xlsx.ts";

const about = (rows: number): About => ({
  register: "commitments",
  title: "Commitments",
  marking: "restricted",
  markingWord: "Restricted",
  rows,
  filters: [{ name: "q", label: "Words", values: [{ value: "=1+1", label: "=1+1" }] }],
  groupedBy: null,
  asOf: "2026-11-22" as CalendarDate,
  knownOn: null,
  madeAt: "2026-11-22T12:00:00+05:00",
  madeBy: "An analyst",
  address: "https://accord.example.org/commitments?q=%3D1%2B1",
  notes: [],
  language: "en",
  isRightToLeft: false,
  unverifiedWord: "unverified",
  aboutWord: "About this list",
  facts: [
    { name: "marking", label: "Marking", value: "Restricted" },
    { name: "q", label: "Words", value: "=1+1" },
  ],
});

const column = (name: string, kind: Shown["kind"]): Shown => ({
  name,
  label: `The ${name}`,
  kind,
  value: (row) => row[name] ?? null,
});
const columns = [
  column("ref", "code"),
  column("title", "long"),
  column("made_on", "day"),
  column("days", "number"),
  column("is_open", "flag"),
  column("topics", "list"),
  column("figures", "figures"),
];

/** Rows some at a time, as a cursor gives them. */
function sheetOf(rows: readonly Row[], size = 2): Sheet {
  async function* batches() {
    for (let at = 0; at < rows.length; at += size) {
      await Promise.resolve();
      yield rows.slice(at, at + size);
    }
  }
  return { about: about(rows.length), columns, rows: batches() };
}

/** What files are broken with: separators, quotes, line ends, controls, signs of formulas, halves of letters. */
const nasty = oneof(
  string({ unit: "binary" }),
  string({ unit: constantFrom(...Array.from("=+-@;,'\"\t\r\n &<>_x0041_#\u0000\u000B\uFEFF")) }),
);
const figure: Arbitrary<Figure> = record({
  quantity: nasty,
  qualifier: option(nasty),
  value: integer().map(String),
  unit: option(nasty),
  period: option(nasty),
  verified: boolean(),
});
const day = date({
  min: new Date("0100-01-01"),
  max: new Date("9998-12-31"),
  noInvalidDate: true,
}).map((at) => at.toISOString().slice(0, 10));
const row: Arbitrary<Row> = record({
  ref: integer({ min: 1, max: 9999 }).map((number) => `COM-GB-2026-${number}`),
  title: nasty,
  made_on: option(day),
  days: option(integer({ min: -99_999, max: 99_999 })),
  is_open: option(boolean()),
  topics: array(nasty, { maxLength: 3 }),
  figures: array(figure, { maxLength: 2 }),
});
const anyRows = array(row, { maxLength: 5 });

const textsOf = (figures: unknown) =>
  (figures as Figure[]).map((one) => figureText(one, "unverified"));

const readLines = async (rows: readonly Row[]) =>
  readCsv(await text(Readable.from(csvOf(sheetOf(rows)))));

const readBook = async (rows: readonly Row[]) =>
  readXlsx(await buffer(Readable.from(xlsxOf(sheetOf(rows)))));

/** XML has no halves of letters. */
const wellFormed = (value: unknown) => (value as string).toWellFormed();

/** Excel knows no day before March 1900. */
const dayIn = (value: string) => [value < "1900-03-01" ? "s" : "d", value];

async function* brokenRows(): AsyncGenerator<Row[]> {
  yield [{ ref: "COM-1" }];
  await Promise.resolve();
  throw new Error("the database went away");
}

describe("a CSV file", () => {
  test("reads back as what was written, for any rows", async () => {
    await assert(
      asyncProperty(anyRows, async (rows) => {
        const lines = await readLines(rows);
        const data = lines.filter(
          ([first = ""]) => !first.replace(BYTE_ORDER_MARK, "").startsWith(NOTE),
        );
        expect(data[0]).toEqual(columns.map(({ name }) => name));
        const expected = rows.map((one) => ({ ...one, figures: textsOf(one["figures"]) }));
        const found = data.slice(1).map((cells) => {
          const [ref = "", title = "", made = "", days = "", open = "", topics = "", figures = ""] =
            cells;
          return {
            ref: textOfInert(ref),
            title: textOfInert(title),
            made_on: made === "" ? null : made,
            days: days === "" ? null : Number(days),
            is_open: open === "" ? null : open === "true",
            topics: listOfJoined(textOfInert(topics)),
            figures: listOfJoined(textOfInert(figures)),
          };
        });
        expect(found).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test("holds no cell that a spreadsheet would calculate, whatever separator it guesses", async () => {
    await assert(
      asyncProperty(anyRows, async (rows) => {
        for (const cell of (await readLines(rows)).flat()) {
          for (const part of cell.split(/[;\t\r\n]/)) {
            expect(part).not.toMatch(/^[\s"\p{Cc}\uFEFF]*(?:[=+@]|-(?!\d+$))/u);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("has as many cells in every line, its marking first and last, and says what it is", async () => {
    const lines = await readLines([{ ref: "COM-1" }, { ref: "COM-2" }, { ref: "COM-3" }]);
    expect(new Set(lines.map((cells) => cells.length))).toEqual(new Set([columns.length]));
    expect(lines[0]?.slice(0, 2)).toEqual([`${BYTE_ORDER_MARK}# Marking`, "Restricted"]);
    expect(lines[1]?.slice(0, 2)).toEqual(["# Words", "'=1+1"]);
    expect(lines[2]?.slice(0, 2)).toEqual(["# The ref", "The title"]);
    expect(lines.at(-1)?.slice(0, 3)).toEqual([END, "3", "Restricted"]);
  });
});

describe("a JSON file", () => {
  test("reads back as what was written, for any rows", async () => {
    await assert(
      asyncProperty(anyRows, async (rows) => {
        const file = JSON.parse(await text(Readable.from(jsonOf(sheetOf(rows))))) as {
          meta: { marking: string; columns: { name: string }[] };
          rows: unknown[];
          end: object;
        };
        // A lone half of a letter is written as an escape, and reads back as it was.
        expect(file.rows).toEqual(rows);
        expect(file.meta).toMatchObject({ marking: "restricted", rows: rows.length });
        expect(file.meta.columns.map(({ name }) => name)).toEqual(columns.map(({ name }) => name));
        expect(file.end).toMatchObject({ rows: rows.length, marking: "restricted" });
      }),
      { numRuns: 300 },
    );
  });

  test("does not parse when it was cut short", async () => {
    const whole = await text(Readable.from(jsonOf(sheetOf([{ ref: "a" }, { ref: "b" }]))));
    for (let end = 0; end < whole.trimEnd().length; end += 1) {
      expect(() => JSON.parse(whole.slice(0, end)) as unknown).toThrow(SyntaxError);
    }
  });
});

describe("a workbook", () => {
  test("reads back as what was written, with types, for any rows", async () => {
    await assert(
      asyncProperty(anyRows, async (rows) => {
        const [data] = await readBook(rows);
        expect(data?.formulas).toBe(0);
        const found = data?.rows.slice(HEADER_ROWS, -1).map((cells) =>
          columns.map(({ kind }, index) => {
            const { type, value } = cells[index] ?? { type: "s", value: "" };
            if (kind === "list" || kind === "figures") return [type, ...listOfJoined(value)];
            return value === "" ? null : [type, value];
          }),
        );
        const expected = rows.map((one) => [
          ["s", one["ref"]],
          one["title"] === "" ? null : ["s", wellFormed(one["title"])],
          one["made_on"] === null ? null : dayIn(one["made_on"] as string),
          one["days"] === null ? null : ["n", `${one["days"] as number}`],
          one["is_open"] === null ? null : ["b", one["is_open"] === true ? "1" : "0"],
          ["s", ...(one["topics"] as string[]).map(wellFormed)],
          ["s", ...textsOf(one["figures"]).map(wellFormed)],
        ]);
        expect(found).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  test("keeps a text that begins like a formula a text, also when it is edited", async () => {
    const [data] = await readBook([{ ref: "=HYPERLINK(1)", title: "+1" }]);
    expect(data?.rows[HEADER_ROWS]?.slice(0, 2)).toEqual([
      { type: "s", value: "=HYPERLINK(1)", quotePrefix: true },
      { type: "s", value: "+1", quotePrefix: true },
    ]);
  });

  test("has its marking on top, at the bottom and on paper, and its header stands still", async () => {
    const sheets = await readBook([{ ref: "COM-1" }]);
    expect(sheets.map(({ name }) => name)).toEqual(["Commitments", "About this list"]);
    const texts = sheets.map(({ rows }) => rows.map((cells) => cells.map(({ value }) => value)));
    expect(texts[0]?.at(0)).toEqual(["# Restricted"]);
    expect(texts[0]?.at(-1)).toEqual([END, "1", "Restricted"]);
    expect(texts[1]?.at(0)).toEqual(["Marking", "Restricted"]);
    expect(texts[1]?.at(-1)).toEqual(["Restricted"]);
    for (const { xml } of sheets) {
      expect(xml).toContain("<oddHeader>&amp;C&amp;BRestricted</oddHeader>");
    }
    expect(sheets[0]?.xml).toContain(`ySplit="${HEADER_ROWS}"`);
  });

  test("says so when a text is longer than a cell", async () => {
    const [data] = await readBook([{ ref: "COM-1", title: "x".repeat(40_000) }]);
    const value = data?.rows[HEADER_ROWS]?.[1]?.value ?? "";
    expect(value.length).toBe(32_767);
    expect(value.endsWith(" […]")).toBe(true);
  });

  test.each([
    ["CSV", csvOf],
    ["JSON", jsonOf],
    ["XLSX", xlsxOf],
  ])("as %s ends with an error when its rows do", async (_, write) => {
    const reading = buffer(Readable.from(write({ about: about(2), columns, rows: brokenRows() })));
    await expect(reading).rejects.toThrow("the database went away");
  });
});
