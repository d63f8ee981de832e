import { getLocale, getTranslations } from "next-intl/server";
import type { Params } from "#ui/address.ts";
import { choicesOf, regionIn } from "#ui/facets.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { ResultCount } from "#ui/table.tsx";
import { RELIABILITIES } from "../rules.ts";
import { SOURCE_LANGUAGES, type SourceFilter } from "../schema.ts";
import type { SourceFacets } from "../views.ts";

type Props = { params: Params; filter: SourceFilter; facets: SourceFacets };

/** What the list of sources is narrowed by; each value says how many sources it would show. */
export async function SourceFilters({ params, filter, facets: { total, values } }: Props) {
  const t = await getTranslations("sources");
  const words = await getTranslations("values");
  const ui = await getTranslations("ui.filter");
  const locale = await getLocale();
  const language = (value: string) =>
    t(`language.${SOURCE_LANGUAGES.find((one) => one === value) ?? "other"}`);
  const grade = (value: string) =>
    t("gradeName", { grade: RELIABILITIES.find((one) => one === value) ?? "F" });
  return (
    <FilterPanel
      path="/sources"
      params={params}
      groups={[
        { kind: "text", name: "q", label: t("filter.text") },
        {
          kind: "checkboxes",
          name: "partner",
          label: t("col.partner"),
          choices: choicesOf(values.partner, {
            locale,
            chosen: filter.partner,
            by: "label",
            word: regionIn(locale),
          }),
        },
        {
          kind: "checkboxes",
          name: "kind",
          label: t("col.kind"),
          choices: choicesOf(values.kind, {
            locale,
            chosen: filter.kind,
            word: (value) => words(`sourceKind.${value}`),
          }),
        },
        {
          kind: "checkboxes",
          name: "grade",
          label: t("col.grade"),
          choices: choicesOf(values.grade, {
            locale,
            chosen: filter.grade,
            word: grade,
            by: "label",
          }),
        },
        {
          kind: "select",
          name: "publisher",
          label: t("filter.publisher"),
          any: t("filter.anyPublisher"),
          choices: choicesOf(values.publisher, {
            locale,
            chosen: one(filter.publisher),
            by: "label",
          }),
        },
        {
          kind: "select",
          name: "year",
          label: t("filter.year"),
          any: t("filter.anyYear"),
          choices: choicesOf(values.year, { locale, chosen: one(filter.year), by: "latest" }),
        },
        {
          kind: "select",
          name: "language",
          label: t("filter.language"),
          any: t("filter.anyLanguage"),
          choices: choicesOf(values.language, {
            locale,
            chosen: one(filter.language),
            word: language,
          }),
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

const one = (value: string | null) => (value === null ? [] : [value]);
