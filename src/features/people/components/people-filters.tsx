import { getLocale, getTranslations } from "next-intl/server";
import type { Params } from "#ui/address.ts";
import { choicesOf, regionIn } from "#ui/facets.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { ResultCount } from "#ui/table.tsx";
import type { PersonFilter } from "../schema.ts";
import type { PersonFacets } from "../views.ts";

type Props = { params: Params; filter: PersonFilter; facets: PersonFacets };

/** Beside each value stands how many people choosing it would show. */
export async function PeopleFilters({ params, filter, facets: { total, values } }: Props) {
  const t = await getTranslations("people");
  const words = await getTranslations("values");
  const ui = await getTranslations("ui.filter");
  const locale = await getLocale();
  const region = regionIn(locale);
  return (
    <FilterPanel
      path="/people"
      params={params}
      groups={[
        { kind: "text", name: "q", label: t("filter.q") },
        {
          kind: "checkboxes",
          name: "country",
          label: t("filter.country"),
          choices: choicesOf(values.country, {
            locale,
            by: "label",
            chosen: filter.country,
            word: (value) => (value === "none" ? t("multilateral") : region(value)),
          }),
        },
        {
          kind: "select",
          name: "agency",
          label: t("filter.agency"),
          any: t("filter.anyAgency"),
          choices: choicesOf(values.agency, { locale, by: "label" }),
        },
        {
          kind: "checkboxes",
          name: "marking",
          label: ui("marking"),
          choices: choicesOf(values.marking, {
            locale,
            chosen: filter.marking,
            word: (value) => words(`marking.${value}`),
          }),
        },
      ]}
    >
      <ResultCount count={total} />
    </FilterPanel>
  );
}
