"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

type Props = {
  /** Where a selection can be attached to a record; null for those who may not. */
  citeHref: string | null;
  attachLabel: string;
  citationIds: readonly string[];
  children: ReactNode;
};

/** A selection as offsets in the source's text, and where to point at it on the screen. */
type Selected = { start: number; end: number; top: number; left: number };

/** Around the text of a source: offers to attach what is selected, and shows the passage that was asked for. */
export function Reading({ citeHref, attachLabel, citationIds, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<Selected | null>(null);

  useEffect(() => {
    if (citeHref === null) return;
    const look = () => setSelected(box.current && selectionIn(box.current));
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [citeHref]);

  // `:target` knows only addresses that the browser itself has gone to, and only one piece of a passage.
  useEffect(() => {
    const show = () => {
      const id = citationIds.find((one) => `#citation-${one}` === location.hash);
      for (const mark of box.current?.querySelectorAll("mark") ?? []) {
        const isMeant = id !== undefined && mark.dataset["citations"]?.split(" ").includes(id);
        mark.classList.toggle("is-meant", isMeant === true);
      }
      if (id !== undefined)
        document.getElementById(`citation-${id}`)?.scrollIntoView({ block: "center" });
    };
    show();
    addEventListener("hashchange", show);
    return () => removeEventListener("hashchange", show);
  }, [citationIds]);

  return (
    <div ref={box} className="relative">
      {children}
      {selected !== null && citeHref !== null && (
        <div
          className="no-print absolute z-20 -translate-x-1/2 rounded-md border border-line-strong bg-surface p-1 shadow-over rtl:translate-x-1/2"
          style={{ top: selected.top, insetInlineStart: selected.left }}
        >
          <a
            href={`${citeHref}?start=${selected.start}&end=${selected.end}`}
            // The selection must outlive the press.
            onMouseDown={(event) => event.preventDefault()}
            className="button button-primary button-small"
          >
            {attachLabel}
          </a>
        </div>
      )}
    </div>
  );
}

/** The selection as far as it lies in the text of the source; null when there is none. */
function selectionIn(box: HTMLElement): Selected | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.commonAncestorContainer)) return null;
  const pieces = [...box.querySelectorAll<HTMLElement>("[data-start]")].filter((piece) =>
    range.intersectsNode(piece),
  );
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return null;
  const start =
    offsetOf(first) + (range.startContainer === first.firstChild ? range.startOffset : 0);
  const end =
    offsetOf(last) +
    (range.endContainer === last.firstChild ? range.endOffset : (last.textContent?.length ?? 0));
  if (end <= start) return null;
  return { start, end, ...placeOf(range, box) };
}

const offsetOf = (piece: HTMLElement) => Number(piece.dataset["start"]);

/** Below the last line of the selection, within the box. */
function placeOf(range: Range, box: HTMLElement): { top: number; left: number } {
  const around = box.getBoundingClientRect();
  const lines = range.getClientRects();
  const line = lines[lines.length - 1] ?? range.getBoundingClientRect();
  const middle = line.left + line.width / 2;
  const isRtl = getComputedStyle(box).direction === "rtl";
  const left = isRtl ? around.right - middle : middle - around.left;
  return {
    top: line.bottom - around.top + 8,
    left: Math.min(Math.max(left, 80), around.width - 80),
  };
}
