"use client";

import { useEffect } from "react";
import { usesSingleKeys } from "#ui/shortcuts.tsx";

/** One key leads on: `n` and `p` to the item after and before, `a` to the button that accepts, `r` to the reason. */
export function QueueKeys({ hint }: { hint: string }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isTyped =
        event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      if (isTyped || event.altKey || event.ctrlKey || event.metaKey || !usesSingleKeys()) return;
      if (event.key === "n" || event.key === "p") {
        document
          .querySelector<HTMLElement>(`a[rel="${event.key === "n" ? "next" : "prev"}"]`)
          ?.click();
      } else if (event.key === "a") {
        document.querySelector<HTMLElement>(".queue-accept button")?.focus();
      } else if (event.key === "r") {
        const back = document.querySelector(".queue-return");
        if (back === null) return;
        if (back instanceof HTMLDetailsElement) back.open = true;
        back.querySelector("select")?.focus();
      } else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return <p className="needs-script text-xs text-ink-2">{hint}</p>;
}
