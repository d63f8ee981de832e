import { expect, test } from "vitest";
import { knownValues } from "./known-values.ts";

test("what was changed since is read from the trail, and nothing else", () => {
  expect(knownValues.parse({ title: "As it was", due_on: "2026-03-01", version: 3 })).toEqual({
    title: "As it was",
    dueOn: "2026-03-01",
  });
  expect(knownValues.parse({ due_on: null, due_precision: "unknown" })).toEqual({
    dueOn: null,
    duePrecision: "unknown",
  });
});

test("what cannot be read is passed over", () => {
  expect(knownValues.parse({ kind: "no kind" })).toEqual({});
});
