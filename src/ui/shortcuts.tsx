"use client";

import { lazy, Suspense, useEffect, useState } from "react";

export type ShortcutWords = Record<
  | "open"
  | "title"
  | "hint"
  | "nothing"
  | "searching"
  | "all"
  | "keys"
  | "failed"
  | "shortcuts"
  | "find"
  | "help"
  | "single"
  | "singleHint"
  | "close",
  string
>;

// Fetched when first asked for: most visits never open them.
const Palette = lazy(() => import("./palette.tsx"));
const ShortcutHelp = lazy(() => import("./shortcut-help.tsx"));

const SINGLE_KEYS = "accord.singleKeys";

/** Single keys can be turned off for good, for those whose keys are pressed by speech (WCAG 2.1.4). */
export function usesSingleKeys(): boolean {
  return localStorage.getItem(SINGLE_KEYS) !== "off";
}
export function setSingleKeys(on: boolean): void {
  localStorage.setItem(SINGLE_KEYS, on ? "on" : "off");
}

/** Ctrl K or / finds a record, ? lists the keys. */
export function Shortcuts({ words }: { words: ShortcutWords }) {
  const [shown, setShown] = useState<"palette" | "help" | null>(null);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setShown("palette");
        return;
      }
      if (event.ctrlKey || event.metaKey || isTyping(event.target) || !usesSingleKeys()) return;
      if (event.key !== "/" && event.key !== "?") return;
      event.preventDefault();
      setShown(event.key === "/" ? "palette" : "help");
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  const close = () => setShown(null);
  return (
    <>
      <button
        type="button"
        onClick={() => setShown("help")}
        className="link min-h-6 text-xs text-ink-2!"
      >
        {words.open}
      </button>
      <Suspense fallback={null}>
        {shown === "palette" && <Palette words={words} onClose={close} />}
        {shown === "help" && <ShortcutHelp words={words} onClose={close} />}
      </Suspense>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select, dialog *"))
  );
}
