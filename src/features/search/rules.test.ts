import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { addressOf, HIT, isOnlyWithout, parseSearch, snippetParts } from "./rules.ts";

test("the address is that of the record's page, by slug where it has one", () => {
  expect(addressOf("commitment", "0190", null)).toBe("/commitments/0190");
  expect(addressOf("person", "0190", null)).toBe("/people/0190");
  expect(addressOf("topic", "0190", "border-management")).toBe("/topics/border-management");
  expect(addressOf("partner", "GB", "GB")).toBe("/partners/GB");
});

const hit = (text: string) => `${HIT.start}${text}${HIT.end}`;

describe("snippetParts", () => {
  test("parts what was found from what stands around it", () => {
    expect(snippetParts(`the ${hit("NCCIA")} and the ${hit("FIA")}`)).toEqual([
      { text: "the ", isHit: false },
      { text: "NCCIA", isHit: true },
      { text: " and the ", isHit: false },
      { text: "FIA", isHit: true },
    ]);
  });

  test("sets lines beside one another, and leaves markup as it is", () => {
    expect(snippetParts(" one\n\n two <b>three</b>  ")).toEqual([
      { text: "one · two <b>three</b>", isHit: false },
    ]);
  });

  test("closes a hit that is cut off, and is empty for an empty text", () => {
    expect(snippetParts(`a ${HIT.start}cut`)).toEqual([
      { text: "a ", isHit: false },
      { text: "cut", isHit: true },
    ]);
    expect(snippetParts("")).toEqual([]);
  });
});

describe("parseSearch", () => {
  const nothing = { words: [], phrases: [], without: [], text: "" };

  test("takes words each by itself, a hyphen between two as a blank", () => {
    expect(parseSearch("  counter-terrorism  NCA ")).toEqual({
      ...nothing,
      words: ["counter", "terrorism", "NCA"],
      text: "counter-terrorism NCA",
    });
  });

  test("keeps together what stands in quotes of any kind, one word in quotes is a word", () => {
    expect(parseSearch('"joint patrols" border')).toEqual({
      ...nothing,
      words: ["border"],
      phrases: ["joint patrols"],
      text: "joint patrols border",
    });
    expect(parseSearch("“joint  patrols”").phrases).toEqual(["joint patrols"]);
    expect(parseSearch("«مشترکہ گشت»").phrases).toEqual(["مشترکہ گشت"]);
    expect(parseSearch('"patrols"')).toEqual({ ...nothing, words: ["patrols"], text: "patrols" });
  });

  test("leaves out what has a minus before it, and only there", () => {
    expect(parseSearch('training -police -"rapid response" e-gates')).toEqual({
      words: ["training", "e", "gates"],
      phrases: [],
      without: ["police", "rapid response"],
      text: "training e-gates",
    });
  });

  test("a quote that is not closed, a lone minus and empty quotes hurt nobody", () => {
    expect(parseSearch('"joint patrols')).toMatchObject({ phrases: ["joint patrols"] });
    expect(parseSearch('- "" -""')).toEqual(nothing);
  });

  test("any text is read, and nothing that was typed is lost but signs", () => {
    assert(
      property(string({ unit: "grapheme" }), (q) => {
        const { words, phrases, without } = parseSearch(q);
        for (const one of [...words, ...phrases, ...without]) expect(one.trim()).toBe(one);
        expect(words.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

test.each([
  ["-transfer", true],
  ['-"prisoner transfer" -police', true],
  ["prisoner -transfer", false],
  ['"prisoner transfer" -police', false],
  ['"', false],
  ["prisoner", false],
])("of %s, nothing but what to leave out is said: %s", (q, is) => {
  expect(isOnlyWithout(q)).toBe(is);
});
