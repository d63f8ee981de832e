import { describe, expect, test } from "vitest";
import { addressOf, HIT, snippetParts } from "./rules.ts";

test("the address is that of the record's page, by slug where it has one", () => {
  expect(addressOf("commitment", "0190", null)).toBe("/commitments/0190");
  expect(addressOf("person", "0190", null)).toBe("/people/0190");
  expect(addressOf("topic", "0190", "border-management")).toBe("/topics/border-management");
  expect(addressOf("partner", "GB", "GB")).toBe("/partners/GB");
});

const hit = (text: string) => `${HIT.start}${text}${HIT.end}`;

describe("snippetParts", () => {
  test("parts what was found from what stands around it", () => {
    expect(snippetParts(`the ${hit("NCCIA")} and the ${hit("FIA")}`)).toEqual([
      { text: "the ", isHit: false },
      { text: "NCCIA", isHit: true },
      { text: " and the ", isHit: false },
      { text: "FIA", isHit: true },
    ]);
  });

  test("sets lines beside one another, and leaves markup as it is", () => {
    expect(snippetParts(" one\n\n two <b>three</b>  ")).toEqual([
      { text: "one · two <b>three</b>", isHit: false },
    ]);
  });

  test("closes a hit that is cut off, and is empty for an empty text", () => {
    expect(snippetParts(`a ${HIT.start}cut`)).toEqual([
      { text: "a ", isHit: false },
      { text: "cut", isHit: true },
    ]);
    expect(snippetParts("")).toEqual([]);
  });
});
