"use client";

import { FieldFrame, type FieldProps } from "#ui/field.tsx";
import { describedBy, useField } from "#ui/form-context.tsx";

/** A name, with those on record to choose from: one list of the page (`list`) serves every box. */
export function NamedField(props: FieldProps & { list: string }) {
  const { name, label, hint, initial, required, hideLabel, list } = props;
  const { id, error, value, words } = useField(name, initial);
  return (
    <FieldFrame {...{ id, label, hint, error, required, hideLabel }} optional={words.optional}>
      <input
        id={id}
        name={name}
        list={list}
        dir="auto"
        maxLength={200}
        autoComplete="off"
        defaultValue={value}
        aria-required={required}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        className="control"
      />
    </FieldFrame>
  );
}
