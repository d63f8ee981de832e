import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import type { Params } from "#ui/address.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { ResultCount } from "#ui/table.tsx";
import type { AgreementFacets, Facet } from "../views.ts";

type Props = { params: Params; facets: AgreementFacets };

/** The filters of the register; each value says how many agreements it would show. */
export async function RegisterFilters({ params, facets }: Props) {
  const t = await getTranslations("agreements.filter");
  const ui = await getTranslations("ui.filter");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const named = (facet: Facet) => ({ ...facet, label: nameIn(locale, facet) });
  const worded = (family: string) => (facet: Facet) => ({
    ...facet,
    label: values(`${family}.${facet.value}`),
  });
  return (
    <FilterPanel
      path="/agreements"
      params={params}
      groups={[
        { kind: "text", name: "q", label: t("q") },
        {
          kind: "checkboxes",
          name: "partner",
          label: t("partner"),
          choices: facets.partner.map(named),
        },
        {
          kind: "checkboxes",
          name: "instrument",
          label: t("instrument"),
          choices: facets.instrument.map(worded("instrumentType")),
        },
        {
          kind: "checkboxes",
          name: "state",
          label: t("state"),
          choices: facets.state.map(worded("agreementState")),
        },
        {
          kind: "checkboxes",
          name: "binding",
          label: t("binding"),
          choices: facets.binding.map(worded("binding")),
        },
        {
          kind: "select",
          name: "topic",
          label: t("topic"),
          any: t("anyTopic"),
          choices: facets.topic.map(named),
        },
        {
          kind: "select",
          name: "agency",
          label: t("agency"),
          any: t("anyAgency"),
          choices: facets.agency.map(named),
        },
        {
          kind: "select",
          name: "year",
          label: t("year"),
          any: t("anyYear"),
          choices: facets.year.map(named),
        },
        {
          kind: "checkboxes",
          name: "marking",
          label: ui("marking"),
          choices: facets.marking.map(worded("marking")),
        },
        { kind: "date", name: "inForceOn", label: t("inForceOn") },
      ]}
    >
      <ResultCount count={facets.total} />
    </FilterPanel>
  );
}
