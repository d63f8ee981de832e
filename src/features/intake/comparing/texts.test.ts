import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { runsOf, sharedRuns, twinsOf } from "./twins.ts";
import { sideBySide } from "./word-parts.ts";

const READ_OUT =
  "The ministers of the two countries met in Accra on Tuesday and agreed that officers of the port police will be trained at the academy before the end of the year.";

const source = (ref: string, text: string, isSameText = false) => ({
  id: ref,
  ref,
  title: ref,
  published: null,
  isSameText,
  text,
  meetingIds: [],
});

describe("twinsOf", () => {
  it("gives the same text first, then the nearest, and leaves others out", () => {
    const found = twinsOf(READ_OUT, [
      source("quoting", `${READ_OUT.replace("Tuesday", "Monday")} Analysts were not convinced.`),
      source("other", READ_OUT.split(" ").toReversed().join(" ")),
      source("same", READ_OUT, true),
      source("longer", `A reporter writes: ${READ_OUT}`),
    ]);
    expect(found.map(({ ref }) => ref)).toEqual(["same", "longer", "quoting"]);
    expect(found[2]?.share).toBeGreaterThan(0.8);
  });

  it("says nothing of texts that are too short to differ", () => {
    expect(twinsOf("The two sides met.", [source("short", "The two sides met.")])).toEqual([]);
  });

  it("shares as much there as back", () => {
    const anyText = array(constantFrom("the", "ministers", "met", "again", "in", "port"), {
      maxLength: 60,
    }).map((words) => words.join(" "));
    assert(
      property(anyText, anyText, (a, b) => {
        expect(sharedRuns(runsOf(a), runsOf(b))).toBe(sharedRuns(runsOf(b), runsOf(a)));
      }),
    );
  });
});

const textOf = (parts: readonly { text: string }[]) => parts.map(({ text }) => text).join("");

describe("sideBySide", () => {
  it("marks the words that differ, not their case or punctuation", () => {
    const [earlier, later] = sideBySide(
      "Train 40 officers, soon.",
      "train 60 border officers soon",
    );
    expect(earlier).toEqual([
      { text: "Train ", isOwn: false },
      { text: "40 ", isOwn: true },
      { text: "officers, soon.", isOwn: false },
    ]);
    expect(later.filter(({ isOwn }) => isOwn)).toEqual([{ text: "60 border ", isOwn: true }]);
  });

  it("keeps every word of both, and finds none that differ in one and the same", () => {
    const anyText = array(constantFrom("a", "b", "c", "D.", "e,"), { maxLength: 20 }).map((words) =>
      words.join(" "),
    );
    assert(
      property(anyText, anyText, (a, b) => {
        const [first, second] = sideBySide(a, b);
        expect([textOf(first), textOf(second)]).toEqual([a, b]);
        const common = (parts: typeof first) =>
          textOf(parts.filter(({ isOwn }) => !isOwn))
            .toLowerCase()
            .match(/\w/g);
        expect(common(first)).toEqual(common(second));
        expect(
          sideBySide(a, a)
            .flat()
            .some(({ isOwn }) => isOwn),
        ).toBe(false);
      }),
    );
  });
});
