import { getLocale, getTranslations } from "next-intl/server";
import type { FacetValue } from "#domain/facets.ts";
import type { Params } from "#ui/address.ts";
import { choicesOf, regionIn } from "#ui/facets.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { ResultCount } from "#ui/table.tsx";
import { DEFAULT_ROUTE, SIDE_STATES } from "../stages.ts";
import type { AgreementFacets, AgreementFilter } from "../views.ts";

type Props = { params: Params; filter: AgreementFilter; facets: AgreementFacets };

/** On the way, then beside it. */
const STAGES: readonly string[] = [...DEFAULT_ROUTE, ...SIDE_STATES];
const inOrder = <Choice extends { value: string }>(choices: readonly Choice[]): Choice[] =>
  choices.toSorted((a, b) => STAGES.indexOf(a.value) - STAGES.indexOf(b.value));

const wordOfSlug = (value: string) => value.replaceAll("-", " ");

/** The filters of the register; each value says how many agreements it would show. */
export async function RegisterFilters({ params, filter, facets }: Props) {
  const t = await getTranslations("agreements.filter");
  const ui = await getTranslations("ui.filter");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const region = regionIn(locale);
  /** What was chosen stays chosen when nothing has it: the form would lose it. */
  const named = (offered: readonly FacetValue[], chosen: string | number | null) =>
    choicesOf(offered, {
      locale,
      chosen: chosen === null ? [] : [String(chosen)],
      word: wordOfSlug,
    });
  const worded = (family: string, offered: readonly FacetValue[], chosen: readonly string[]) =>
    choicesOf(offered, {
      locale,
      chosen,
      word: (value) => values(`${family}.${value}` as never),
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
          choices: choicesOf(facets.partner, { locale, chosen: filter.partner, word: region }),
        },
        {
          kind: "checkboxes",
          name: "instrument",
          label: t("instrument"),
          choices: worded("instrumentType", facets.instrument, filter.instrument),
        },
        {
          kind: "checkboxes",
          name: "state",
          label: t("state"),
          choices: worded("agreementState", facets.state, filter.state),
        },
        {
          kind: "checkboxes",
          name: "stage",
          label: t("stage"),
          choices: inOrder(worded("stage", facets.stage, filter.stage)),
        },
        {
          kind: "checkboxes",
          name: "binding",
          label: t("binding"),
          choices: worded("binding", facets.binding, filter.binding),
        },
        {
          kind: "select",
          name: "topic",
          label: t("topic"),
          any: t("anyTopic"),
          choices: named(facets.topic, filter.topic),
        },
        {
          kind: "select",
          name: "agency",
          label: t("agency"),
          any: t("anyAgency"),
          choices: named(facets.agency, filter.agency),
        },
        {
          kind: "select",
          name: "year",
          label: t("year"),
          any: t("anyYear"),
          choices: named(facets.year, filter.year),
        },
        {
          kind: "checkboxes",
          name: "marking",
          label: ui("marking"),
          choices: worded("marking", facets.marking, filter.marking),
        },
        {
          kind: "select",
          name: "within",
          label: t("within"),
          any: t("anyTime"),
          choices: choicesOf(facets.within, {
            locale,
            chosen: filter.within === null ? [] : [filter.within],
            word: (days) => t("withinDays", { days: Number(days) }),
          }),
        },
        {
          kind: "select",
          name: "owed",
          label: t("owed"),
          any: t("anyOwed"),
          choices: worded("owedAfterSignature", facets.owed, filter.owed ? [filter.owed] : []),
        },
        { kind: "date", name: "inForceOn", label: t("inForceOn") },
      ]}
    >
      <ResultCount count={facets.total} />
    </FilterPanel>
  );
}
