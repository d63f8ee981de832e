import { expect, test } from "vitest";
import { argumentsOf } from "./icu.ts";

test("finds values, in branches too, and tags", () => {
  expect(argumentsOf("Nothing to fill in")).toEqual([]);
  expect(argumentsOf("{name} on {date, date}")).toEqual(["date", "name"]);
  expect(
    argumentsOf("{count, plural, =0 {none} one {# by {name}} other {# of <b>{all}</b>}}"),
  ).toEqual(["<b>", "all", "count", "name"]);
});

test.each(["{name", "name}", "{}", "{n, plural, one {#}}", "{n, numbr}", "{n, plural, other {#}"])(
  "refuses %s",
  (message) => expect(() => argumentsOf(message)).toThrow(/brace|kind|other/),
);
