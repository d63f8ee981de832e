"use client";

import type { ReactNode } from "react";

type AddProps = {
  /** What the server adds where no script runs: "participants:home". */
  what: string;
  onAdd: () => void;
  children: ReactNode;
};

/** Adds a row: here where scripts run, else by way of the server, which keeps the draft. */
export function AddButton({ what, onAdd, children }: AddProps) {
  return (
    <button
      type="submit"
      name="intent"
      value={`add=${what}`}
      onClick={(event) => {
        event.preventDefault();
        onAdd();
      }}
      className="button button-secondary button-small min-h-8!"
    >
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-3.5 stroke-current stroke-2">
        <path d="M8 3v10M3 8h10" />
      </svg>
      {children}
    </button>
  );
}

type RemoveProps = {
  /** The row by its name in the form: "participants.3". */
  row: string;
  label: string;
  onRemove: () => void;
};

export function RemoveButton({ row, label, onRemove }: RemoveProps) {
  return (
    <button
      type="submit"
      name="intent"
      value={`remove=${row}`}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.preventDefault();
        // The draft is kept without the row.
        event.currentTarget.form?.dispatchEvent(new Event("input", { bubbles: true }));
        onRemove();
      }}
      className="button button-quiet button-small min-h-8! min-w-8! px-1.5! text-ink-2!"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="size-4 fill-none stroke-current stroke-2"
      >
        <path d="m4 4 8 8m0-8-8 8" />
      </svg>
    </button>
  );
}
