import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { isTitleOf, mayBeSameBody, mayBeSamePerson, mayBeSamePost, wordsOfBody } from "./names.ts";

describe("mayBeSamePerson", () => {
  it.each([
    ["Ellen Marsh", "Ms Ellen Marsch"],
    ["Kamran Yusufzai", "Kamran Yousufzai"],
    ["Adebayo Okonkwo", "Dr. Adebayo T. Okonkwo"],
    ["José Peña", "Jose Pena"],
  ])("takes %s for %s", (a, b) => expect(mayBeSamePerson(a, b)).toBe(true));

  it.each([
    ["Ellen Marsh", "Helen North"],
    ["Ali Khan", "Adil Khan"],
    ["Marsh", "Ellen Marsh"],
    ["Okonkwo Adebayo", "Adebayo Okonkwo"],
  ])("keeps %s and %s apart", (a, b) => expect(mayBeSamePerson(a, b)).toBe(false));

  it("is symmetric", () => {
    const anyName = array(constantFrom("Ellen", "Elen", "Marsh", "Marsch", "Ali", "Khan", "Mr"), {
      maxLength: 4,
    }).map((parts) => parts.join(" "));
    assert(property(anyName, anyName, (a, b) => mayBeSamePerson(a, b) === mayBeSamePerson(b, a)));
  });
});

const near = (a: string, b: string) => mayBeSameBody(wordsOfBody(a), wordsOfBody(b));

describe("mayBeSameBody", () => {
  it.each([
    ["Harbour Crime Agency", "Harbor Crimes Agency"],
    ["Bureau of Port Investigations", "Port Investigation Bureau"],
    ["National Institute of Forensic Science", "National Institute for Forensic Sciences, Lagos"],
  ])("takes %s for %s", (a, b) => expect(near(a, b)).toBe(true));

  it.each([
    ["National Crime Agency", "National Drug Agency"],
    ["Ministry of Interior", "Ministry of Interior and Border Control"],
    ["Coast Guard", "Guard"],
    ["Crime Agency Agency", "Crime Agency Office"],
  ])("keeps %s and %s apart", (a, b) => {
    expect(near(a, b)).toBe(false);
    expect(near(b, a)).toBe(false);
  });
});

describe("mayBeSamePost", () => {
  it("knows a title in other words, but not another rank", () => {
    expect(mayBeSamePost("Minister for the Interior", "Federal Interior Minister")).toBe(true);
    expect(mayBeSamePost("Deputy Director General", "Director General")).toBe(false);
    expect(mayBeSamePost("Ambassador", "Director General")).toBe(false);
  });
});

describe("isTitleOf", () => {
  it.each([
    ["Director General", "Director General of the Harbour Police", true],
    ["Director General, Harbour Police", "Director-General", true],
    ["Director General", "Director General (Operations), Harbour Police", false],
    ["Director General", "Deputy Director General of the Harbour Police", false],
    ["Director General", "Spokesman of the Harbour Police", false],
    ["Director General", "Harbour Police", false],
  ])("of %s, “%s”: %s", (post, printed, expected) => {
    expect(isTitleOf(post, printed, ["Harbour Police"])).toBe(expected);
  });
});
