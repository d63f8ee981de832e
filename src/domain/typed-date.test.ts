import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { addDays, calendarDate } from "./calendar-date.ts";
import { DATE_PRECISIONS, type DatePrecision } from "./date-precision.ts";
import {
  fuzzyDateInput,
  fuzzyFields,
  optionalTypedDay,
  parseTypedDate,
  parseTypedDay,
  resolveTypedDate,
  typedDates,
  typedDay,
  typedSince,
  typedUntil,
} from "./typed-date.ts";

const anyDay = fc
  .integer({ min: 0, max: 300_000 })
  .map((days) => addDays(calendarDate.parse("1500-01-01"), days));
const anyChoice = fc.constantFrom<(DatePrecision | null)[]>(null, ...DATE_PRECISIONS);

describe("parseTypedDate", () => {
  test.each<[string, DatePrecision, string]>([
    ["22/11/2026", "day", "2026-11-22"],
    ["1/2/2026", "day", "2026-02-01"],
    ["22.11.2026", "day", "2026-11-22"],
    ["22-11-2026", "day", "2026-11-22"],
    ["22 Nov 2026", "day", "2026-11-22"],
    ["22nd november 2026", "day", "2026-11-22"],
    ["  2  Sept.  2026 ", "day", "2026-09-02"],
    ["2026-11-22", "day", "2026-11-22"],
    ["29 Feb 2024", "day", "2024-02-29"],
    ["۲۲ نومبر ۲۰۲۶", "day", "2026-11-22"],
    ["Nov 2026", "month", "2026-11-01"],
    ["november 2026", "month", "2026-11-01"],
    ["11/2026", "month", "2026-11-01"],
    ["2026-11", "month", "2026-11-01"],
    ["Q3 2026", "quarter", "2026-07-01"],
    ["q1/2026", "quarter", "2026-01-01"],
    ["2026 Q4", "quarter", "2026-10-01"],
    ["2026", "year", "2026-01-01"],
  ])("reads %j to the %s as %s", (text, precision, on) => {
    expect(parseTypedDate(text)).toEqual({ on, precision });
  });

  test.each([
    "",
    "11/22/2026",
    "Nov 22, 2026",
    "November 22 2026",
    "22/11/26",
    "31/04/2026",
    "29 Feb 2025",
    "early 2026",
    "Q5 2026",
    "13/2026",
    "22 Nivember 2026",
    "22/11-2026",
    "soon",
    "0026",
    "20266",
  ])("does not read %j", (text) => {
    expect(parseTypedDate(text)).toBeNull();
    expect(parseTypedDay(text)).toBeNull();
  });

  test("reads back every day in every form it has", () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const [year = "", month = "", date = ""] = on.split("-");
        const name = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(
          Date.UTC(2000, Number(month) - 1, 1),
        );
        const written = [
          on,
          `${date}/${month}/${year}`,
          `${Number(date)}/${Number(month)}/${year}`,
          `${Number(date)} ${name} ${year}`,
          `${Number(date)} ${name.slice(0, 3)} ${year}`,
        ];
        for (const text of written) expect(parseTypedDate(text)).toEqual({ on, precision: "day" });
        for (const text of written) expect(parseTypedDay(text)).toBe(on);
      }),
    );
  });

  test("never throws and never makes a date the calendar lacks", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("0123456789/-. QqNovfeb")) }),
        (text) => {
          const read = parseTypedDate(text);
          expect(read === null || calendarDate.safeParse(read.on).success).toBe(true);
        },
      ),
    );
  });
});

describe("resolveTypedDate", () => {
  test.each<[string, DatePrecision | null, string, DatePrecision]>([
    ["Nov 2026", null, "2026-11-01", "month"],
    ["Nov 2026", "day", "2026-11-01", "month"],
    ["Nov 2026", "unknown", "2026-11-01", "month"],
    ["Nov 2026", "before", "2026-11-01", "before"],
    ["Nov 2026", "after", "2026-11-30", "after"],
    ["Nov 2026", "about", "2026-11-15", "about"],
    ["2026", "about", "2026-07-02", "about"],
    ["22/11/2026", "about", "2026-11-22", "about"],
    ["22/11/2026", "month", "2026-11-01", "month"],
    ["22/11/2026", "quarter", "2026-10-01", "quarter"],
    ["2026", "month", "2026-01-01", "year"],
  ])("%j, chosen %s: %s to the %s", (text, chosen, on, precision) => {
    expect(resolveTypedDate(text, chosen)).toEqual({ on, precision });
  });

  test("changes nothing when it reads its own result", () => {
    fc.assert(
      fc.property(anyDay, anyChoice, (on, chosen) => {
        const once = resolveTypedDate(on, chosen);
        if (!once) throw new Error("a day is a date");
        expect(resolveTypedDate(once.on, once.precision)).toEqual(once);
      }),
    );
  });
});

describe("fields of a form", () => {
  const schema = z.object({ title: z.string(), ...fuzzyFields("due"), ...fuzzyFields("held") });
  const input = z.preprocess(typedDates("due", "held"), schema);

  test("become the two columns of each date", () => {
    const form = { title: "x", dueOn: "Q3 2026", duePrecision: "", heldOn: null };
    expect(input.parse(form)).toEqual({
      title: "x",
      dueOn: "2026-07-01",
      duePrecision: "quarter",
      heldOn: null,
      heldPrecision: "unknown",
    });
  });

  test("put the error beside the date that was not understood", () => {
    const form = { title: "x", dueOn: "soon", duePrecision: "about", heldOn: "2026" };
    const issues = input.safeParse(form).error?.issues ?? [];
    expect(issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["dueOn", "validation.date"],
    ]);
  });

  test("leave what is no form alone", () => {
    expect(input.safeParse(null).success).toBe(false);
    expect(input.safeParse({ title: "x", dueOn: 3 }).success).toBe(false);
  });

  test("read one date on its own", () => {
    expect(fuzzyDateInput.parse({ on: "2026", precision: "after" })).toEqual({
      on: "2026-12-31",
      precision: "after",
    });
    expect(fuzzyDateInput.parse({ on: " ", precision: "about" })).toBeNull();
    expect(fuzzyDateInput.safeParse({ on: "soon" }).error?.issues[0]).toMatchObject({
      path: ["on"],
      message: "validation.date",
    });
  });

  test("want a whole day where a day is asked for", () => {
    expect(typedDay.parse("22 Nov 2026")).toBe("2026-11-22");
    expect(typedDay.safeParse("Nov 2026").error?.issues[0]?.message).toBe("validation.day");
    expect(typedDay.safeParse(" ").error?.issues[0]?.message).toBe("validation.required");
    expect(typedDay.safeParse(null).error?.issues[0]?.message).toBe("validation.required");
    expect([optionalTypedDay.parse(null), optionalTypedDay.parse(" ")]).toEqual([null, null]);
    expect(optionalTypedDay.safeParse("2026").success).toBe(false);
  });

  test("bound a span by the first and the last day of what is typed", () => {
    expect([typedSince.parse("2024"), typedUntil.parse("2024")]).toEqual([
      "2024-01-01",
      "2024-12-31",
    ]);
    expect([typedSince.parse("Q3 2026"), typedUntil.parse("Feb 2024")]).toEqual([
      "2026-07-01",
      "2024-02-29",
    ]);
    expect(typedUntil.parse("22/11/2026")).toBe("2026-11-22");
    expect(typedSince.safeParse("lately").error?.issues[0]?.message).toBe("validation.day");
  });
});
