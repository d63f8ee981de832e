import { z } from "zod";

/** The two sides of a bilateral register: the home government and the partner of the record. */
export const SIDES = ["home", "partner"] as const;
export const side = z.enum(SIDES, "validation.choice");
export type Side = z.infer<typeof side>;

export const otherSide = (of: Side): Side => (of === "home" ? "partner" : "home");

/** Who owes something, and in the same words who gains by it. */
export const OBLIGORS = ["home", "partner", "both"] as const;
export const obligor = z.enum(OBLIGORS, "validation.choice");
export type Obligor = z.infer<typeof obligor>;

/** The sides that owe: "both" is each of them. */
export function sidesOf(owedBy: Obligor): readonly Side[] {
  return owedBy === "both" ? SIDES : [owedBy];
}
