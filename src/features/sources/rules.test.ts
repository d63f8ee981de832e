import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  around,
  passageFor,
  RELIABILITIES,
  reliabilityOf,
  segments,
  sentencesOf,
  SOURCE_KINDS,
} from "./rules.ts";

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

const textsOf = (text: string, language = "en") =>
  sentencesOf(text, language).map((sentence) => sentence.text);

describe("sentencesOf", () => {
  test("ends a sentence at its full stop and at the line's end", () => {
    expect(textsOf("They met. They agreed!\n\nBy a reporter\n  And left. ")).toEqual([
      "They met.",
      "They agreed!",
      "By a reporter",
      "And left.",
    ]);
  });

  test("knows the Urdu full stop", () => {
    expect(textsOf("ملاقات ہوئی۔ اتفاق ہوا۔", "ur")).toEqual(["ملاقات ہوئی۔", "اتفاق ہوا۔"]);
  });

  test("has no blank sentence, and its offsets lead back to its words", () => {
    expect(textsOf(" \n \t")).toEqual([]);
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: "grapheme" }), (text) => {
        for (const { start, end, text: words } of sentencesOf(text, "en")) {
          expect(text.slice(start, end)).toBe(words);
          expect(words.trim()).not.toBe("");
        }
      }),
    );
  });
});

describe("passageFor", () => {
  const text = "The FIA was there. The FIA  spoke. Nobody else did.";
  const nothing = { start: null, end: null, sentences: [], words: null, place: null };

  test("takes a selection from whole letter to whole letter", () => {
    const found = passageFor(text, { ...nothing, start: 3, end: 8 });
    expect(found).toEqual({ kind: "one", passage: { start: 4, end: 7, text: "FIA" } });
  });

  test("takes everything from the first to the last sentence ticked", () => {
    const [first, , last] = sentencesOf(text, "en");
    if (first === undefined || last === undefined) throw new Error("three sentences");
    const found = passageFor(text, { ...nothing, sentences: [last, first] });
    expect(found).toEqual({ kind: "one", passage: { start: 0, end: text.length, text } });
  });

  test("finds words whose white space differs, as they stand", () => {
    const found = passageFor(text, { ...nothing, words: "FIA spoke" });
    expect(found).toMatchObject({ kind: "one", passage: { text: "FIA  spoke" } });
  });

  test("lets one choose where the words stand more than once", () => {
    const found = passageFor(text, { ...nothing, words: "the FIA" });
    expect(found).toMatchObject({ kind: "places", places: [{ start: 0 }, { start: 19 }] });
    const chosen = passageFor(text, { ...nothing, words: "the FIA", place: 1 });
    expect(chosen).toMatchObject({ kind: "one", passage: { start: 19 } });
  });

  test("says when the words stand nowhere, and when nothing was asked", () => {
    expect(passageFor(text, { ...nothing, words: "no such words" })).toEqual({ kind: "nowhere" });
    expect(passageFor(text, { ...nothing, start: 900, end: 950 })).toEqual({ kind: "nowhere" });
    expect(passageFor(text, nothing)).toEqual({ kind: "none" });
  });
});

test("some words around a passage stand whole", () => {
  const text = `${"a long beginning ".repeat(9)}HERE${" and a long end".repeat(9)}`;
  const start = text.indexOf("HERE");
  const { before, after } = around(text, { start, end: start + 4, text: "HERE" }, 30);
  expect(before).toBe("…beginning a long beginning ");
  expect(after).toBe(" and a long end and a long…");
  expect(around("HERE", { start: 0, end: 4, text: "HERE" })).toEqual({ before: "", after: "" });
});
