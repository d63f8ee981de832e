import { getTranslations } from "next-intl/server";
import type { FuzzyWords } from "./format.ts";

/** For `formatFuzzy`, in the reader's language. */
export async function fuzzyWords(): Promise<FuzzyWords> {
  const t = await getTranslations("ui.fuzzy");
  const raw = (key: keyof FuzzyWords) => String(t.raw(key));
  return {
    about: raw("about"),
    before: raw("before"),
    after: raw("after"),
    unknown: raw("unknown"),
  };
}

/** The words every form and its fields need in the browser, as plain text. */
export type FormWords = Record<(typeof FORM_WORDS)[number], string>;

const FORM_WORDS = [
  "problem",
  "errorPrefix",
  "unreachable",
  "fileTooLarge",
  "outdated",
  "sending",
  "optional",
  "datePrecision",
  "dateHint",
  "dayHint",
  "exact",
  "about",
  "before",
  "after",
  "pickDate",
  "choose",
  "clear",
  "searching",
  "nothingFound",
  "addNew",
  "notListed",
  "notListedHint",
  "filterList",
  "chosen",
  "addRow",
  "removeRow",
  "saved",
  "saving",
  "notSaved",
  "unsaved",
] as const;

export async function formWords(): Promise<FormWords> {
  const t = await getTranslations("ui.form");
  return Object.fromEntries(FORM_WORDS.map((key) => [key, String(t.raw(key))])) as FormWords;
}
