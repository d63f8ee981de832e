"use client";

import { useId, useState } from "react";
import type { FieldProps, Option } from "./field.tsx";
import { describedBy, useChoices, useField } from "./form-context.tsx";

type Props = Omit<FieldProps, "initial" | "hideLabel"> & {
  /** In the order shown; `group` puts them under headings (a side, a parent topic). */
  options: readonly Option[];
  initial?: readonly string[];
  /** Under this name one more may be given that is not in the list. */
  newName?: string;
};

/**
 * Picks several: check boxes in a panel that opens, `<name>[]` sent once for each. With scripts a box
 * narrows the list and the closed panel says what is chosen.
 */
export function MultiPicker(props: Props) {
  const { name, label, hint, options, initial = [], required, newName } = props;
  const { id, error, chosen, words } = useChoices(name, `${name}[]`, initial);
  const added = useField(newName ?? "", undefined);
  const [picked, setPicked] = useState<ReadonlySet<string>>(chosen);
  const [narrow, setNarrow] = useState("");
  const labelId = useId();
  const names = options.filter(({ value }) => picked.has(value)).map((option) => option.label);
  const wanted = narrow.trim().toLowerCase();
  return (
    <div className="field" data-invalid={error !== undefined}>
      <span id={labelId} className="field-label">
        {label}
        {!required && <span className="font-normal text-ink-3"> {words.optional}</span>}
      </span>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      {/* Esc closes an open panel wherever the focus is inside it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <details
        className="group"
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.currentTarget.open = false;
          event.currentTarget.querySelector("summary")?.focus();
        }}
      >
        <summary
          id={id}
          aria-labelledby={`${labelId} ${id}`}
          aria-describedby={describedBy(id, hint, error)}
          className="control flex items-center justify-between gap-2"
        >
          <span className={names.length > 0 ? "line-clamp-2" : "text-ink-3"}>
            {names.length > 0 ? names.join(", ") : words.choose}
          </span>
          <svg
            aria-hidden="true"
            viewBox="0 0 16 16"
            className="size-4 shrink-0 fill-none stroke-ink-2 stroke-2 group-open:rotate-180"
          >
            <path d="m4 6 4 4 4-4" />
          </svg>
        </summary>
        <div className="mt-1 grid gap-2 rounded-md border border-line-strong bg-surface p-3">
          <input
            type="search"
            value={narrow}
            onChange={(event) => setNarrow(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") event.preventDefault();
            }}
            aria-label={`${label}: ${words.filterList}`}
            placeholder={words.filterList}
            className="control control-small needs-script"
          />
          <fieldset
            aria-labelledby={labelId}
            onChange={(event) => {
              const boxes = event.currentTarget.querySelectorAll<HTMLInputElement>("input:checked");
              setPicked(new Set([...boxes].map((box) => box.value)));
            }}
            className="grid max-h-64 overflow-auto"
          >
            {options.map(({ value, label: word, hint: about, group }, index) => {
              const isNew = group !== undefined && group !== options[index - 1]?.group;
              const isHidden =
                wanted !== "" && !`${word} ${about ?? ""}`.toLowerCase().includes(wanted);
              return (
                <div key={value}>
                  {isNew && wanted === "" && <p className="eyebrow pt-2">{group}</p>}
                  <label className="option option-small min-h-6" hidden={isHidden}>
                    <input
                      type="checkbox"
                      name={`${name}[]`}
                      value={value}
                      defaultChecked={chosen.has(value)}
                    />
                    <span>
                      {word} {about && <span className="text-ink-2">{about}</span>}
                    </span>
                  </label>
                </div>
              );
            })}
          </fieldset>
          {newName !== undefined && (
            <input
              name={newName}
              defaultValue={added.value}
              aria-label={`${label}: ${words.notListedHint}`}
              placeholder={words.notListedHint}
              className="control control-small"
            />
          )}
        </div>
      </details>
    </div>
  );
}
