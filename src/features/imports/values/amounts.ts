import type { Reading } from "./dates.ts";
import { isNothing } from "./words.ts";

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/US\$|\$|\bUSD\b/i, "USD"],
  [/£|\bGBP\b/i, "GBP"],
  [/€|\bEUR\b/i, "EUR"],
  [/\bPKR\b|\bRs\b\.?|₨/i, "PKR"],
];

/** What two cells run together have left. */
const AMOUNT_AND_DATE = /^[\d,.]+ (?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4} ?)+$/;

type Amount = { amount: string; currency: string | null };

/**
 * An amount of money as it is printed: "$31,325", "127795", "1,200.50 USD". Commas part thousands; what two
 * cells run together have left ("127795 1/7/2008") is none. Null when the cell says that none is known.
 */
export function readAmount(text: string): Reading<Amount | null> {
  if (isNothing(text)) return { value: null };
  const signs = SIGNS.filter(([sign]) => sign.test(text));
  if (signs.length > 1) return { problem: "imports.problem.amount" };
  const [sign] = signs;
  const digits = (sign === undefined ? text : text.replace(sign[0], "")).trim();
  // A sign that stands alone has no amount.
  if (digits === "") return { value: null };
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?$/.test(digits)) {
    const isFollowed = AMOUNT_AND_DATE.test(digits);
    return { problem: isFollowed ? "imports.problem.amountAndDate" : "imports.problem.amount" };
  }
  return { value: { amount: digits.replaceAll(",", ""), currency: sign?.[1] ?? null } };
}

/** A whole number, with or without commas between thousands; null when none is known. */
export function readCount(text: string): Reading<number | null> {
  if (isNothing(text)) return { value: null };
  return /^(?:\d{1,3}(?:,\d{3})+|\d{1,9})$/.test(text.trim())
    ? { value: Number(text.replaceAll(",", "")) }
    : { problem: "imports.problem.count" };
}
