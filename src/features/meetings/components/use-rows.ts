"use client";

import { useEffect, useRef, useState } from "react";
import { rowsIn, type RowKind, textIn, type Typed } from "../typed.ts";
import type { OutcomeRow } from "./agenda-rows.tsx";

type Person = { row: number; side: "home" | "partner" };
type Rows = { participants: Person[]; agenda: number[]; outcomes: OutcomeRow[] };

const numberOf = (one: number | { row: number }) => (typeof one === "number" ? one : one.row);

function rowsOf(typed: Typed): Rows {
  return {
    participants: rowsIn(typed, "participants").map((row) => ({
      row,
      side: textIn(typed, `participants.${row}._side`) === "home" ? "home" : "partner",
    })),
    agenda: rowsIn(typed, "agenda"),
    outcomes: rowsIn(typed, "outcomes").map((row) => ({
      row,
      kind: textIn(typed, `outcomes.${row}.kind`),
      agenda: textIn(typed, `outcomes.${row}._agenda`),
    })),
  };
}

/** The rows of the form, each by a number that no other ever had; a new one is given the focus. */
export function useRows(typed: Typed) {
  const [rows, setRows] = useState(() => rowsOf(typed));
  const next = useRef<Record<RowKind, number> | null>(null);
  const [added, setAdded] = useState<string | null>(null);

  useEffect(() => {
    if (added === null) return;
    const row = document.getElementById(added);
    row?.scrollIntoView({ block: "nearest" });
    // The kind of an outcome is chosen by its button: what is left is to write.
    const first = row?.matches(".outcome") ? "textarea" : "input:not([type=hidden]), select";
    const box = row?.querySelector<HTMLElement>(first);
    box?.focus({ preventScroll: true });
  }, [added]);

  function numberFor(kind: RowKind): number {
    next.current ??= { participants: 0, agenda: 0, outcomes: 0 };
    const used = rows[kind].map(numberOf);
    const number = Math.max(next.current[kind], ...used.map((row) => row + 1));
    next.current[kind] = number + 1;
    setAdded(`${kind}-${number}`);
    return number;
  }

  return {
    rows,
    addPerson: (side: Person["side"]) => {
      const row = numberFor("participants");
      setRows({ ...rows, participants: [...rows.participants, { row, side }] });
    },
    addItem: () => setRows({ ...rows, agenda: [...rows.agenda, numberFor("agenda")] }),
    addOutcome: (kind: string, agenda: string) => {
      const row = numberFor("outcomes");
      setRows({ ...rows, outcomes: [...rows.outcomes, { row, kind, agenda }] });
    },
    remove: (kind: RowKind, number: number) => {
      const without = <One extends number | { row: number }>(list: One[]) =>
        list.filter((one) => numberOf(one) !== number);
      setRows({
        participants: kind === "participants" ? without(rows.participants) : rows.participants,
        agenda: kind === "agenda" ? without(rows.agenda) : rows.agenda,
        outcomes: kind === "outcomes" ? without(rows.outcomes) : rows.outcomes,
      });
    },
  };
}
