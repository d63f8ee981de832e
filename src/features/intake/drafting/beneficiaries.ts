import type { Obligor } from "#domain/sides.ts";
import type { CommitmentKind } from "#generated/prisma/enums.ts";
import type { Mention } from "./mentions.ts";
import { type Cast, otherSide } from "./sides.ts";

/** Shared work serves both sides; what one gives serves whom the words behind the verb name. */
const SHARED: ReadonlySet<CommitmentKind> = new Set([
  "joint_operation",
  "legal_instrument",
  "review",
]);
const GIVEN: ReadonlySet<CommitmentKind> = new Set(["training", "equipment_technology"]);
const EACH_OTHER =
  /\b(?:both|each other|mutual(?:ly)?|joint(?:ly)?|bilateral|two (?:countries|sides)|either side|exchange)\b/i;

/** Who gains by a commitment; null when its words do not let a reader know. `named`: behind the verb. */
export function beneficiaryOf(
  obligor: Obligor | null,
  kind: CommitmentKind,
  words: string,
  named: readonly Mention[],
  { home }: Cast,
): Obligor | null {
  if (obligor === "both") return "both";
  if (obligor === null) return null;
  if (EACH_OTHER.test(words)) return "both";
  const sides = new Set(
    named.flatMap(({ country, kind: sort }) =>
      country === null || sort === "seat" ? [] : [country === home ? "home" : "partner"],
    ),
  );
  const other = otherSide(obligor);
  if (sides.has(other)) return other;
  if (sides.has(obligor)) return obligor;
  if (SHARED.has(kind)) return "both";
  return GIVEN.has(kind) ? other : null;
}
