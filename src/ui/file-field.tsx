"use client";

import { FieldFrame, type FieldProps } from "./field.tsx";
import { describedBy, useField } from "./form-context.tsx";

type Props = Omit<FieldProps, "initial"> & {
  /** Endings that the server takes, for the browser's dialogue: `.pdf,.docx`. */
  accept: string;
};

/** Chooses one file. A browser that has to load the page anew forgets it, as for every page. */
export function FileField({ name, label, hint, required, hideLabel, accept }: Props) {
  const { id, error, words } = useField(name, undefined);
  return (
    <FieldFrame {...{ id, label, hint, error, required, hideLabel }} optional={words.optional}>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        aria-required={required}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        className="control file:me-3 file:rounded-sm file:border-0 file:bg-sunken file:px-2 file:py-1 file:text-sm file:font-medium"
      />
    </FieldFrame>
  );
}
