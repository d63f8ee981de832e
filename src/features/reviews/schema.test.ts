import { describe, expect, test } from "vitest";
import { queueAddress, queueOf, reviewFilter } from "./schema.ts";

describe("the part of the queue that is looked at", () => {
  test("is gone back to after a decision, with every kind and partner that was asked for", () => {
    const filter = reviewFilter.parse({ kind: ["minutes", "intake"], partner: ["GB", "TR"] });
    expect(queueAddress(queueOf(filter))).toBe(
      "/reviews?kind=minutes&kind=intake&partner=GB&partner=TR",
    );
    expect(queueAddress(queueOf(reviewFilter.parse({})))).toBe("/reviews");
  });

  test("leads nowhere else, whatever a form sends", () => {
    for (const sent of [
      undefined,
      ["kind=minutes"],
      "//elsewhere.example",
      "https://elsewhere.example/?x=1",
      "kind=minutes%0d%0aSet-Cookie:x",
      "partner=%2f%2felsewhere&item=minutes-1",
    ]) {
      expect(queueAddress(sent)).toBe("/reviews");
    }
    expect(queueAddress("kind=answer&next=//elsewhere.example&partner=gb%23")).toBe(
      "/reviews?kind=answer",
    );
  });
});
