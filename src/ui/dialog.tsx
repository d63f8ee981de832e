"use client";

import { type ReactNode, useEffect, useRef } from "react";

type Props = { label: string; onClose: () => void; children: ReactNode };

/** The browser's own modal dialog, open while it is drawn; Esc and a press outside close it. */
export function Dialog({ label, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // Closing is the browser's: a dialog that leaves the page is closed by that.
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    // The press on the backdrop is a shortcut for Esc, which the dialog handles itself.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
      className="dialog"
    >
      {children}
    </dialog>
  );
}
