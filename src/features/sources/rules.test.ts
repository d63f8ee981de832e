import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RELIABILITIES, reliabilityOf, segments, SOURCE_KINDS } from "./rules.ts";

test("the grade follows from the kind, and falls in the order of the kinds", () => {
  expect(SOURCE_KINDS.map(reliabilityOf).join("")).toBe("ABBBCDEFF");
  expect(new Set(SOURCE_KINDS.map(reliabilityOf))).toEqual(new Set(RELIABILITIES));
});

describe("segments", () => {
  test("cut a text at every beginning and end", () => {
    const cited = [
      { id: "second", start: 6, end: 15 },
      { id: "first", start: 0, end: 10 },
      { id: "inner", start: 8, end: 9 },
    ];
    expect(segments("the sides agreed on it", cited)).toEqual([
      { text: "the si", start: 0, citations: ["first"], begins: ["first"] },
      { text: "de", start: 6, citations: ["first", "second"], begins: ["second"] },
      { text: "s", start: 8, citations: ["first", "second", "inner"], begins: ["inner"] },
      { text: " ", start: 9, citations: ["first", "second"], begins: [] },
      { text: "agree", start: 10, citations: ["second"], begins: [] },
      { text: "d on it", start: 15, citations: [], begins: [] },
    ]);
  });

  test("of a text without citations are the text; of an empty one, none", () => {
    expect(segments("text", [])).toEqual([{ text: "text", start: 0, citations: [], begins: [] }]);
    expect(segments("", [{ id: "a", start: 0, end: 3 }])).toEqual([]);
  });

  test("draw in offsets outside the text and leave out citations without a letter", () => {
    const cited = [
      { id: "wide", start: -5, end: 99 },
      { id: "empty", start: 2, end: 2 },
      { id: "beyond", start: 9, end: 12 },
    ];
    expect(segments("text", cited)).toEqual([
      { text: "text", start: 0, citations: ["wide"], begins: ["wide"] },
    ]);
  });

  test("make up the text again, and each letter is covered by exactly its citations", () => {
    const anyCitations = fc
      .array(fc.record({ start: fc.integer({ min: -2, max: 24 }), length: fc.nat(12) }), {
        maxLength: 8,
      })
      .map((all) =>
        all.map(({ start, length }, id) => ({ id: String(id), start, end: start + length })),
      );
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), anyCitations, (text, cited) => {
        const found = segments(text, cited);
        expect(found.map((segment) => segment.text).join("")).toBe(text);
        for (const { start, text: part, citations } of found) {
          expect(part).not.toBe("");
          for (let at = start; at < start + part.length; at += 1) {
            const covering = cited.filter((one) => one.start <= at && at < one.end);
            expect(citations.toSorted()).toEqual(covering.map(({ id }) => id).toSorted());
          }
        }
        const begun = found.flatMap(({ begins }) => begins);
        expect(new Set(begun).size).toBe(begun.length);
        expect(new Set(found.flatMap(({ citations }) => citations))).toEqual(new Set(begun));
      }),
      { numRuns: 1000 },
    );
  });
});
