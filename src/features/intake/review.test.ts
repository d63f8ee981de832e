import { describe, expect, test } from "vitest";
import { draftFrom } from "./draft.ts";
import type { Register } from "./register.ts";
import { allOf, notesByDraft, paragraphsOf, reviewOf } from "./review.ts";
import { keysOf, passageOf } from "./rules.ts";
import { forReadingAgain, toldOf, withoutControls } from "./typed.ts";

const TEXT = `The Minister of Interior met the Norwegian Minister of Justice in Oslo on 3 March 2025.

Both sides agreed to train forty officers by the end of 2025. Norway will share its lists of vessels.

They discussed migration.`;

const register: Register = {
  countries: [
    { code: "PK", names: ["Pakistan"] },
    { code: "NO", names: ["Norway"] },
  ],
  agencies: [],
  people: [],
  topics: [],
};
const review = reviewOf(
  draftFrom(TEXT, register, { home: "PK", partner: "NO", publishedOn: null }),
);

describe("keys", () => {
  test("tell passages apart, also two drafts on the same one", () => {
    const passage = { start: 12, end: 40 };
    expect(keysOf([passage, { start: 1, end: 2 }, passage])).toEqual(["12-40", "1-2", "12-40-2"]);
    expect(passageOf("12-40-2")).toEqual(passage);
  });

  test("of commitments and talking points, which share a list, are never the same", () => {
    const names = [...review.commitments, ...review.talkingPoints].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(review.commitments.length).toBeGreaterThan(1);
    expect(review.talkingPoints.length).toBeGreaterThan(0);
  });
});

describe("paragraphsOf", () => {
  const paragraphs = paragraphsOf(TEXT, review);

  test("loses and changes no letter of the text", () => {
    const letters = paragraphs.flat().map(({ text }) => text);
    expect(letters.join("")).toBe(TEXT.replaceAll("\n", ""));
    for (const { start, text } of paragraphs.flat()) {
      expect(TEXT.slice(start, start + text.length)).toBe(text);
    }
  });

  test("begins each draft exactly once, and marks all of its passage", () => {
    const stretches = paragraphs.flat();
    for (const { id, passage } of allOf(review)) {
      expect(stretches.filter(({ begins }) => begins.includes(id))).toHaveLength(1);
      const marked = stretches.filter(({ drafts }) => drafts.some((one) => one.id === id));
      const length = marked.reduce((sum, { text }) => sum + text.length, 0);
      expect(length).toBe(TEXT.slice(passage.start, passage.end).replaceAll("\n", "").length);
    }
  });
});

test("a note belongs to the shortest draft around it, else to the text as a whole", () => {
  const [first] = review.commitments;
  const inside = {
    passage: { start: (first?.passage.start ?? 0) + 1, end: first?.passage.end ?? 0 },
  };
  const notes = [inside, { passage: null }, { passage: { start: 0, end: TEXT.length } }];
  const byDraft = notesByDraft(review, notes);
  expect(byDraft.get(first?.id ?? "-")).toEqual([inside]);
  expect(byDraft.get("")).toHaveLength(2);
});

describe("the boxes", () => {
  const typed = {
    partner: "NO",
    "source.publishedOn": "Mar 2025",
    "commitments.1-2.decision": "accept",
    "commitments.1-2.title": "A title",
    intent: "again",
    _text: "words",
  };

  test("say the partner and the date; what is none says nothing", () => {
    expect(toldOf(typed)).toEqual({
      partner: "NO",
      published: { on: "2025-03-01", precision: "month" },
    });
    expect(toldOf({ partner: "Norway", "source.publishedOn": "soon" })).toEqual({
      partner: null,
      published: null,
    });
  });

  test("keep decisions when the text is read again, not what was drafted", () => {
    expect(Object.keys(forReadingAgain(typed))).toEqual([
      "partner",
      "source.publishedOn",
      "commitments.1-2.decision",
      "intent",
      "_text",
    ]);
  });

  test("are kept without what the buttons say", () => {
    expect(withoutControls(typed)).not.toHaveProperty("intent");
  });
});
