import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compareMarking, highestMarking, isCovered, marking, MARKINGS } from "./marking.ts";

const anyMarking = fc.constantFrom(...MARKINGS);

test("a clearance covers its own marking and all below, none above", () => {
  expect(MARKINGS.map((of) => isCovered("restricted", of))).toEqual([true, true, false, false]);
});

test("a whole is marked as its highest part, and official without parts", () => {
  expect(highestMarking([])).toBe("official");
  fc.assert(
    fc.property(fc.array(anyMarking, { minLength: 1 }), anyMarking, (parts, clearance) => {
      const whole = highestMarking(parts);
      expect(parts).toContain(whole);
      expect(isCovered(clearance, whole)).toBe(parts.every((part) => isCovered(clearance, part)));
      expect(parts.toSorted(compareMarking).at(-1)).toBe(whole);
    }),
  );
});

test("another word is no marking", () => {
  expect(marking.safeParse("top secret").success).toBe(false);
});
