/**
 * What a form gets back when it was not accepted. Keys are field names; a field that was sent more
 * than once (check boxes, several selections) has a list. Errors are sentences in the reader's language.
 */
export type FormState = {
  values: Record<string, string | string[]>;
  fieldErrors: Record<string, string[]>;
  formError: string | null;
  /** Where what stands in the way can be looked at, such as the record that is there already. */
  formLink?: { href: string; label: string };
};

export const emptyForm: FormState = { values: {}, fieldErrors: {}, formError: null };

/** A server action as a form sees it: the state before and the fields in, the state after out. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
