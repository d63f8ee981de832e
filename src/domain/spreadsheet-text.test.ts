import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  inertText,
  joinedList,
  listOfJoined,
  looksLikeFormula,
  textOfInert,
} from "./spreadsheet-text.ts";

/** Texts made of what matters: signs of formulas, separators, white space, apostrophes. */
const nasty = oneof(
  string({ unit: "binary" }),
  string({ unit: constantFrom(...Array.from("=+-@＝＋－＠;\t\r\n '\"a1,|\u0000\uFEFF")) }),
);

describe("a text in a cell", () => {
  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r\n=1",
    " =1",
    "'=1",
    "＝1",
    "a;=1",
    "a\n-b",
    'a;"=1',
  ])("%j begins no formula", (text) => {
    const inert = inertText(text);
    expect(inert).not.toBe(text);
    // Whatever separator is guessed, no part of it begins with the sign of a formula.
    for (const part of inert.split(/[;\t\r\n]/)) {
      expect(part).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/);
    }
  });

  test("no part of any text begins a formula", () => {
    assert(
      property(nasty, (text) => {
        for (const part of inertText(text).split(/[;\t\r\n]/)) {
          expect(part).not.toMatch(/^[\s"\p{Cc}\uFEFF]*[=+\-@＝＋－＠]/u);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("reads back as it was, for every text", () => {
    assert(
      property(nasty, (text) => {
        expect(textOfInert(inertText(text))).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });

  test("is left alone where nothing could be calculated", () => {
    for (const text of ["", "COM-GB-2025-0007", "e-mail", "it's", "'quoted'", "a = b"]) {
      expect(looksLikeFormula(text)).toBe(false);
      expect(inertText(text)).toBe(text);
    }
  });
});

describe("a list in a cell", () => {
  test("reads back as it was, for every list", () => {
    assert(
      property(array(nasty), (values) => {
        expect(listOfJoined(joinedList(values))).toEqual(values);
      }),
      { numRuns: 3000 },
    );
  });

  test("is plain where nothing is to be misread", () => {
    expect(joinedList(["National Crime Agency", "FIA"])).toBe("National Crime Agency; FIA");
    expect(listOfJoined("a;b ; c")).toEqual(["a", "b", "c"]);
    expect(listOfJoined("")).toEqual([]);
  });
});
