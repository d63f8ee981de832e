"use client";

import { useEffect } from "react";
import { usesSingleKeys } from "#ui/shortcuts.tsx";

/** `n` goes to the next change, `p` to the one before; links do the same without scripts. */
export function ChangeKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !usesSingleKeys()) return;
      if (event.target instanceof Element && event.target.matches("input, textarea, select"))
        return;
      if (event.key !== "n" && event.key !== "p") return;
      const places = [...document.querySelectorAll<HTMLElement>("[data-change]")].toSorted(
        (a, b) => numberOf(a) - numberOf(b),
      );
      const now = Number(/^#change-(\d+)$/.exec(location.hash)?.[1] ?? 0);
      const to =
        event.key === "n"
          ? places.find((place) => numberOf(place) > now)
          : places.findLast((place) => numberOf(place) < now);
      if (to === undefined) return;
      event.preventDefault();
      location.hash = to.id;
      to.focus({ preventScroll: true });
      to.scrollIntoView({ block: "center" });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return null;
}

const numberOf = (place: HTMLElement) => Number(place.dataset["change"]);
