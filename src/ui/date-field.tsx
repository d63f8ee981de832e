"use client";

import { useRef } from "react";
import type { FuzzyDate } from "#domain/date-precision.ts";
import { FieldFrame, type FieldProps } from "./field.tsx";
import { describedBy, useField, useForm } from "./form-context.tsx";

type Props = Omit<FieldProps, "initial"> & {
  /** The box as it should be filled: `dateAsTyped(date, locale)`. */
  initial?: string | undefined;
  initialPrecision?: FuzzyDate["precision"] | undefined;
  /** A plain day: no choice of "about", "before", "after"; sends `name` alone. */
  dayOnly?: boolean;
};

const CHOICES = ["about", "before", "after"] as const;

/**
 * A date as people write it: 22/11/2026, 22 Nov 2026, Nov 2026, Q3 2026, 2026. Sends `<name>On` and
 * `<name>Precision`; the text itself says whether it is a day, a month, a quarter or a year.
 */
export function DateField(props: Props) {
  const {
    name,
    label,
    hint,
    initial,
    initialPrecision,
    required,
    hideLabel,
    dayOnly = false,
  } = props;
  const { state, words } = useForm();
  const onName = dayOnly ? name : `${name}On`;
  const { id, error: own, value } = useField(onName, initial);
  const precision = useField(`${name}Precision`, initialPrecision);
  const error = own ?? precision.error ?? state.fieldErrors[name]?.[0];
  const text = useRef<HTMLInputElement>(null);
  const help = hint ?? (dayOnly ? words.dayHint : words.dateHint);
  const chosen = CHOICES.find((choice) => choice === precision.value) ?? "day";
  return (
    <FieldFrame
      {...{ id, label, error, required, hideLabel }}
      hint={help}
      optional={words.optional}
    >
      <div className="flex flex-wrap items-stretch gap-2">
        {!dayOnly && (
          <select
            name={`${name}Precision`}
            aria-label={`${label}: ${words.datePrecision}`}
            defaultValue={chosen}
            className="control w-auto! flex-none"
          >
            <option value="day">{words.exact}</option>
            {CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {words[choice]}
              </option>
            ))}
          </select>
        )}
        <input
          ref={text}
          id={id}
          name={onName}
          defaultValue={value}
          autoComplete="off"
          aria-required={required}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(id, help, error)}
          className="control figures max-w-56 min-w-32 flex-1 basis-32"
        />
        <Calendar
          label={`${words.pickDate}: ${label}`}
          onPick={(day) => {
            if (text.current === null) return;
            text.current.value = day;
            text.current.dispatchEvent(new Event("input", { bubbles: true }));
          }}
        />
      </div>
    </FieldFrame>
  );
}

/** The browser's own calendar, for those who would rather point. */
function Calendar({ label, onPick }: { label: string; onPick: (day: string) => void }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <span className="needs-script relative">
      <button
        type="button"
        aria-label={label}
        onClick={() => picker.current?.showPicker()}
        className="button button-secondary h-full px-2.5"
      >
        <svg
          aria-hidden="true"
          viewBox="0 0 24 24"
          className="size-4 fill-none stroke-current stroke-2"
        >
          <path d="M8 2v4m8-4v4M3 10h18M5 4h14a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2" />
        </svg>
      </button>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => onPick(typed(event.currentTarget.value))}
        className="pointer-events-none absolute inset-0 size-full opacity-0"
      />
    </span>
  );
}

/** 2026-11-22 as 22/11/2026: what the box would have been given by hand. */
function typed(day: string): string {
  return day.split("-").toReversed().join("/");
}
