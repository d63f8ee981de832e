"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useForm } from "./form-context.tsx";

type Props = {
  /** Every row, drawn by the server: the stored ones first, then empty spare ones. */
  rows: readonly ReactNode[];
  /** How many of them are there at first. Without scripts the spare ones are all there. */
  shown: number;
  /** What a row is called: "Participant {n}". */
  rowLabel: string;
  addLabel?: string;
};

/**
 * Rows of a form that can be added and taken away. A removed row is not sent; an empty one is sent
 * with empty fields, which the server passes over.
 */
export function RowList({ rows, shown, rowLabel, addLabel }: Props) {
  const { words } = useForm();
  const [count, setCount] = useState(shown);
  const [removed, setRemoved] = useState<ReadonlySet<number>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  const focused = useRef(shown);

  useEffect(() => {
    if (count !== focused.current) {
      list.current
        ?.querySelector<HTMLElement>(
          `[data-row="${count - 1}"] :is(input, select, textarea):not([type=hidden])`,
        )
        ?.focus();
    }
    focused.current = count;
  }, [count]);

  return (
    <div ref={list} className="grid gap-3">
      {rows.map((row, index) => {
        if (removed.has(index)) return null;
        const name = rowLabel.replace("{n}", String(index + 1));
        return (
          <fieldset
            // Rows keep their place: they are removed by number, never moved.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            data-row={index}
            className={`grid gap-3 rounded-md border border-line bg-surface p-3 ${index < count ? "" : "without-script"}`}
          >
            <legend className="sr-only">{name}</legend>
            {row}
            <button
              type="button"
              aria-label={`${words.removeRow}: ${name}`}
              onClick={(event) => {
                setRemoved(new Set([...removed, index]));
                event.currentTarget.form?.dispatchEvent(new Event("input", { bubbles: true }));
              }}
              className="button button-quiet button-small needs-script justify-self-end"
            >
              {words.removeRow}
            </button>
          </fieldset>
        );
      })}
      {count < rows.length && (
        <button
          type="button"
          onClick={() => setCount(count + 1)}
          className="button button-secondary needs-script justify-self-start"
        >
          {addLabel ?? words.addRow}
        </button>
      )}
    </div>
  );
}
