"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useState } from "react";
import { Dialog } from "./dialog.tsx";
import type { ShortcutWords } from "./shortcuts.tsx";

type Item = { href: string; title: string; detail?: string };
type Group = { kind: string; label: string; items: readonly Item[] };
type Answer = { q: string; groups: readonly Group[]; hasFailed: boolean };

type Props = { words: ShortcutWords; onClose: () => void };

const PAUSE_MS = 140;

/**
 * Any record by its name: `/search/palette?q=` as one types, arrows and Enter to go there. Before
 * anything is typed, the server says what one worked on last and which lists there are.
 */
export default function Palette({ words, onClose }: Props) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const q = text.trim();
  const answer = useAnswer(q);
  const groups = answer?.groups ?? [];
  const found = groups.flatMap(({ items }) => items);
  const everything: Item = { href: `/search?q=${encodeURIComponent(q)}`, title: words.all };
  const items = q === "" ? found : [...found, everything];

  function go(item: Item | undefined) {
    if (item === undefined) return;
    onClose();
    // The server says where its records are.
    router.push(item.href as Route);
  }

  function press(event: KeyboardEvent) {
    const last = items.length - 1;
    if (event.key === "ArrowDown") setActive((at) => (at >= last ? 0 : at + 1));
    else if (event.key === "ArrowUp") setActive((at) => (at <= 0 ? last : at - 1));
    else if (event.key === "Enter") go(items[active]);
    else return;
    event.preventDefault();
  }

  useEffect(() => {
    document.getElementById(`palette-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const option = (item: Item, index: number) => (
    // The keys are pressed in the box, which keeps the focus (ARIA combobox pattern).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      key={item.href}
      id={`palette-${index}`}
      role="option"
      aria-selected={index === active}
      onClick={() => go(item)}
      onMouseMove={() => setActive(index)}
      className="flex min-h-9 cursor-pointer flex-wrap items-baseline gap-x-2 rounded-md px-3 py-1.5 text-sm aria-selected:bg-accent aria-selected:text-white"
    >
      <bdi className="font-medium">{item.title}</bdi>
      {item.detail && <span className="text-xs opacity-80">{item.detail}</span>}
    </div>
  );

  const first = firstIndexes(groups);
  return (
    <Dialog label={words.title} onClose={onClose}>
      <div className="grid w-[min(40rem,calc(100vw-2rem))] grid-rows-[auto_minmax(0,1fr)_auto]">
        <input
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={items.length > 0 ? `palette-${active}` : undefined}
          aria-label={words.title}
          placeholder={words.hint}
          autoComplete="off"
          dir="auto"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={press}
          className="w-full border-b border-line bg-transparent px-5 py-4 text-lg outline-none"
        />
        <div
          id="palette-list"
          role="listbox"
          aria-label={words.title}
          className="max-h-[min(26rem,60vh)] overflow-auto p-2 empty:hidden"
        >
          {groups.map(({ kind, label, items: members }, at) => (
            <div key={kind} role="group" aria-labelledby={`palette-of-${kind}`}>
              <p id={`palette-of-${kind}`} className="eyebrow px-3 pt-2 pb-1">
                {label}
              </p>
              {members.map((item, index) => option(item, (first[at] ?? 0) + index))}
            </div>
          ))}
          {q !== "" && option(everything, found.length)}
        </div>
        <p role="status" className="border-t border-line px-5 py-2 text-xs text-ink-2">
          {status(q, answer, words)}
        </p>
      </div>
    </Dialog>
  );
}

/** At which place of the whole list each group begins. */
function firstIndexes(groups: readonly Group[]): readonly number[] {
  return groups.map((_, at) =>
    groups.slice(0, at).reduce((sum, { items }) => sum + items.length, 0),
  );
}

function status(q: string, answer: Answer | null, words: ShortcutWords): string {
  if (q === "") return words.keys;
  if (answer === null) return words.searching;
  if (answer.hasFailed) return words.failed;
  return answer.groups.length === 0 ? words.nothing : words.keys;
}

/** What is found for a text, also for none; null while it is being looked for. */
function useAnswer(q: string): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const pause = q === "" ? 0 : PAUSE_MS;
    const timer = setTimeout(() => {
      fetch(`/search/palette?q=${encodeURIComponent(q)}`, { signal: stop.signal })
        .then(async (response) => {
          if (!response.ok) throw new Error("refused");
          // Our own route, whose answer has this shape.
          const { groups } = (await response.json()) as { groups: readonly Group[] };
          setAnswer({
            q,
            groups: groups.filter(({ items }) => items.length > 0),
            hasFailed: false,
          });
        })
        .catch(() => {
          if (!stop.signal.aborted) setAnswer({ q, groups: [], hasFailed: true });
        });
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [q]);
  return answer?.q === q ? answer : null;
}
