import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ACTIONS, ADDRESSES } from "#domain/permissions.ts";
import audit from "../messages/en/audit.json" with { type: "json" };

/** Files of the app that answer requests, with the address they answer at. */
const places = globSync("src/app/**/{page.tsx,route.ts}").map((file) => ({
  file,
  address: `/${file.replace(/^src\/app\/?/, "").replace(/\/?(page\.tsx|route\.ts)$/, "")}`,
}));

/** The ways in that are open to all: they say so in the matrix, and have no session to check. */
const isPublic = (address: string) => (ADDRESSES as Record<string, unknown>)[address] === "public";

describe("every address", () => {
  test("stands in the matrix, and the matrix names no other", () => {
    expect(places.map(({ address }) => address).toSorted()).toEqual(
      Object.keys(ADDRESSES).toSorted(),
    );
  });

  test.each(places.filter(({ address }) => !isPublic(address)))(
    "$address is entered by its own door",
    ({ file, address }) => {
      const text = readFileSync(file, "utf8");
      const asked = [
        ...text.matchAll(
          /\b(?:readPage|enterPage|readRoute|streamRoute|apiRoute|linkRoute)\(\s*("[^"]*"|[A-Z]+)/g,
        ),
      ].map(([, name = ""]) =>
        name.startsWith('"')
          ? name.slice(1, -1)
          : new RegExp(`const ${name} = "([^"]*)"`).exec(text)?.[1],
      );
      expect(asked.length).toBeGreaterThan(0);
      expect(new Set(asked)).toEqual(new Set([address]));
    },
  );
});

describe("every server action", () => {
  const files = globSync("src/**/*.{ts,tsx}").filter((file) =>
    /^["']use server["'];/m.test(readFileSync(file, "utf8")),
  );
  const actions = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^export (.*)$/gm)].map(([, rest = ""]) => ({
      file,
      rest,
    })),
  );

  test("is seen", () => expect(actions.length).toBeGreaterThan(10));

  test("stands in a feature's actions.ts", () => {
    expect(files.filter((file) => !/^src\/features\/\w+\/actions\.ts$/.test(file))).toEqual([]);
  });

  test.each(actions)(
    "$rest is made by a wrapper that checks origin, session and input",
    ({ rest }) => {
      expect(rest).toMatch(/^const \w+ = (formAction|buttonAction|autosaveAction)\(/);
    },
  );
});

test("every action of the matrix is called something in the audit trail", () => {
  const named = Object.keys(audit.action);
  const nameless = Object.keys(ACTIONS)
    .filter((action) => !action.startsWith("draft."))
    .filter((action) => !named.includes(action.replace(".", "-")));
  expect(nameless).toEqual([]);
});
