"use client";

import type { MouseEvent, Ref } from "react";
import type { FormState } from "#domain/form-state.ts";
import type { FormWords } from "./words.ts";

type Props = {
  ref: Ref<HTMLDivElement>;
  formId: string;
  state: FormState;
  words: FormWords;
};

/** What is wrong, at the top of the form, each line leading to its field. */
export function ErrorSummary({ ref, formId, state, words }: Props) {
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="grid gap-1 rounded-md border-2 border-bad bg-bad-soft px-4 py-3 text-sm"
    >
      <h2 className="text-base font-semibold">{words.problem}</h2>
      {state.formError !== null && <p>{state.formError}</p>}
      {state.formLink !== undefined && (
        <p>
          <a href={state.formLink.href} className="link inline-block py-1 font-semibold">
            {state.formLink.label}
          </a>
        </p>
      )}
      <ul className="grid gap-1">
        {Object.entries(state.fieldErrors).map(([name, errors]) => (
          <li key={name}>
            <a
              href={`#${formId}-${name}`}
              onClick={focusField}
              className="inline-block py-0.5 font-semibold text-bad underline underline-offset-2"
            >
              {errors[0]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Focus as well as scroll; a field inside closed details is opened first. */
function focusField(event: MouseEvent<HTMLAnchorElement>) {
  const id = decodeURIComponent(event.currentTarget.hash.slice(1));
  // What is wrong with one entry of a list is shown at the list.
  const field = document.getElementById(id) ?? document.getElementById(id.replace(/\.\d+$/, ""));
  if (field === null) return;
  event.preventDefault();
  const closed = field.closest("details");
  if (closed) closed.open = true;
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}
