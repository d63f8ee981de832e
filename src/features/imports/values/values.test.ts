import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import type { CountryCode } from "#domain/country-code.ts";
import { readAmount, readCount } from "./amounts.ts";
import { countryNamed } from "./countries.ts";
import { orderIn, readDate } from "./dates.ts";
import { readPartner } from "./parties.ts";
import { meantBy, textOfWordList, wordListOf, yesOrNo } from "./words.ts";

const GB = "GB" as CountryCode;

describe("a date", () => {
  test.each([
    ["13/02/1990", null, "1990-02-13", "day"],
    ["02/13/1990", null, "1990-02-13", "day"],
    ["4/4/1990", null, "1990-04-04", "day"],
    ["3/4/1990", "day", "1990-04-03", "day"],
    ["3/4/1990", "month", "1990-03-04", "day"],
    ["1990-03-04", null, "1990-03-04", "day"],
    ["1990-03-04T00:00:00", null, "1990-03-04", "day"],
    ["March 4, 1990", null, "1990-03-04", "day"],
    ["4 Mar 1990", null, "1990-03-04", "day"],
    ["Mar 1990", null, "1990-03-01", "month"],
    ["1990", null, "1990-01-01", "year"],
  ] as const)("%s is read, order %s", (text, order, on, precision) => {
    expect(readDate(text, order)).toEqual({ value: { on, precision } });
  });

  test.each(["", " ", "n/a", "Unknown", "-", "?"])("%j is not known", (text) => {
    expect(readDate(text, null)).toEqual({ value: null });
  });

  test.each([
    ["3/4/1990", null, "imports.problem.ambiguousDate"],
    ["13/2/1990", "month", "imports.problem.dateOrder"],
    ["31/02/1990", "day", "imports.problem.date"],
    ["3/4/90", "day", "imports.problem.shortYear"],
    ["16/3/2009 27/3/2009", "day", "imports.problem.twoDates"],
    ["soon", null, "imports.problem.date"],
  ] as const)("%s is refused, order %s", (text, order, problem) => {
    const reading = readDate(text, order);
    expect("problem" in reading && reading.problem.replace(/\|.*/, "")).toBe(problem);
  });

  test("that can be read in two ways is never read without an order", () => {
    const part = integer({ min: 1, max: 12 });
    assert(
      property(part, part, integer({ min: 1000, max: 2999 }), (a, b, year) => {
        const reading = readDate(`${a}/${b}/${year}`, null);
        expect("value" in reading).toBe(a === b);
      }),
    );
  });

  test("tells its order by a day beyond the twelfth, unless others contradict it", () => {
    expect(orderIn(["3/4/1990", "13/4/1990"])).toBe("day");
    expect(orderIn(["3/4/1990", "4/13/1990"])).toBe("month");
    expect(orderIn(["13/4/1990", "4/13/1990"])).toBeNull();
    expect(orderIn(["3/4/1990", "1990-04-13"])).toBeNull();
  });
});

describe("a country", () => {
  test.each([
    ["UNITED STATES OF AMERICA", "en", "US"],
    ["Korea, South", "en", "KR"],
    ["NETHERLANDS THE", "en", "NL"],
    ["pak", "en", null],
    ["PAK", "en", "PK"],
    ["GB", "es", "GB"],
    ["ESPAÑA", "es", "ES"],
    ["Peru", "es", "PE"],
    ["پاکستان", "ur", "PK"],
    ["SOVIET UNION", "en", null],
    ["Pakistam", "en", null],
    ["", "en", null],
  ] as const)("%s in %s is %s", (name, language, code) => {
    expect(countryNamed(name, language)).toBe(code);
  });
});

describe("parties in one cell", () => {
  const how = {
    home: GB,
    language: "en" as const,
    separator: ";",
    words: [
      ["SOVIET UNION", "RU"],
      ["ATLANTIS", "!"],
      ["TRANSJORDAN", "JO"],
      ["Zanzibar", "TZ"],
    ] as const,
    onlyCapitals: true,
  };
  const problemOf = (cell: string, over = {}) => {
    const reading = readPartner(cell, { ...how, ...over });
    return "problem" in reading ? reading.problem.replace(/\|.*/, "") : reading.value;
  };

  test.each([
    ["FRANCE ; UNITED KINGDOM", "FR"],
    ["UNITED KINGDOM; SOVIET UNION", "RU"],
    ["Bermuda ; FRANCE ; UNITED KINGDOM", "FR"],
    ["UNITED KINGDOM ; Bermuda", "imports.problem.noPartner"],
    // As a territory of the state beside it, and as a state of its own.
    ["ROMANIA ; Transjordan ; UNITED KINGDOM", "RO"],
    ["TRANSJORDAN ; UNITED KINGDOM", "JO"],
    ["UNITED KINGDOM ; Zanzibar", "TZ"],
    ["FRANCE ; ITALY ; UNITED KINGDOM", "imports.problem.severalPartners"],
    ["FRANCE ; PRUSSIA", "imports.problem.unknownCountry"],
    ["FRANCE ; ATLANTIS", "imports.problem.leftOut"],
    ["", "imports.problem.noPartner"],
  ])("%s gives %s", (cell, expected) => expect(problemOf(cell)).toBe(expected));

  test.each([
    ["PAKISTAN ; UNITED KINGDOM", "GB"],
    ["PAKISTAN", "GB"],
    ["PERSIA ; UNITED KINGDOM", "imports.problem.unknownCountry"],
    ["FRANCE ; UNITED KINGDOM", "imports.problem.notWithHome"],
    ["FRANCE ; PAKISTAN ; UNITED KINGDOM", "imports.problem.severalPartners"],
    ["", "imports.problem.noPartner"],
  ])("in a register of the other side: %s gives %s", (cell, expected) => {
    const there = { home: "PK" as CountryCode, writtenBy: GB };
    expect(problemOf(cell, there)).toBe(expected);
  });

  test("in mixed case are states, too, where nobody says otherwise", () => {
    const both = problemOf("Bermuda ; FRANCE", { onlyCapitals: false });
    expect(both).toBe("imports.problem.severalPartners");
  });
});

describe("an amount", () => {
  test.each([
    ["$31,325", { amount: "31325", currency: "USD" }],
    ["$0", { amount: "0", currency: "USD" }],
    ["127795", { amount: "127795", currency: null }],
    ["1,200.50 GBP", { amount: "1200.50", currency: "GBP" }],
    ["", null],
    ["$", null],
    ["N/A", null],
  ])("%s is read", (text, value) => expect(readAmount(text)).toEqual({ value }));

  test.each(["2744 4/14/2009", "127795 1/7/2008 6/19/2009"])("%s is more than one", (text) =>
    expect(readAmount(text)).toEqual({ problem: "imports.problem.amountAndDate" }),
  );

  test.each(["1,20", "$5 €5", "-5", "about 5", "1.200,50"])("%s is none", (text) =>
    expect(readAmount(text)).toEqual({ problem: "imports.problem.amount" }),
  );

  test("of people is a whole number", () => {
    expect(readCount("1,200")).toEqual({ value: 1200 });
    expect(readCount("12.5")).toEqual({ problem: "imports.problem.count" });
  });
});

describe("a list of words", () => {
  const list = [
    ["EXCHANGE OF NOTES*", "exchange_of_notes"],
    ["*PROTOCOL*", "protocol"],
    ["Accord", "agreement"],
    ["*", "treaty"],
  ] as const;

  test.each([
    ["Exchange of notes between two governments", "exchange_of_notes"],
    ["An exchange of notes", "treaty"],
    ["Additional Protocol to it", "protocol"],
    ["Protocolled", "treaty"],
    ["ACCORD", "agreement"],
  ])("%s means %s", (text, meant) => expect(meantBy(text, list)).toBe(meant));

  test("is read back as it is written", () => {
    expect(wordListOf(textOfWordList(list))).toEqual({ list, unread: [] });
    expect(wordListOf("PERSIA\nA = B")).toEqual({ list: [["A", "B"]], unread: ["PERSIA"] });
  });

  test("of yes and no knows the languages of registers", () => {
    expect(["SI", "Sí", "yes", "ہاں"].map(yesOrNo)).toEqual([true, true, true, true]);
    expect(["NO", "Não", "نہیں", "maybe"].map(yesOrNo)).toEqual([false, false, false, undefined]);
  });
});
