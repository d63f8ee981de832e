import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Obligor } from "#domain/sides.ts";
import { compareStrength, type WordingStrength } from "#domain/wording-strength.ts";
import type { Drift } from "#features/commitments/rules.ts";
import type { WordingChange } from "./comparison.ts";
import { quantitiesIn } from "./quantities.ts";

/** One wording of a promise. `dueBy`: the last day of its due date; null when it has none. */
export type Wording = {
  text: string;
  strength: WordingStrength;
  /** Null: the text does not let a reader know. */
  obligor: Obligor | null;
  dueBy: CalendarDate | null;
};

/**
 * How the later wording of a promise differs from the earlier. A change of strength decides on the drift;
 * without one the rest does: more people bound, an earlier or a new date and more of it are harder, the
 * opposites softer, and what cancels out is the same. The other way round it drifts the other way.
 */
export function driftBetween(
  earlier: Wording,
  later: Wording,
): { drift: Drift; changes: WordingChange[] } {
  const changes = [
    ...obligorChange(earlier.obligor, later.obligor),
    ...dueChange(earlier.dueBy, later.dueBy),
    ...quantityChanges(earlier.text, later.text),
  ];
  const firmer = compareStrength(earlier.strength, later.strength);
  const harder = firmer === 0 ? changes.reduce((sum, one) => sum + directionOf(one), 0) : firmer;
  return { drift: harder === 0 ? "same" : harder > 0 ? "hardened" : "softened", changes };
}

function directionOf(change: WordingChange): -1 | 0 | 1 {
  switch (change.change) {
    case "widened":
    case "earlier":
    case "added":
    case "more":
      return 1;
    case "narrowed":
    case "later":
    case "dropped":
    case "less":
      return -1;
    case "moved":
      return 0;
  }
}

function obligorChange(earlier: Obligor | null, later: Obligor | null): WordingChange[] {
  if (earlier === null || later === null || earlier === later) return [];
  if (later === "both") return [{ what: "obligor", change: "widened" }];
  return [{ what: "obligor", change: earlier === "both" ? "narrowed" : "moved" }];
}

function dueChange(earlier: CalendarDate | null, later: CalendarDate | null): WordingChange[] {
  if (earlier === later) return [];
  if (earlier === null) return [{ what: "due", change: "added" }];
  if (later === null) return [{ what: "due", change: "dropped" }];
  return [{ what: "due", change: later < earlier ? "earlier" : "later" }];
}

/** Of what both count once, what is more or less of it now. */
function quantityChanges(earlier: string, later: string): WordingChange[] {
  const before = quantitiesIn(earlier);
  return [...quantitiesIn(later)].flatMap(([key, { value: to, of }]): WordingChange[] => {
    const from = before.get(key)?.value;
    if (from === undefined || from === to) return [];
    return [{ what: "quantity", change: to > from ? "more" : "less", of, from, to }];
  });
}
