"use client";

import { createContext, useContext } from "react";
import type { FormState } from "#domain/form-state.ts";
import type { FormWords } from "./words.ts";

export type FormContext = {
  /** Before every id, so that two forms on a page do not share one. */
  formId: string;
  state: FormState;
  isPending: boolean;
  /** Name and value of the button that was pressed, while its answer is awaited. */
  pressed: string | null;
  words: FormWords;
  /** Sets hidden fields until the form is done: the id a draft was given, its new version. */
  keepHidden: (values: Readonly<Record<string, string>>) => void;
};

const Context = createContext<FormContext | null>(null);
export const FormProvider = Context.Provider;

/** @throws Error outside of an `ActionForm`: a mistake of the page, found on its first view. */
export function useForm(): FormContext {
  const form = useContext(Context);
  if (form === null) throw new Error("A field needs an ActionForm around it");
  return form;
}

/** What a field called `name` shows: its id, its error, and what was typed before the page was answered. */
export function useField(name: string, initial: string | undefined) {
  const { formId, state, words } = useForm();
  const typed = state.values[name];
  return {
    id: `${formId}-${name}`,
    error: state.fieldErrors[name]?.[0],
    value: (Array.isArray(typed) ? typed[0] : typed) ?? initial ?? "",
    words,
  };
}

/**
 * As `useField`, for a name that is sent once per choice. `sentAs` is the name in the form: a list is
 * marked by its brackets there, and its errors come back under the bare name or under that of an entry.
 */
export function useChoices(name: string, sentAs: string, initial: readonly string[]) {
  const { formId, state, words } = useForm();
  const typed = state.values[sentAs];
  // A form that came back without this name came back with nothing chosen.
  const wasSent = Object.keys(state.values).length > 0;
  const chosen = typeof typed === "string" ? [typed] : (typed ?? (wasSent ? [] : initial));
  const wrong = Object.keys(state.fieldErrors).find(
    (key) => key === name || key.startsWith(`${name}.`),
  );
  return {
    id: `${formId}-${name}`,
    error: wrong === undefined ? undefined : state.fieldErrors[wrong]?.[0],
    chosen: new Set<string>(chosen),
    words,
  };
}

/** Ids of the hint and the error, for `aria-describedby`. */
export function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
