import { z } from "zod";

/** How firmly a text says it, from the firmest to the weakest. */
export const WORDING_STRENGTHS = [
  "signed",
  "agreed",
  "decided",
  "reaffirmed",
  "will",
  "welcomed",
  "proposed",
  "reviewed",
  "discussed",
] as const;

export const wordingStrength = z.enum(WORDING_STRENGTHS, "validation.choice");
export type WordingStrength = z.infer<typeof wordingStrength>;

/** Negative when `a` is the firmer wording, 0 when alike: sorts the firmest first. */
export function compareStrength(a: WordingStrength, b: WordingStrength): number {
  return WORDING_STRENGTHS.indexOf(a) - WORDING_STRENGTHS.indexOf(b);
}

/** "Will" and firmer is a commitment; anything weaker is a talking point and is never counted. */
export function isPromise(strength: WordingStrength): boolean {
  return compareStrength(strength, "will") <= 0;
}

/** The wordings that count as commitments, firmest first. */
export const PROMISE_STRENGTHS: readonly WordingStrength[] = WORDING_STRENGTHS.filter(isPromise);
