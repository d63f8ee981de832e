import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allQuotes, findQuote, foldText, quoteAt } from "./quote.ts";

const found = (text: string, quote: string) => {
  const passage = findQuote(text, quote);
  return passage && text.slice(passage.start, passage.end);
};

describe("findQuote", () => {
  test.each([
    ["Ms Bakerin Islamabad", "Baker in", "Bakerin"],
    ["down 40percent since", "40 percent", "40percent"],
    ["the joint\n  working\u00a0group met", "joint working group", "joint\n  working\u00a0group"],
    [
      "co\u00adoperation on bor\u200bders",
      "cooperation on borders",
      "co\u00adoperation on bor\u200bders",
    ],
    ["“It’s agreed” – he said", `"It's agreed" - he said`, "“It’s agreed” – he said"],
    ["the o\ufb03ce opened", "office", "o\ufb03ce"],
    ["Charge\u0301 d’Affaires", "Chargé d'Affaires", "Charge\u0301 d’Affaires"],
    ["Chargé d'Affaires", "Charge\u0301 d’Affaires", "Chargé d'Affaires"],
    ["ﾊﾞｰ and バー", "バー", "ﾊﾞｰ"],
    ["وزیر داخلہ نے کہا", "وزیر  داخلہ", "وزیر داخلہ"],
    ["the end", "the end", "the end"],
  ])("in %j finds %j", (text, quote, passage) => {
    expect(found(text, quote)).toBe(passage);
  });

  test("prefers the same case, and takes another where there is none", () => {
    expect(findQuote("Agreed minutes, agreed", "agreed")).toEqual({ start: 16, end: 22 });
    expect(found("JOINT STATEMENT of the Straße", "Joint Statement")).toBe("JOINT STATEMENT");
    expect(found("at STRASSE 3", "Straße")).toBe("STRASSE");
    expect(found("ΣΑΣ", "σας")).toBe("ΣΑΣ");
  });

  test.each([
    ["a text", ""],
    ["a text", " \n\u200b"],
    ["", "quote"],
    ["a text", "a test"],
    // Whole letters only: not the half of a ligature, not a letter without its accent.
    ["o\ufb03ce", "of"],
    ["o\ufb03ce", "ice"],
    ["cafe\u0301", "cafe"],
  ])("in %j does not find %j", (text, quote) => {
    expect(findQuote(text, quote)).toBeNull();
    expect(allQuotes(text, quote)).toEqual([]);
  });

  test("goes on after a place where the quote would end inside a letter", () => {
    expect(findQuote("cafe\u0301 cafe!", "cafe")).toEqual({ start: 6, end: 10 });
  });
});

describe("allQuotes", () => {
  test("lists every place in order, without overlaps", () => {
    expect(allQuotes("aaaa a a", "aa")).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
      { start: 5, end: 8 },
    ]);
  });

  test("begins with the place that findQuote names", () => {
    const anyWord = fc.string({
      unit: fc.constantFrom("a", "b", "A", " ", "\u0301"),
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(anyWord), anyWord, (words, quote) => {
        const text = words.join("");
        expect(allQuotes(text, quote)[0] ?? null).toEqual(findQuote(text, quote));
      }),
    );
  });
});

describe("quoteAt", () => {
  test("keeps the words as they stand, without the blanks around them", () => {
    expect(quoteAt("They  agreed on it.", 4, 13)).toEqual({ start: 6, end: 12, quote: "agreed" });
  });

  test("takes letters whole: an accent, an emoji, a ligature", () => {
    expect(quoteAt("cafe\u0301s", 0, 4)?.quote).toBe("cafe\u0301");
    expect(quoteAt("a 😀 b", 3, 4)?.quote).toBe("😀");
  });

  test.each([
    ["text", 2, 2],
    ["a   b", 2, 3],
    ["text", 9, 12],
    ["", 0, 5],
    ["text", 3, 1],
  ])("of %j from %i to %i is nothing", (text, start, end) => {
    expect(quoteAt(text, start, end)).toBeNull();
  });
});

/** Words that every passage is found by: numbered, so that no other passage reads alike. */
const anyWords = fc
  .array(
    fc.constantFrom(
      "Baker’s",
      "“joint”",
      "e\u0301lan",
      "o\ufb03ce",
      "م\u064fح",
      "40 %",
      "co–op",
      "한글",
      "😀",
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((words) => words.map((word, index) => `${word}${index}.`));
const BLANKS = ["", " ", "  ", "\n", "\u00a0", "\u00ad", "\u200b", "\t\r\n"];

describe("a quote cut from a text", () => {
  test("is found at its place when white space, quotes, dashes and accents are damaged", () => {
    const damage = fc.array(fc.constantFrom(...BLANKS), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(anyWords, damage, damage, fc.nat(), fc.nat(), (words, own, other, a, b) => {
        const from = Math.min(a % words.length, b % words.length);
        const to = Math.max(a % words.length, b % words.length) + 1;
        const laid = words.map((word, index) => `${own[index]}${word}`);
        const text = laid.join("");
        const quote = words
          .slice(from, to)
          .map((word, index) => `${other[index]}${word}`)
          .join("")
          .replaceAll("’", "'")
          .replaceAll(/[“”]/g, '"')
          .replaceAll("–", "-")
          .normalize("NFKD");
        const before = laid.slice(0, from).join("").length;
        const start = before + (own[from] ?? "").length;
        const end = laid.slice(0, to).join("").length;
        expect(allQuotes(text, quote)).toContainEqual({ start, end });
      }),
      { numRuns: 1000 },
    );
  });

  test("from any text at all: the passage folds to what the quote folds to", () => {
    const anyText = fc.string({ unit: "binary", maxLength: 40 });
    fc.assert(
      fc.property(anyText, fc.nat(40), fc.nat(40), (text, a, b) => {
        const cut = quoteAt(text, Math.min(a, b), Math.max(a, b));
        if (cut === null) return;
        expect(cut.quote).toBe(text.slice(cut.start, cut.end));
        const places = allQuotes(text, cut.quote);
        expect(places.length).toBeGreaterThan(0);
        for (const { start, end } of places) {
          expect(foldText(text.slice(start, end))).toBe(foldText(cut.quote));
        }
        expect(findQuote(cut.quote, cut.quote)).toEqual({ start: 0, end: cut.quote.length });
      }),
      { numRuns: 3000 },
    );
  });

  test("is found no later than where it was cut", () => {
    const unit = fc.constantFrom("a", "b", " ", "\u0301", "ﬁ");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), fc.nat(30), fc.nat(30), (text, a, b) => {
        const cut = quoteAt(text, Math.min(a, b), Math.max(a, b));
        fc.pre(cut !== null);
        const start = findQuote(text, cut?.quote ?? "")?.start ?? Infinity;
        expect(start).toBeLessThanOrEqual(cut?.start ?? -1);
      }),
      { numRuns: 2000 },
    );
  });
});

test("takes no longer than its length allows, on the text that is worst for a search", () => {
  const text = "ab".repeat(100_000);
  const started = performance.now();
  expect(findQuote(text, `${"ab".repeat(20_000)}c`)).toBeNull();
  expect(findQuote(`a${"\u0301".repeat(200_000)}`, "b")).toBeNull();
  // A search in square time would need minutes.
  expect(performance.now() - started).toBeLessThan(3000);
});
