"use client";

import { useRouter } from "next/navigation";
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from "react";

type Props = {
  /** The form of a move: `{card}` and `{column}` stand for what was dragged where. */
  address: string;
  /** Said over a column that the card may not go to; `{card}` and `{column}` as they are called. */
  refusal: string;
  children: ReactNode;
};

type Dragged = { id: string; title: string; from: string; goesTo: readonly string[] };

const columnAt = ({ target }: DragEvent) =>
  target instanceof Element ? target.closest<HTMLElement>("[data-column]") : null;

/**
 * Cards that a mouse can drag to another column, which opens the form of that move: the same that the
 * card's menu opens. Cards and columns say by themselves (`data-card`, `data-goes-to`, `data-column`) what may go where.
 */
export function BoardDrag({ address, refusal, children }: Props) {
  const router = useRouter();
  const board = useRef<HTMLDivElement>(null);
  const dragged = useRef<Dragged | null>(null);
  const [said, say] = useState("");

  useEffect(() => {
    for (const card of board.current?.querySelectorAll<HTMLElement>("[data-card]") ?? []) {
      card.draggable = true;
    }
  });

  const mark = (column: HTMLElement | null, name: string) => {
    for (const one of board.current?.querySelectorAll("[data-over]") ?? []) {
      if (one !== column) one.removeAttribute("data-over");
    }
    column?.setAttribute("data-over", name);
  };

  const start = (event: DragEvent) => {
    const { target } = event;
    const card = target instanceof Element ? target.closest<HTMLElement>("[data-card]") : null;
    if (card === null) return;
    const { card: id = "", title = "", goesTo = "" } = card.dataset;
    const from = columnAt(event)?.dataset["column"] ?? "";
    dragged.current = { id, title, from, goesTo: goesTo.split(" ") };
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", title);
  };
  const over = (event: DragEvent) => {
    const column = columnAt(event);
    const name = column?.dataset["column"] ?? "";
    const card = dragged.current;
    if (card === null || column === null || name === card.from) return mark(null, "");
    const isAllowed = card.goesTo.includes(name);
    if (isAllowed) event.preventDefault();
    event.dataTransfer.dropEffect = isAllowed ? "move" : "none";
    mark(column, isAllowed ? "yes" : "no");
    say(
      isAllowed
        ? ""
        : refusal
            .replace("{card}", card.title)
            .replace("{column}", column.dataset["title"] ?? name),
    );
  };
  const drop = (event: DragEvent) => {
    const name = columnAt(event)?.dataset["column"];
    const card = dragged.current;
    if (card === null || name === undefined || !card.goesTo.includes(name)) return;
    event.preventDefault();
    const path = address.replace("{card}", card.id).replace("{column}", name);
    router.push(path as never);
  };
  const end = () => {
    dragged.current = null;
    mark(null, "");
  };

  return (
    // The keyboard has the menu of each card.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={board} onDragStart={start} onDragOver={over} onDrop={drop} onDragEnd={end}>
      {children}
      <p role="status" className={said === "" ? "sr-only" : "pb-2 text-sm font-medium text-warn"}>
        {said}
      </p>
    </div>
  );
}
