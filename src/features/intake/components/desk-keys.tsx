"use client";

import { useEffect, useRef, useState } from "react";
import { setSingleKeys, usesSingleKeys } from "#ui/shortcuts.tsx";
import { attend, KEYS, type Key } from "./desk-watch.ts";

type Props = {
  words: Record<Key | "title" | "single" | "singleHint", string>;
  /** "{accepted} of {total} commitments accepted, {open} drafts undecided". */
  counts: string;
  initial: string;
};

/** What the keyboard and the pointer do on the screen of drafts, and how far the officer is. */
export function DeskKeys({ words, counts, initial }: Props) {
  const [said, setSaid] = useState(initial);
  const list = useRef<HTMLDetailsElement>(null);
  const single = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (single.current !== null) single.current.checked = usesSingleKeys();
    return attend({
      onCount: (numbers) =>
        setSaid(
          counts.replace(/\{(\w+)\}/g, (_, name: keyof typeof numbers) => `${numbers[name]}`),
        ),
      onHelp: () => {
        if (list.current === null) return;
        list.current.open = !list.current.open;
        list.current.querySelector("summary")?.focus();
      },
    });
  }, [counts]);

  return (
    <>
      <p role="status" className="text-sm font-medium">
        {said}
      </p>
      <details ref={list} className="needs-script text-sm">
        <summary className="link inline-flex min-h-6 cursor-pointer items-center">
          {words.title}
        </summary>
        <div className="desk-keys">
          <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
            {KEYS.map(([key, what]) => (
              <div key={key} className="contents">
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{words[what]}</dd>
              </div>
            ))}
          </dl>
          <label className="option">
            <input
              type="checkbox"
              ref={single}
              defaultChecked
              onChange={(event) => setSingleKeys(event.currentTarget.checked)}
            />
            <span>
              {words.single}
              <span className="block text-xs text-ink-2">{words.singleHint}</span>
            </span>
          </label>
        </div>
      </details>
    </>
  );
}
