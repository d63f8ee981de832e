"use client";

import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { Option } from "./field.tsx";
import { useForm } from "./form-context.tsx";

/** A record and the words it goes by. An empty id with a label is one that is to be added. */
export type Picked = { id: string; label: string };

type Item = { id: string; label: string; detail?: string };

type Props = {
  id: string;
  name: string;
  label: string;
  kind: string;
  query?: Readonly<Record<string, string>>;
  options: readonly Option[];
  start: Picked;
  newName?: string | undefined;
  required?: boolean | undefined;
  invalid: boolean;
  described: string | undefined;
};

const PAUSE_MS = 150;

/** The combobox pattern of ARIA 1.2 over `/pick`. */
export function Combobox(props: Props) {
  const { id, name, kind, query, options, start, newName, required, invalid } = props;
  const { words } = useForm();
  const [picked, setPicked] = useState(start);
  const [text, setText] = useState(start.label);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const hidden = useRef<HTMLInputElement>(null);
  const told = useRef(start);
  const isTyped = text.trim() !== "" && text !== picked.label;
  const found = useFound(kind, query, isOpen && isTyped ? text.trim() : "");
  const recent = options.map((option): Item => ({
    id: option.value,
    label: option.label,
    ...(option.hint !== undefined && { detail: option.hint }),
  }));
  const items = isTyped ? (found ?? []) : recent;
  const canAdd =
    newName !== undefined && isTyped && !items.some(({ label }) => label === text.trim());
  const choices: readonly Item[] = canAdd
    ? [...items, { id: "", label: text.trim(), detail: words.addNew }]
    : items;

  useEffect(() => {
    const form = hidden.current?.form;
    const back = () => {
      told.current = start;
      setPicked(start);
      setText(start.label);
    };
    form?.addEventListener("reset", back);
    return () => form?.removeEventListener("reset", back);
  }, [start]);

  // Hidden fields change without an event; the draft should hear of it.
  useEffect(() => {
    if (picked === told.current) return;
    told.current = picked;
    hidden.current?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [picked]);

  const pick = useCallback(({ id: itemId, label }: Item) => {
    setPicked({ id: itemId, label });
    setText(label);
    setOpen(false);
    setActive(-1);
  }, []);

  // What is known about one record may fill the box of another: a person's agency.
  useEffect(() => {
    const box = hidden.current;
    const take = (event: Event) => {
      if (event instanceof CustomEvent) pick(event.detail as Item);
    };
    box?.addEventListener("pick", take);
    return () => box?.removeEventListener("pick", take);
  }, [pick]);

  /**
   * Leaving the box: an emptied box means nobody, new text is kept only where it may be added. What stands in the box
   * counts, also where it was put there without a word, as some programs that fill in forms do.
   */
  function leave(standing: string) {
    setOpen(false);
    const said = standing.trim();
    if (said !== "" && standing === picked.label) return;
    const exact = items.find(({ label }) => label.toLowerCase() === said.toLowerCase());
    if (said === "") pick({ id: "", label: "" });
    else if (exact) pick(exact);
    else if (newName !== undefined) pick({ id: "", label: said });
    else setText(picked.label);
  }

  function press(event: KeyboardEvent) {
    const last = choices.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((at) => (at + step > last ? 0 : at + step < 0 ? last : at + step));
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      const choice = choices[active] ?? (choices.length === 1 ? choices[0] : undefined);
      if (choice) pick(choice);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      setOpen(false);
    }
  }

  const isShown = isOpen && (choices.length > 0 || isTyped);
  return (
    <div className="relative">
      <input
        id={id}
        role="combobox"
        value={text}
        autoComplete="off"
        dir="auto"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `${id}-at-${active}` : undefined}
        aria-required={required}
        aria-invalid={invalid}
        aria-describedby={props.described}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setOpen(true)}
        onBlur={(event) => leave(event.currentTarget.value)}
        onKeyDown={press}
        className="control pe-8"
      />
      <input ref={hidden} type="hidden" name={name} value={picked.id} />
      {newName !== undefined && (
        <input type="hidden" name={newName} value={picked.id === "" ? picked.label : ""} />
      )}
      {picked.id === "" && picked.label !== "" && !isShown && (
        <p className="mt-1 text-xs font-medium text-warn">{words.addNew}</p>
      )}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={props.label}
        hidden={!isShown}
        className="absolute inset-x-0 top-full z-30 mt-1 max-h-72 overflow-auto rounded-md border border-line-strong bg-surface py-1 shadow-over"
      >
        {choices.map((item, index) => (
          // The keys are pressed in the box, which keeps the focus (ARIA combobox pattern).
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={`${item.id}-${item.label}`}
            id={`${id}-at-${index}`}
            role="option"
            aria-selected={index === active}
            // Before the box loses its focus, or there would be nothing left to press.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(item)}
            className="flex min-h-8 cursor-pointer flex-wrap items-baseline gap-x-2 px-3 py-1 text-sm hover:bg-accent-soft aria-selected:bg-accent-soft aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-accent"
          >
            <bdi className="font-medium">{item.label}</bdi>
            {item.detail && <span className="text-xs text-ink-2">{item.detail}</span>}
          </div>
        ))}
        {choices.length === 0 && (
          <div
            role="option"
            tabIndex={-1}
            aria-selected="false"
            aria-disabled="true"
            className="px-3 py-1 text-sm text-ink-2"
          >
            {found === null ? words.searching : words.nothingFound}
          </div>
        )}
      </div>
    </div>
  );
}

/** What the register finds for a text; null while it is still looking. Nothing is asked for no text. */
function useFound(kind: string, query: Props["query"], q: string): readonly Item[] | null {
  const [answer, setAnswer] = useState<{ address: string; items: readonly Item[] } | null>(null);
  const address = `/pick?${new URLSearchParams({ ...query, kind, q }).toString()}`;
  useEffect(() => {
    if (q === "") return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetch(address, { signal: stop.signal })
        .then(async (response) => {
          // Our own route, whose answer has this shape.
          const { items } = (await response.json()) as { items: readonly Item[] };
          setAnswer({ address, items: response.ok ? items : [] });
        })
        .catch(() => {
          if (!stop.signal.aborted) setAnswer({ address, items: [] });
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address, q]);
  return answer?.address === address ? answer.items : null;
}
