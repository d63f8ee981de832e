import { z } from "zod";

/** From the least to the most protected. */
export const MARKINGS = ["official", "restricted", "confidential", "secret"] as const;

export const marking = z.enum(MARKINGS);
export type Marking = z.infer<typeof marking>;

/** Negative when `a` is protected less than `b`, 0 when alike: sorts the least protected first. */
export function compareMarking(a: Marking, b: Marking): number {
  return MARKINGS.indexOf(a) - MARKINGS.indexOf(b);
}

/** The marking of a whole made of parts; a whole without parts is `official`. */
export function highestMarking(markings: readonly Marking[]): Marking {
  return markings.reduce<Marking>(
    (highest, next) => (compareMarking(next, highest) > 0 ? next : highest),
    "official",
  );
}

/** Whether a clearance reaches up to a marking; the same level is covered. */
export function isCovered(clearance: Marking, of: Marking): boolean {
  return compareMarking(of, clearance) <= 0;
}
