import * as fc from "fast-check";
import { expect, test } from "vitest";
import { countryCode } from "./country-code.ts";
import {
  formatReference,
  nextReference,
  parseReference,
  reference,
  REFERENCE_PREFIXES,
  type ReferenceKind,
} from "./reference.ts";

const GB = countryCode.parse("GB");
const series = { kind: "commitment", partner: GB, year: 2025 } as const;

test("reads what it writes", () => {
  const anyParts = fc.record({
    kind: fc.constantFrom(...(Object.keys(REFERENCE_PREFIXES) as ReferenceKind[])),
    partner: fc.stringMatching(/^[A-Z]{2}$/).map((code) => countryCode.parse(code)),
    year: fc.integer({ min: 1000, max: 2999 }),
    number: fc.integer({ min: 1, max: 999_999_999 }),
  });
  fc.assert(
    fc.property(anyParts, (parts) => {
      expect(parseReference(formatReference(parts))).toEqual(parts);
      expect(parseReference(` ${formatReference(parts).toLowerCase()} `)).toEqual(parts);
      expect(reference.parse(formatReference(parts).toLowerCase())).toBe(formatReference(parts));
    }),
  );
});

test("has four digits or as many as it needs, and reads fewer", () => {
  expect(formatReference({ ...series, number: 7 })).toBe("COM-GB-2025-0007");
  expect(formatReference({ ...series, number: 12_345 })).toBe("COM-GB-2025-12345");
  expect(parseReference("com-gb-2025-7")).toEqual({ ...series, number: 7 });
});

test.each(["COM-GB-2025", "COM-GBR-2025-0001", "XYZ-GB-2025-0001", "COM-GB-25-1", "COM-GB-2025-0"])(
  "%s is no reference",
  (text) => {
    expect(parseReference(text)).toBeNull();
    expect(reference.safeParse(text).error?.issues[0]?.message).toBe("validation.reference");
  },
);

test("the next one is above the highest of its series, gaps or not", () => {
  const taken = ["COM-GB-2025-0002", "COM-GB-2025-0010", "COM-GB-2024-0099", "AGR-GB-2025-0050"];
  expect(nextReference(series, taken)).toBe("COM-GB-2025-0011");
  expect(nextReference(series, [])).toBe("COM-GB-2025-0001");
});
