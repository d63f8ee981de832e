import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isSoundText,
  normaliseName,
  normaliseText,
  optionalName,
  optionalText,
  requiredName,
  requiredText,
} from "./text.ts";

const keyOf = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues.map(({ message }) => message);
const anyText = fc.string({ unit: "binary", maxLength: 60 });

describe("requiredText", () => {
  test("keeps lines, ends them one way and composes accents", () => {
    expect(requiredText(99).parse(" Cafe\u0301 \r\nb\rc\u2028d\ttab ")).toBe("Café\nb\nc\nd\ttab");
  });

  test.each([
    ["", ["validation.required"]],
    [" \n ", ["validation.required"]],
    [null, ["validation.required"]],
    ["123456", ['validation.tooLong|{"max":5}']],
    ["a\u0000", ["validation.controlCharacters"]],
    ["a\u0007", ["validation.controlCharacters"]],
    ["a\ud800", ["validation.brokenText"]],
    ["\udc00a", ["validation.brokenText"]],
  ])("refuses %j", (text, messages) => {
    expect(keyOf(requiredText(5).safeParse(text))).toEqual(messages);
  });

  test("lets Urdu, joiners and pasted direction marks pass in text", () => {
    const text = "می\u200cخواهم \u2067اردو\u2069 👩\u200d💻";
    expect(requiredText(99).parse(text)).toBe(text);
  });
});

describe("requiredName", () => {
  test("is one line without invisible characters", () => {
    expect(requiredName(99).parse("  Jane\u200b \n\t Doe\ufeff ")).toBe("Jane Doe");
    expect(requiredName(99).safeParse("\u200b\u2060").error?.issues[0]?.message).toBe(
      "validation.required",
    );
  });

  test.each(["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2069"])(
    "refuses %j, which reorders what is read",
    (control) => {
      expect(keyOf(requiredName(99).safeParse(`a${control}b`))).toEqual([
        "validation.bidiControls",
      ]);
    },
  );

  test("refuses piles of marks on one letter, and keeps those that languages need", () => {
    expect(keyOf(requiredName(99).safeParse(`a${"\u0335".repeat(64)}`))).toEqual([
      "validation.stackedMarks",
    ]);
    expect(requiredName(99).parse("Vũ Nguyễn مُحَمَّد")).toBe("Vũ Nguyễn مُحَمَّد");
  });
});

describe("optional texts", () => {
  test("are null when empty, and have to be stated", () => {
    expect(optionalText(5).parse(" ")).toBeNull();
    expect(optionalText(5).parse(null)).toBeNull();
    expect(optionalName(5).parse(" a ")).toBe("a");
    expect(optionalText(5).safeParse(undefined).success).toBe(false);
    expect(keyOf(optionalName(5).safeParse("a\u202e"))).toEqual(["validation.bidiControls"]);
  });
});

describe("for any string", () => {
  test("normalising twice is normalising once", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
        expect(normaliseName(normaliseName(text))).toBe(normaliseName(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("what is accepted is sound, composed and survives UTF-8", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { data } = requiredText(200).safeParse(text);
        if (data === undefined) return;
        expect(isSoundText(data)).toBe(true);
        expect(data.normalize("NFC")).toBe(data);
        expect(new TextDecoder().decode(new TextEncoder().encode(data))).toBe(data);
        expect(requiredText(200).parse(data)).toBe(data);
      }),
      { numRuns: 2000 },
    );
  });

  test("composed and decomposed forms are stored alike", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normaliseName(text.normalize("NFD"))).toBe(normaliseName(text.normalize("NFC")));
      }),
    );
  });
});
