"use client";

import { useState, useSyncExternalStore } from "react";
import { Combobox, type Picked } from "./combobox.tsx";
import { FieldFrame, type FieldProps, type Option, OptionList } from "./field.tsx";
import { describedBy, useField, useForm } from "./form-context.tsx";

type Props = Omit<FieldProps, "initial"> & {
  /** What `/pick` is asked for: "person", "agency", "meeting". */
  kind: string;
  /** More for `/pick`, such as `{ partner: "GB", side: "home" }`. */
  query?: Readonly<Record<string, string>>;
  /** Offered before anything is typed, recents first; without scripts the whole choice. */
  options: readonly Option[];
  /** Without an id: the words that were given under `newName`. */
  initial?: Picked | null;
  /** Under this name the text of one that is not in the register yet may be given. */
  newName?: string;
};

const never = () => () => {};

/**
 * Picks one record. Sends its id as `name` (empty when none), or the text of a new one
 * as `newName`. A select list until scripts run, then a combobox that searches the register.
 */
export function PickerField(props: Props) {
  const { name, label, hint, required, hideLabel, options, initial = null, newName } = props;
  const { id, error, value } = useField(name, initial?.id);
  const added = useField(newName ?? "", initial?.id === "" ? initial.label : undefined);
  const { words } = useForm();
  const hasScripts = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const described = describedBy(id, hint, error ?? added.error);
  return (
    <FieldFrame
      {...{ id, label, hint, required, hideLabel }}
      error={error ?? added.error}
      optional={words.optional}
    >
      {hasScripts ? (
        <ScriptedPicker
          {...props}
          id={id}
          described={described}
          invalid={error !== undefined}
          typed={{ id: value, label: added.value }}
        />
      ) : (
        <>
          <select
            id={id}
            name={name}
            defaultValue={value}
            aria-required={required}
            aria-invalid={error !== undefined}
            aria-describedby={described}
            className="control"
          >
            <option value="">{words.choose}</option>
            <OptionList options={withInitial(options, initial)} />
          </select>
          {newName !== undefined && (
            <details open={added.value !== ""}>
              <summary className="link inline-block py-1 text-sm">{words.notListed}</summary>
              <input
                name={newName}
                defaultValue={added.value}
                aria-label={`${label}: ${words.notListedHint}`}
                placeholder={words.notListedHint}
                className="control"
              />
            </details>
          )}
        </>
      )}
    </FieldFrame>
  );
}

function withInitial(options: readonly Option[], initial: Picked | null): readonly Option[] {
  if (initial === null || initial.id === "" || options.some(({ value }) => value === initial.id))
    return options;
  return [{ value: initial.id, label: initial.label }, ...options];
}

type ScriptedProps = Props & {
  id: string;
  described: string | undefined;
  invalid: boolean;
  typed: Picked;
};

/** Takes over from the select list, with what had been chosen in it before the scripts came. */
function ScriptedPicker(props: ScriptedProps) {
  const { id, options, initial = null, typed } = props;
  const [start] = useState<Picked>(() => {
    const list = document.getElementById(id);
    const chosen = list instanceof HTMLSelectElement ? list.value : typed.id;
    if (chosen === "") return { id: "", label: typed.label };
    const known = options.find(({ value }) => value === chosen);
    return { id: chosen, label: known?.label ?? initial?.label ?? "" };
  });
  return <Combobox {...props} start={start} />;
}
