"use client";

import type { InputHTMLAttributes, ReactNode } from "react";
import { describedBy, useField } from "./form-context.tsx";

/** What every field takes. `initial` is what is stored; what was typed wins over it. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  initial?: string | undefined;
  /** Marks the others as optional; the server decides. */
  required?: boolean | undefined;
  /** A label that is only heard, where the place says the rest: a cell, a row. */
  hideLabel?: boolean | undefined;
};

type FrameProps = Pick<FieldProps, "label" | "hint" | "required" | "hideLabel"> & {
  id: string;
  error: string | undefined;
  optional: string;
  children: ReactNode;
};

/** Label, hint and error around one control. */
export function FieldFrame(props: FrameProps) {
  const { id, label, hint, error, optional, required = false, hideLabel = false, children } = props;
  return (
    <div className="field" data-invalid={error !== undefined}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "field-label"}>
        {label}
        {!required && <span className="font-normal text-ink-3"> {optional}</span>}
      </label>
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
      {children}
    </div>
  );
}

type TextFieldProps = FieldProps & {
  type?: "text" | "email" | "password" | "url" | "tel" | "search" | "number" | "time";
  autoComplete?: string;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  maxLength?: number;
  placeholder?: string;
  /** Language of what is typed, where it is not that of the page: "ur" turns the box round. */
  lang?: string;
};

export function TextField(props: TextFieldProps) {
  const { name, label, hint, initial, required, hideLabel, type = "text", lang, ...rest } = props;
  const { id, error, value, words } = useField(name, initial);
  return (
    <FieldFrame {...{ id, label, hint, error, required, hideLabel }} optional={words.optional}>
      <input
        {...rest}
        id={id}
        name={name}
        type={type}
        lang={lang}
        dir={lang === undefined ? "auto" : lang === "ur" ? "rtl" : "ltr"}
        // A password never comes back from the server.
        defaultValue={type === "password" ? undefined : value}
        aria-required={required}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        className="control"
      />
    </FieldFrame>
  );
}

type TextAreaProps = FieldProps & { rows?: number; maxLength?: number; lang?: string };

export function TextArea(props: TextAreaProps) {
  const { name, label, hint, initial, required, hideLabel, rows = 4, maxLength, lang } = props;
  const { id, error, value, words } = useField(name, initial);
  return (
    <FieldFrame {...{ id, label, hint, error, required, hideLabel }} optional={words.optional}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxLength={maxLength}
        lang={lang}
        dir={lang === undefined ? "auto" : lang === "ur" ? "rtl" : "ltr"}
        defaultValue={value}
        aria-required={required}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        className="control"
      />
    </FieldFrame>
  );
}

export type Option = { value: string; label: string; hint?: string; group?: string };

type SelectFieldProps = FieldProps & {
  options: readonly Option[];
  /** The first, empty entry; null for a list that always has a value. */
  empty?: string | null;
};

export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, initial, required, hideLabel, options, empty } = props;
  const { id, error, value, words } = useField(name, initial);
  return (
    <FieldFrame {...{ id, label, hint, error, required, hideLabel }} optional={words.optional}>
      <select
        id={id}
        name={name}
        defaultValue={value}
        aria-required={required}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        className="control"
      >
        {empty !== null && <option value="">{empty ?? words.choose}</option>}
        <OptionList options={options} />
      </select>
    </FieldFrame>
  );
}

/** Options in the order given; those with a group stand under its name. */
export function OptionList({ options }: { options: readonly Option[] }) {
  const groups = [...new Set(options.map(({ group }) => group))];
  return groups.map((group) => {
    const members = options
      .filter((option) => option.group === group)
      .map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ));
    if (group === undefined) return members;
    return (
      <optgroup key={group} label={group}>
        {members}
      </optgroup>
    );
  });
}
