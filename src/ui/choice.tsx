"use client";

import type { ReactNode } from "react";
import type { FieldProps, Option } from "./field.tsx";
import { describedBy, useChoices, useForm } from "./form-context.tsx";

type SetProps = {
  id: string;
  label: string;
  hint: string | undefined;
  error: string | undefined;
  optional: string | null;
  children: ReactNode;
};

function ChoiceSet({ id, label, hint, error, optional, children }: SetProps) {
  return (
    <fieldset
      className="field"
      data-invalid={error !== undefined}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend className="field-label">
        {label}
        {optional !== null && <span className="font-normal text-ink-3"> {optional}</span>}
      </legend>
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
    </fieldset>
  );
}

type ListProps = Omit<FieldProps, "initial" | "hideLabel"> & {
  options: readonly Option[];
  /** In a row, for two or three short words. */
  inline?: boolean;
};

function Options(
  props: Pick<ListProps, "name" | "options" | "inline"> & {
    id: string;
    type: "radio" | "checkbox";
    chosen: ReadonlySet<string>;
  },
) {
  const { id, name, type, options, inline = false, chosen } = props;
  return (
    <div className={inline ? "flex flex-wrap gap-x-6" : "grid"}>
      {options.map(({ value, label, hint }, index) => {
        // The first one carries the id that the error summary leads to.
        const optionId = index === 0 ? id : `${id}-${index}`;
        return (
          <div key={value} className="option">
            <input
              id={optionId}
              type={type}
              name={name}
              value={value}
              defaultChecked={chosen.has(value)}
              aria-describedby={hint ? `${optionId}-about` : undefined}
            />
            <label htmlFor={optionId} className="min-h-6">
              {label}
              {hint && (
                <span id={`${optionId}-about`} className="block text-sm text-ink-2">
                  {hint}
                </span>
              )}
            </label>
          </div>
        );
      })}
    </div>
  );
}

/** One of a few. The `hint` of an option is its written definition. */
export function RadioGroup(props: ListProps & { initial?: string | undefined }) {
  const { name, label, hint, initial, required = false, options, inline } = props;
  const { id, error, chosen, words } = useChoices(
    name,
    name,
    initial === undefined ? [] : [initial],
  );
  return (
    <ChoiceSet {...{ id, label, hint, error }} optional={required ? null : words.optional}>
      <Options {...{ id, name, options, chosen }} inline={inline ?? false} type="radio" />
    </ChoiceSet>
  );
}

/** Any of a few: `<name>[]` is sent once for each. */
export function CheckboxGroup(props: ListProps & { initial?: readonly string[] }) {
  const { name, label, hint, initial = [], required = false, options, inline } = props;
  const { id, error, chosen, words } = useChoices(name, `${name}[]`, initial);
  return (
    <ChoiceSet {...{ id, label, hint, error }} optional={required ? null : words.optional}>
      <Options
        {...{ id, options, chosen }}
        name={`${name}[]`}
        inline={inline ?? false}
        type="checkbox"
      />
    </ChoiceSet>
  );
}

type CheckboxFieldProps = Omit<FieldProps, "initial" | "required" | "hideLabel"> & {
  initial?: boolean;
  /** What is sent when it is ticked; nothing is sent when it is not. */
  value?: string;
};

export function CheckboxField(props: CheckboxFieldProps) {
  const { name, label, hint, initial = false, value = "true" } = props;
  const { id, error, chosen } = useChoices(name, name, initial ? [value] : []);
  return (
    <div className="field" data-invalid={error !== undefined}>
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      <div className="option">
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={chosen.has(value)}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(id, hint, error)}
        />
        <label htmlFor={id} className="min-h-6">
          {label}
          {hint && (
            <span id={`${id}-hint`} className="block text-sm text-ink-2">
              {hint}
            </span>
          )}
        </label>
      </div>
    </div>
  );
}

type SubmitButtonProps = {
  children: ReactNode;
  /** Sent as `intent`, for a form with several buttons: "save", "submit", "return". */
  intent?: string;
  tone?: "primary" | "secondary" | "quiet" | "danger";
  small?: boolean;
};

export function SubmitButton(props: SubmitButtonProps) {
  const { children, intent, tone = "primary", small = false } = props;
  const { isPending, pressed, words } = useForm();
  const isMine = isPending && pressed === `${intent === undefined ? "" : "intent"}=${intent ?? ""}`;
  return (
    <button
      type="submit"
      {...(intent !== undefined && { name: "intent", value: intent })}
      // Not `disabled`: the focus would be lost, and with it the reader's place.
      aria-disabled={isPending}
      className={`button button-${tone} ${small ? "button-small" : ""}`}
    >
      {isMine ? words.sending : children}
    </button>
  );
}

/** The buttons at the end of a form. */
export function FormButtons({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">{children}</div>
  );
}
