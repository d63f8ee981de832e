import { array, assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { shortlistOf } from "./shortlist.ts";
import { bagOf, likeness, rarityOf, stemsOf } from "./words.ts";

const anyText = array(
  constantFrom("train", "training", "officers", "the", "ports", "visa", "2025", "فورس", "patrol"),
  { maxLength: 12 },
).map((words) => words.join(" "));

describe("stemsOf", () => {
  it.each([
    ["training", "trained"],
    ["agencies", "agency"],
    ["investigating", "investigation"],
    ["trafficking", "traffickers"],
    ["counter-terrorism", "counterterrorism"],
    ["counter terrorism", "Counter-Terrorism"],
    ["laboratories", "laboratory"],
    ["programme", "programmes"],
  ])("makes one stem of “%s” and “%s”", (a, b) => {
    expect(stemsOf(a)).toEqual(stemsOf(b));
    expect(stemsOf(a)).toHaveLength(1);
  });

  it("leaves out what every read-out says", () => {
    expect(stemsOf("The two sides agreed to enhance their cooperation on visas")).toEqual(["visa"]);
  });

  it("keeps other scripts", () => expect(stemsOf("وفاقی پولیس")).toHaveLength(2));

  it("takes any text", () => {
    assert(property(string({ unit: "binary" }), (text) => Array.isArray(stemsOf(text))));
  });
});

describe("likeness", () => {
  const rarity = rarityOf([["train", "offic"], ["visa"], ["train"]]);
  const of = (a: string, b: string) =>
    likeness(bagOf(stemsOf(a), rarity), bagOf(stemsOf(b), rarity), rarity);

  it("is symmetric, between 0 and 1, and 1 of a text with itself", () => {
    assert(
      property(anyText, anyText, (a, b) => {
        const score = of(a, b);
        expect(score).toBeCloseTo(of(b, a), 12);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(of(a, a)).toBeCloseTo(stemsOf(a).length > 0 ? 1 : 0, 12);
      }),
    );
  });

  it("weighs a rare word more than a common one", () => {
    expect(of("visa", "visa patrol")).toBeGreaterThan(of("train", "train patrol"));
  });
});

describe("shortlistOf", () => {
  it("gives what comparing each with each gives, the nearest ten", () => {
    assert(
      property(array(anyText, { maxLength: 9 }), anyText, (texts, wanted) => {
        const listed = texts.map((text, at) => ({ id: String(at), text }));
        const { ids, rarity } = shortlistOf([wanted], listed);
        const bag = bagOf(stemsOf(wanted), rarity);
        const near = listed.filter(
          ({ text }) => likeness(bag, bagOf(stemsOf(text), rarity), rarity) >= 0.08,
        );
        expect(ids.toSorted()).toEqual(near.map(({ id }) => id).toSorted());
      }),
    );
  });

  it("takes ten of each, and of equals the first", () => {
    const listed = Array.from({ length: 30 }, (_, at) => ({ id: `${at}`, text: "visa fraud" }));
    expect(shortlistOf(["visa", "fraud"], listed).ids).toEqual(
      Array.from({ length: 10 }, (_, at) => `${at}`),
    );
  });
});
