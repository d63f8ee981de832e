import { describe, expect, test } from "vitest";
import type { CountryCode } from "#domain/country-code.ts";
import { FIELDS } from "./fields.ts";
import { guessMapping, profileFor } from "./guess.ts";
import { SHIPPED } from "./profiles/shipped.ts";
import { mapping } from "./schema.ts";

const US = "US" as CountryCode;

const guess = (cell: string) =>
  guessMapping(
    ["Id", "In force"],
    [
      ["1", cell],
      ["2", ""],
    ],
    "agreement",
  ).columns;

describe("the columns of a file", () => {
  test("are taken for what their names say, and the order of dates for what they show", () => {
    const head = ["ID", "Country", "Title", "Type", "Date signed", "Colour"];
    const rows = [
      ["1", "France", "Pact", "Treaty", "3/4/1990", "red"],
      ["2", "Italy; France", "Pact", "Treaty", "28/4/1990", ""],
    ];
    expect(guessMapping(head, rows, null)).toMatchObject({
      kind: "agreement",
      columns: {
        key: ["ID"],
        partner: ["Country"],
        title: ["Title"],
        instrument: ["Type"],
        signedOn: ["Date signed"],
      },
      dateOrder: "day",
      separator: ";",
    });
  });

  test("are looked into where a name could head two things", () => {
    expect(guess("yes")).toMatchObject({ isInForce: ["In force"] });
    expect(guess("13/03/1990")).toMatchObject({ inForceOn: ["In force"] });
  });

  test("feed one field each", () => {
    const { columns } = guessMapping(["visitor", "country", "id", "start date"], [], "meeting");
    const heads = Object.values(columns).flat();
    expect(new Set(heads).size).toBe(heads.length);
  });

  test("choose the profile that uses most of them, one for this home before any other", () => {
    for (const profile of SHIPPED) {
      const head = [...new Set(Object.values(profile.mapping.columns).flat()), "another"];
      expect(profileFor(head, SHIPPED, profile.mapping.home ?? US)?.name).toBe(profile.name);
    }
    expect(profileFor(["id", "country"], SHIPPED, US)).toBeNull();
  });
});

describe.each(SHIPPED)("the profile $name", ({ mapping: shipped }) => {
  test("is a whole mapping, of fields that there are", () => {
    expect(mapping.safeParse(shipped).error).toBeUndefined();
    const fields = new Set(FIELDS[shipped.kind].map(({ name }) => name));
    const told = Object.keys({ ...shipped.columns, ...shipped.constants, ...shipped.words });
    expect(told.filter((name) => !fields.has(name))).toEqual([]);
  });
});
