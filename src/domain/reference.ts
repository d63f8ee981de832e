import { z } from "zod";
import { countryCode, type CountryCode } from "./country-code.ts";

/** The letters in front, by noun. */
export const REFERENCE_PREFIXES = {
  agreement: "AGR",
  commitment: "COM",
  delivery: "DEL",
  meeting: "MTG",
  source: "SRC",
  training: "TRN",
} as const;

export type ReferenceKind = keyof typeof REFERENCE_PREFIXES;

/** What a reference such as `COM-GB-2025-0007` says. */
export type ReferenceParts = {
  kind: ReferenceKind;
  partner: CountryCode;
  year: number;
  number: number;
};

const KINDS = Object.keys(REFERENCE_PREFIXES) as ReferenceKind[];
const SHAPE = /^([A-Z]{3})-([A-Z]{2})-([12]\d{3})-(\d{1,9})$/;

/** `COM-GB-2025-0007`; the number has four digits or as many as it needs. */
export function formatReference({ kind, partner, year, number }: ReferenceParts): string {
  return `${REFERENCE_PREFIXES[kind]}-${partner}-${year}-${String(number).padStart(4, "0")}`;
}

/** Reads a reference as people type it, also in small letters or without the leading zeros; null when it is none. */
export function parseReference(text: string): ReferenceParts | null {
  const match = SHAPE.exec(text.trim().toUpperCase());
  // Most texts are none: a schema that refuses them would write each a report.
  if (match === null) return null;
  const [, prefix, country, year, number] = match;
  const kind = KINDS.find((name) => REFERENCE_PREFIXES[name] === prefix);
  const partner = countryCode.safeParse(country).data;
  if (kind === undefined || partner === undefined || Number(number) === 0) return null;
  return { kind, partner, year: Number(year), number: Number(number) };
}

/** The next free reference of a partner's year: one above the highest number of this series in `taken`. */
export function nextReference(
  series: Omit<ReferenceParts, "number">,
  taken: readonly string[],
): string {
  const numbers = taken
    .map(parseReference)
    .filter((parts) => parts !== null)
    .filter(
      ({ kind, partner, year }) =>
        kind === series.kind && partner === series.partner && year === series.year,
    )
    .map(({ number }) => number);
  return formatReference({ ...series, number: numbers.reduce((a, b) => Math.max(a, b), 0) + 1 });
}

/** A reference in its one written form. */
export const reference = z.string("validation.required").transform((text, context) => {
  const parts = parseReference(text);
  if (parts !== null) return formatReference(parts);
  context.addIssue({ code: "custom", message: "validation.reference" });
  return z.NEVER;
});
