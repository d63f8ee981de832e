import type { FacetValue } from "#domain/facets.ts";
import { nameIn } from "#domain/names.ts";

type Choice = { value: string; label: string; count: number; isAtLeast?: boolean };

/**
 * The values of a group as a filter offers them, the most frequent first or by their words. `word`: of a
 * value that has no name. What was chosen stays in sight when nothing has it.
 */
export function choicesOf(
  values: readonly FacetValue[],
  {
    chosen = [],
    word = (value) => value,
    locale,
    by = "count",
  }: {
    chosen?: readonly string[];
    word?: (value: string) => string;
    locale: string;
    by?: "count" | "label" | "latest";
  },
): Choice[] {
  const known = values.map(({ value, name, nameUr, count, isAtLeast }) => ({
    value,
    count,
    ...(isAtLeast === true && { isAtLeast }),
    label: name === null ? word(value) : nameIn(locale, { name, nameUr }),
  }));
  const missing = chosen
    .filter((one) => !values.some(({ value }) => value === one))
    .map((value) => ({ value, label: word(value), count: 0 }));
  const all = [...known, ...missing];
  switch (by) {
    case "count":
      return all;
    case "label":
      return all.toSorted((a, b) => a.label.localeCompare(b.label, locale));
    case "latest":
      return all.toSorted((a, b) => b.value.localeCompare(a.value));
  }
}

/** A country that has no row to name it, by the name that the browser's language has for its code. */
export function regionIn(locale: string): (code: string) => string {
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  return (code) => regions.of(code) ?? code;
}
