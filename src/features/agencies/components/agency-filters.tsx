import { getLocale, getTranslations } from "next-intl/server";
import type { Params } from "#ui/address.ts";
import { choicesOf, regionIn } from "#ui/facets.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { ResultCount } from "#ui/table.tsx";
import type { AgencyFilter } from "../schema.ts";
import type { AgencyFacets } from "../views.ts";

type Props = { params: Params; filter: AgencyFilter; facets: AgencyFacets };

/** Beside each value stands how many agencies choosing it would show. */
export async function AgencyFilters({ params, filter, facets: { total, values } }: Props) {
  const t = await getTranslations("agencies");
  const words = await getTranslations("values");
  const ui = await getTranslations("ui.filter");
  const locale = await getLocale();
  const region = regionIn(locale);
  return (
    <FilterPanel
      path="/agencies"
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
          kind: "checkboxes",
          name: "kind",
          label: t("filter.kind"),
          choices: choicesOf(values.kind, {
            locale,
            chosen: filter.kind,
            word: (value) => words(`agencyKind.${value}`),
          }),
        },
        {
          kind: "select",
          name: "topic",
          label: t("filter.topic"),
          any: t("filter.anyTopic"),
          choices: choicesOf(values.topic, { locale, by: "label" }),
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
        {
          kind: "checkboxes",
          name: "former",
          label: t("filter.former"),
          choices: [{ value: "show", label: t("filter.showFormer") }],
        },
      ]}
    >
      <ResultCount count={total} />
    </FilterPanel>
  );
}
