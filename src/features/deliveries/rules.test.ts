import { describe, expect, test } from "vitest";
import { progressOf } from "./rules.ts";

describe("progressOf", () => {
  test.each([
    [40, 0, "nothing"],
    [null, 0, "nothing"],
    [40, 12, "share"],
    [40, 40, "all"],
    [40, 41, "more"],
    [40, null, "unknown"],
    [null, 12, "unknown"],
    [null, null, "unknown"],
  ] as const)(
    "of %s promised, %s delivered: %s",
    (quantityPromised, quantityDelivered, progress) => {
      expect(progressOf({ quantityPromised, quantityDelivered })).toBe(progress);
    },
  );
});
