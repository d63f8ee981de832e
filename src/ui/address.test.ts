import { expect, test } from "vitest";
import { hrefWith, valuesOf } from "./address.ts";

test("keeps the other parameters and forgets the place in the list", () => {
  const params = { partner: ["GB", "AE"], sort: "due", after: "cursor", q: "" };
  expect(hrefWith("/commitments", params, { sort: "title" })).toBe(
    "/commitments?partner=GB&partner=AE&sort=title",
  );
});

test("goes to the next page with the place that is asked for", () => {
  expect(hrefWith("/meetings", { after: "a" }, { after: "b" })).toBe("/meetings?after=b");
});

test("takes away one value, or the parameter", () => {
  const params = { partner: ["GB", "AE"] };
  expect(hrefWith("/x", params, { partner: ["AE"] })).toBe("/x?partner=AE");
  expect(hrefWith("/x", params, { partner: null })).toBe("/x");
});

test("an empty value is as good as none", () => {
  expect(valuesOf({ q: "" }, "q")).toEqual([]);
  expect(valuesOf({ q: ["", "a"] }, "q")).toEqual(["a"]);
});
