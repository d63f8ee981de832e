import { describe, expect, it } from "vitest";
import { keyTable } from "./identity.ts";

describe("the keys of a file", () => {
  it("tells the row that had a key before, however many came between", () => {
    const seen = keyTable();
    const count = 50_000;
    let first = 0;
    for (let n = 1; n <= count; n += 1) {
      if (seen(`key ${n}`, `row ${n}`, n + 1) === null) first += 1;
    }
    expect(first).toBe(count);
    for (const n of [1, 2, 4096, 31_337, count]) {
      expect(seen(`key ${n}`, `row ${n}`, count + 2)).toEqual({ number: n + 1, isSame: true });
    }
  });

  it("tells whether the row was the same", () => {
    const seen = keyTable();
    seen("A", "one", 2);
    expect(seen("A", "another", 3)).toEqual({ number: 2, isSame: false });
    expect(seen("a", "one", 4)).toBeNull();
  });
});
