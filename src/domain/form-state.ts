/**
 * What a form gets back when it was not accepted. Keys are field names; a field that was sent more
 * than once (check boxes, several selections) has a list. Errors are sentences in the reader's language.
 */
export type FormState = {
  values: Record<string, string | string[]>;
  fieldErrors: Record<string, string[]>;
  formError: string | null;
};

export const emptyForm: FormState = { values: {}, fieldErrors: {}, formError: null };
