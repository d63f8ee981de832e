import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldText } from "#domain/quote.ts";
import { compareTexts } from "./comparing.ts";

/** Added words in {}, removed ones in []; paragraphs parted by |. */
function shown(older: string, newer: string): string {
  const { rows } = compareTexts(older, newer);
  const sign = { same: ["", ""], added: ["{", "}"], removed: ["[", "]"] } as const;
  return rows
    .map(({ pieces }) =>
      pieces.map(({ kind, text }) => `${sign[kind][0]}${text.trim()}${sign[kind][1]}`).join(" "),
    )
    .join(" | ");
}

const paragraphs = (list: string[]) => list.join(" ").replaceAll(/((?:\S+ ){60})/g, "$1\n");

describe("compareTexts", () => {
  test("finds the words that differ within a paragraph", () => {
    expect(
      shown(
        "1. Requests will be answered within ninety days.\n\n2. Each side bears its cost.",
        "1. Requests will be answered within sixty days.\n\n2. Each side bears its cost.",
      ),
    ).toBe(
      "1. Requests will be answered within [ninety] {sixty} days. | 2. Each side bears its cost.",
    );
  });

  test("counts a place where words were replaced once", () => {
    const { changes } = compareTexts("one two three four", "one zwei drei four five");
    expect(changes).toBe(2);
  });

  test("tells paragraphs that came or went as whole ones", () => {
    expect(
      shown("First article.\nThird article.", "First article.\nSecond one.\nThird article."),
    ).toBe("First article. | {Second one.} | Third article.");
    expect(
      shown("Keep this.\nDrop all of this.\nAnd keep this.", "Keep this.\nAnd keep this."),
    ).toBe("Keep this. | [Drop all of this.] | And keep this.");
  });

  test.each([
    ["line ends", "The sides will\nexchange lists.", "The sides will exchange lists."],
    ["blanks", "The  sides will exchange lists.", "The sides will exchange lists. "],
    ["quotation marks and dashes", "“Sides” – both", '"Sides" - both'],
    ["lost spaces", "Information sharing by both", "Informationsharing by both"],
  ])("%s alone are formatting, no change", (_, older, newer) => {
    expect(compareTexts(older, newer)).toMatchObject({ changes: 0, formattings: 1 });
  });

  test("a space between digits is a change", () => {
    expect(compareTexts("Article 1 2 applies", "Article 12 applies").changes).toBe(1);
  });

  test("equal texts have neither", () => {
    expect(compareTexts("Same.\nText.", "Same.\nText.")).toMatchObject({
      changes: 0,
      formattings: 0,
    });
  });

  test("compares Urdu by its words", () => {
    expect(shown("فریقین ہر سال ملیں گے۔", "فریقین ہر ماہ ملیں گے۔")).toBe(
      "فریقین ہر [سال] {ماہ} ملیں گے ۔".replace("گے ۔", "گے۔"),
    );
  });

  test("both texts can be read from it, whatever they are", () => {
    const word = fc.constantFrom(
      "the",
      "sides",
      "will",
      "meet",
      "42",
      "—",
      "تعاون",
      "\n",
      "\n\n",
      "a.b",
    );
    const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const { rows } = compareTexts(older, newer);
        const pieces = rows.flatMap((row) => row.pieces);
        const without = (kind: "added" | "removed") =>
          foldText(
            pieces
              .filter((piece) => piece.kind !== kind)
              .map((piece) => piece.text)
              .join(""),
          );
        expect(without("removed")).toBe(foldText(newer));
        expect(without("added")).toBe(foldText(older));
      }),
    );
  });

  test("forty pages are compared, however much has changed, and only coarsely where nothing is alike", () => {
    let seed = 42;
    const words = Array.from({ length: 20_000 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return `word${seed % 1_500}`;
    });
    const text = paragraphs(words);
    const revised = paragraphs(words.map((word, at) => (at % 9 === 0 ? `new${at}` : word)));
    const other = paragraphs(words.map((_, at) => `else${at % 700}`));
    expect(compareTexts(text, revised).changes).toBeGreaterThan(2_000);
    expect(compareTexts(text, revised).isCoarse).toBe(false);
    expect(compareTexts(text, `${text} end`)).toMatchObject({ changes: 1, isCoarse: false });
    expect(compareTexts(text, "").changes).toBe(1);
    expect(compareTexts(text, other).isCoarse).toBe(true);
  });
});
