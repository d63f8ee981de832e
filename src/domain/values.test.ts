import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fieldTexts } from "./field-text.ts";
import { emptyForm } from "./form-state.ts";
import { reachableFrom, wouldMakeCycle } from "./graph.ts";
import { compareRecorded, wasKnownAt } from "./recorded.ts";
import { obligor, OBLIGORS, side, sidesOf } from "./sides.ts";
import { isWebAddress, optionalWebAddress, webAddress } from "./web-address.ts";
import {
  compareStrength,
  isPromise,
  PROMISE_STRENGTHS,
  WORDING_STRENGTHS,
  wordingStrength,
} from "./wording-strength.ts";

describe("wording strength", () => {
  test("will and firmer is a promise, weaker is a talking point", () => {
    expect(PROMISE_STRENGTHS).toEqual(["signed", "agreed", "decided", "reaffirmed", "will"]);
    expect(isPromise("welcomed")).toBe(false);
    expect(wordingStrength.safeParse("claimed").success).toBe(false);
  });

  test("sorts the firmest first", () => {
    expect(WORDING_STRENGTHS.toReversed().toSorted(compareStrength)).toEqual(WORDING_STRENGTHS);
  });
});

test("both sides owe what is owed by both", () => {
  expect(OBLIGORS.map(sidesOf)).toEqual([["home"], ["partner"], ["home", "partner"]]);
  expect([side.safeParse("both").success, obligor.safeParse("both").success]).toEqual([
    false,
    true,
  ]);
});

describe("web addresses", () => {
  test.each(["https://example.org/a?b=c#d", "http://example.org", "HTTPS://EXAMPLE.ORG/ü"])(
    "lead to %s",
    (address) => expect(webAddress.parse(` ${address} `)).toBe(address),
  );

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "https:evil.example",
    "https:\\\\evil.example",
    "https://a\\b.example",
    "https://user:secret@example.org",
    "https://example.org@evil.example",
    "https://exa mple.org",
    "https://example.org/\u202e",
    "https://",
    "ftp://example.org",
    "/relative",
    "example.org",
    "",
  ])("never lead to %j", (address) => {
    expect(isWebAddress(address)).toBe(false);
    expect(webAddress.safeParse(address).success).toBe(false);
  });

  test("may be left empty where they are optional", () => {
    expect([optionalWebAddress.parse(null), optionalWebAddress.parse("  ")]).toEqual([null, null]);
    expect(optionalWebAddress.safeParse("javascript:x").success).toBe(false);
  });
});

describe("arrows between records", () => {
  const chain = [
    { from: "a", to: "b" },
    { from: "b", to: "c" },
  ];

  test("close a circle when they lead back, or to oneself", () => {
    expect(wouldMakeCycle(chain, "c", "a")).toBe(true);
    expect(wouldMakeCycle(chain, "a", "a")).toBe(true);
    expect(wouldMakeCycle(chain, "a", "c")).toBe(false);
  });

  test("added only where allowed never close one, in any order", () => {
    const anyId = fc.constantFrom("a", "b", "c", "d", "e", "f");
    const anyEdges = fc.array(fc.record({ from: anyId, to: anyId }), { maxLength: 25 });
    fc.assert(
      fc.property(anyEdges, (wanted) => {
        const edges: typeof wanted = [];
        for (const edge of wanted) {
          if (!wouldMakeCycle(edges, edge.from, edge.to)) edges.push(edge);
        }
        for (const { from, to } of edges) expect(reachableFrom(to, edges)).not.toContain(from);
      }),
    );
  });

  test("end even where the data already has a circle", () => {
    expect(reachableFrom("a", [...chain, { from: "c", to: "a" }])).toEqual(["b", "c"]);
  });
});

test("what was recorded in the same millisecond is ordered by id", () => {
  const at = new Date("2026-01-01T00:00:00Z");
  const rows = ["b", "a"].map((id) => ({ id, recordedAt: at }));
  expect(rows.toSorted(compareRecorded).map(({ id }) => id)).toEqual(["a", "b"]);
  const row = { id: "a", recordedAt: at };
  const before = new Date(at.getTime() - 1);
  expect([null, at, before].map((known) => wasKnownAt(row, known))).toEqual([true, true, false]);
});

test("the words of a field come from its schema, its name where it has none", () => {
  const schema = z.object({
    title: z.string().meta({ title: "meetings.title", description: "meetings.titleHint" }),
    place: z.string(),
  });
  expect(fieldTexts(schema)).toEqual({
    title: { labelKey: "meetings.title", hintKey: "meetings.titleHint" },
    place: { labelKey: "place", hintKey: null },
  });
  expect(emptyForm).toEqual({ values: {}, fieldErrors: {}, formError: null });
});
