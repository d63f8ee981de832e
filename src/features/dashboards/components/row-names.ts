import { nameIn } from "#domain/names.ts";
import { NO_TOPIC } from "#features/commitments/schema.ts";
import type { Facets, FacetValue } from "#features/commitments/views.ts";
import { type Matrix, sumOf } from "../views.ts";

export type NamedRow = { key: string; label: string };
export type RowNames = {
  /** The rows of a matrix by name, those that count most first. */
  partners: (matrix: Matrix) => NamedRow[];
  topics: (matrix: Matrix) => NamedRow[];
};

/** The names come with the filter's values, so that nothing is asked for twice. */
export function rowNames({ values }: Facets, locale: string, noTopic: string): RowNames {
  const named = (facets: readonly FacetValue[]) => {
    const names = new Map(
      facets.map(({ value, name, nameUr }) => [
        value,
        value === NO_TOPIC ? noTopic : nameIn(locale, { name: name ?? value, nameUr }),
      ]),
    );
    return (matrix: Matrix) =>
      [...matrix.keys()]
        .map((key) => ({ key, label: names.get(key) ?? key, sum: sumOf(matrix, key) }))
        .toSorted((a, b) => b.sum - a.sum || a.label.localeCompare(b.label, locale));
  };
  return { partners: named(values.partner), topics: named(values.topic) };
}
