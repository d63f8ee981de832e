"use client";

import { useEffect, useRef } from "react";

/**
 * The form of a route is made anew after each button. The one that moved a stage keeps the focus; at the end of the list, where
 * it is gone, the one beside it has it.
 */
export function KeepFocus({ version }: { version: number }) {
  const pressed = useRef<string | null>(null);
  const shown = useRef(version);
  useEffect(() => {
    const remember = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest('button[name="intent"]') : null;
      if (button instanceof HTMLButtonElement) pressed.current = button.value;
    };
    document.addEventListener("click", remember);
    return () => document.removeEventListener("click", remember);
  }, []);
  useEffect(() => {
    if (shown.current === version) return;
    shown.current = version;
    const [verb, stage] = pressed.current?.split(":") ?? [];
    pressed.current = null;
    if (verb !== "up" && verb !== "down") return;
    const other = verb === "up" ? "down" : "up";
    const buttonOf = (name: string) =>
      document.querySelector<HTMLElement>(`button[name="intent"][value="${name}:${stage}"]`);
    (buttonOf(verb) ?? buttonOf(other))?.focus();
  }, [version]);
  return null;
}
