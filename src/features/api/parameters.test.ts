import { describe, expect, test } from "vitest";
import { z } from "zod";
import { countryCode } from "#domain/country-code.ts";
import { cursor, parametersOf, searchText, several, single } from "#domain/listing.ts";
import { typedDay } from "#domain/typed-date.ts";
import { readParameters } from "./parameters.ts";

const filter = z.object({
  q: searchText,
  partner: several(countryCode),
  asOf: single(typedDay),
  sort: z.enum(["due", "-due"]).catch("due"),
  after: cursor,
});
const read = (text: string) => readParameters(filter, new URLSearchParams(text));

/** The parameters that are refused. */
function refused(text: string): unknown[] {
  try {
    read(text);
    return [];
  } catch (error) {
    return error instanceof z.ZodError
      ? error.issues.map(({ path, message }) => [path[0], message])
      : [error];
  }
}

describe("the parameters of an address", () => {
  test("mean what they mean to a page", () => {
    const asked = "q=visa&partner=GB&partner=US&asOf=2026-01-31&sort=-due";
    expect(read(asked)).toEqual({
      q: "visa",
      partner: ["GB", "US"],
      asOf: "2026-01-31",
      sort: "-due",
      after: null,
    });
    expect(read("")).toEqual(filter.parse({}));
  });

  test("are refused where a page would pass over them", () => {
    expect(refused("partner=GB&partner=gb")).toEqual([["partner", "validation.country"]]);
    expect(refused("q=")).toEqual([["q", "validation.required"]]);
    expect(refused("asOf=2026-02-30&sort=made")).toEqual([
      ["asOf", "validation.day"],
      ["sort", "validation.choice"],
    ]);
    expect(refused("colour=red")).toEqual([["colour", "validation.unknownParameter"]]);
    expect(refused("sort=due&sort=-due")).toEqual([["sort", "validation.onlyOnce"]]);
    expect(refused("after=garbage")).toEqual([["after", "validation.invalid"]]);
    expect(refused("__proto__=1")).toEqual([["__proto__", "validation.unknownParameter"]]);
  });

  test("are described one by one", () => {
    const lists = parametersOf(filter).map(({ name, isList }) => [name, isList]);
    expect(lists).toEqual([
      ["q", false],
      ["partner", true],
      ["asOf", false],
      ["sort", false],
      ["after", false],
    ]);
  });
});
