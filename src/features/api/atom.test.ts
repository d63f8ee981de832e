import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atomFeed, escapeXml } from "./atom.ts";

const entry = {
  id: "https://accord.example/meetings/1#meeting",
  title: "Talks",
  summary: "Held",
  href: "https://accord.example/meetings/1",
  at: new Date("2026-11-22T08:00:00.000Z"),
};
const feed = { id: "urn:x", title: "What changed", home: "https://accord.example/" };

const tagsOf = (text: string) => text.match(/<[^>]*>/g)?.length;

describe("a feed", () => {
  test("is as new as its first entry", () => {
    const text = atomFeed({ ...feed, entries: [entry, { ...entry, at: new Date(0) }] });
    expect(/<updated>([^<]*)/.exec(text)?.[1]).toBe("2026-11-22T08:00:00.000Z");
  });

  test("without entries is a feed", () => {
    expect(atomFeed({ ...feed, entries: [] })).toContain("<updated>1970-01-01T00:00:00.000Z");
  });

  test("has one element for each thing said, whatever is said", () => {
    const plain = tagsOf(atomFeed({ ...feed, entries: [entry] }));
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const made = atomFeed({ ...feed, entries: [{ ...entry, title: text, href: text }] });
        expect(tagsOf(made)).toBe(plain);
        expect(made.isWellFormed()).toBe(true);
        expect(escapeXml(text)).not.toMatch(/[^\P{Cc}\n\t]/u);
      }),
    );
  });
});
