import { getLocale, getTranslations } from "next-intl/server";
import type { FacetValue } from "#domain/facets.ts";
import { DEFAULT_ROUTE, SIDE_STATES } from "../stages.ts";
import type { MouFigures } from "../mou-views.ts";
import { MOU_SCOPES } from "../views.ts";
import type { Params } from "#ui/address.ts";
import { choicesOf } from "#ui/facets.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { ResultCount } from "#ui/table.tsx";

type Props = { params: Params; figures: MouFigures };

/** The filters of the MoUs; each value says how many it would show. */
export async function MouFilters({ params, figures }: Props) {
  const t = await getTranslations("mous.filter");
  const mous = await getTranslations("mous");
  const ui = await getTranslations("ui.filter");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const named = (offered: readonly FacetValue[]) => choicesOf(offered, { locale });
  const order: readonly string[] = ["none", ...DEFAULT_ROUTE, ...SIDE_STATES];
  const stages = figures.stage.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  return (
    <FilterPanel
      path="/mous"
      params={params}
      keep={["view"]}
      groups={[
        { kind: "text", name: "q", label: t("q") },
        {
          kind: "checkboxes",
          name: "partner",
          label: t("partner"),
          choices: named(figures.partner),
        },
        {
          kind: "checkboxes",
          name: "waiting",
          label: t("waiting"),
          choices: figures.waiting.map((facet) => ({
            ...facet,
            label: values(`waitingOn.${facet.value}`),
          })),
        },
        {
          kind: "select",
          name: "agency",
          label: t("agency"),
          any: t("anyAgency"),
          choices: named(figures.agency),
        },
        {
          kind: "select",
          name: "stage",
          label: t("stage"),
          any: t("anyStage"),
          choices: stages.map((facet) => ({
            ...facet,
            label: facet.value === "none" ? mous("noStage") : values(`stage.${facet.value}`),
          })),
        },
        {
          kind: "checkboxes",
          name: "marking",
          label: ui("marking"),
          choices: figures.marking.map((facet) => ({
            ...facet,
            label: values(`marking.${facet.value}`),
          })),
        },
        {
          kind: "select",
          name: "over",
          label: t("over"),
          any: t("anyOver"),
          choices: [{ value: "target", label: t("overOnly") }],
        },
        {
          kind: "select",
          name: "named",
          label: t("named"),
          any: t("anyNamed"),
          choices: [
            { value: "yes", label: t("namedYes") },
            { value: "no", label: t("namedNo") },
          ],
        },
        {
          kind: "select",
          name: "show",
          label: t("show"),
          any: t("pending"),
          choices: MOU_SCOPES.filter((scope) => scope !== "pending").map((scope) => ({
            value: scope,
            label: t(scope),
          })),
        },
      ]}
    >
      <ResultCount count={figures.total} />
    </FilterPanel>
  );
}
