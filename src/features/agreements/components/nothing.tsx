import type { ReactNode } from "react";

/** A part of a record that is empty: what that means and, in the hint, what to do. */
export function Nothing({ children, hint }: { children: ReactNode; hint?: ReactNode }) {
  return (
    <p className="rounded-md border border-dashed border-line-strong px-4 py-3 text-sm text-ink-2">
      {children}. {hint}
    </p>
  );
}
