import { describe, expect, test } from "vitest";
import { fontFile } from "./fonts.ts";
import { isDrawn, lettersOf, withMarks } from "./letters.ts";

const inter = lettersOf(fontFile("inter/400Regular/Inter_400Regular.ttf"));
const nastaliq = lettersOf(
  fontFile("noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf"),
);
const has = (code: number) => inter.has(code) || nastaliq.has(code);
const instead = { before: "[", after: ": see the record]", letters: "letters", sign: "[sign]" };
const marked = (text: string, language = "en") => withMarks(text, has, instead, language);

describe("what a typeface can draw", () => {
  test("is read from the typeface", () => {
    expect(isDrawn("Ministère, Őrség, Полиция, Αρχή", (code) => inter.has(code))).toBe(true);
    expect(isDrawn("وزارت داخلہ", (code) => nastaliq.has(code))).toBe(true);
    expect(isDrawn("公安部", has)).toBe(false);
    expect(inter.has(0xffff)).toBe(false);
  });

  test("signs that are not drawn need no typeface", () => {
    expect(isDrawn("a\u2068b\u2069\u200d c", has)).toBe(true);
  });
});

describe("what cannot be drawn", () => {
  test("is marked by the name of its script, a row of words once", () => {
    expect(marked("Talks with 경찰청 내무부, Seoul")).toBe(
      "Talks with [Hangul: see the record], Seoul",
    );
    expect(marked("गृह मंत्रालय")).toBe("[Devanagari: see the record]");
  });

  test("is marked as a whole word, for half a name is another name", () => {
    expect(marked("Lee경 and more")).toBe("[Hangul: see the record] and more");
  });

  test("is a sign where it is no letter", () => {
    expect(marked("Signed ✍🏽 in Lahore 🇵🇰")).toBe("Signed [sign] in Lahore [sign]");
  });

  test("is not there in what can be drawn", () => {
    const text = "“Plain” words [with brackets] 12 %";
    expect(marked(text)).toBe(text);
  });

  test("of a script that nobody named says so", () => {
    expect(marked("𓀀")).toBe("[letters: see the record]");
  });
});
