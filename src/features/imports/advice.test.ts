import { expect, test } from "vitest";
import type { CountryCode } from "#domain/country-code.ts";
import { homeAdvice } from "./advice.ts";

const [PK, GB] = ["PK", "GB"] as CountryCode[] as [CountryCode, CountryCode];
const elsewhere = (refused: number, read = 1000) =>
  homeAdvice(
    { read, reasons: { "imports.problem.notWithHome": refused } },
    { home: PK, writtenBy: GB },
  );

test("a register of another country that hardly names home says once what to set, and for whom", () => {
  expect(elsewhere(999)).toBe('imports.advice.keptElsewhere|{"home":"PK","keeper":"GB"}');
});

test("half of the rows are not most of them, and a file that nobody has read says nothing", () => {
  expect(elsewhere(500)).toBeNull();
  expect(elsewhere(501)).not.toBeNull();
  expect(elsewhere(0, 0)).toBeNull();
});

test("a register that is taken for our own, and names only home, may be another country's", () => {
  const counts = { read: 10, reasons: { "imports.problem.noPartner": 9 } };
  expect(homeAdvice(counts, { home: PK, writtenBy: null })).toBe(
    'imports.advice.keptHere|{"home":"PK"}',
  );
  // There an empty cell is what it says, and no sign of a wrong home.
  expect(homeAdvice(counts, { home: PK, writtenBy: GB })).toBeNull();
});

test("rows that are refused for anything else are no matter of home", () => {
  const counts = { read: 10, reasons: { "imports.problem.date": 10 } };
  expect(homeAdvice(counts, { home: PK, writtenBy: GB })).toBeNull();
  expect(homeAdvice(counts, { home: PK, writtenBy: null })).toBeNull();
});
