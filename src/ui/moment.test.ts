import { expect, test } from "vitest";
import { withMoment } from "./moment.ts";

const then = new URLSearchParams({ asOf: "2016-06-01", knownOn: "2017-01-01" });

test.each([
  ["/agreements", "/agreements?asOf=2016-06-01&knownOn=2017-01-01"],
  ["/mous?view=table", "/mous?view=table&asOf=2016-06-01&knownOn=2017-01-01"],
  ["/sources/1#citation-2", "/sources/1?asOf=2016-06-01&knownOn=2017-01-01#citation-2"],
])("%s is followed on the same day", (href, expected) => {
  expect(withMoment(href, then)).toBe(expected);
});

test.each(["/agreements?asOf=2014-01-01", "#history", "https://example.org/a", "mailto:a@b.org"])(
  "%s stays as it is",
  (href) => {
    expect(withMoment(href, then)).toBe(href);
  },
);

test("today is not written into an address", () => {
  expect(withMoment("/agreements?state=in_force", new URLSearchParams())).toBe(
    "/agreements?state=in_force",
  );
});
