"use client";

import { useChoices } from "#ui/form-context.tsx";

type Props = {
  /** "commitments.120-264". */
  name: string;
  /** Says which draft, for those who hear the choice without its card. */
  label: string;
  accept: string;
  reject: string;
  initial: string | undefined;
};

/** Accept or reject; nothing is chosen at first. */
export function Decision({ name, label, accept, reject, initial }: Props) {
  const field = `${name}.decision`;
  const { id, error, chosen } = useChoices(field, field, initial === undefined ? [] : [initial]);
  return (
    <fieldset className="decision" data-invalid={error !== undefined}>
      <legend className="sr-only">{label}</legend>
      {error && <p className="field-error">{error}</p>}
      <span className="decision-choices">
        {[
          ["accept", accept],
          ["reject", reject],
        ].map(([value, word]) => (
          <label key={value}>
            <input
              id={value === "accept" ? id : `${id}-${value}`}
              type="radio"
              name={field}
              value={value}
              defaultChecked={chosen.has(value ?? "")}
            />
            {word}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
