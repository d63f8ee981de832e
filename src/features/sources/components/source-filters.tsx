import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import type { Params } from "#ui/address.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { ResultCount } from "#ui/table.tsx";
import { RELIABILITIES, reliabilityOf } from "../rules.ts";
import type { SourceFacets } from "../views.ts";

type Props = { params: Params; facets: SourceFacets; count: number };

/** What the list of sources is narrowed by, and how many are left. Only values that occur are offered. */
export async function SourceFilters({ params, facets, count }: Props) {
  const t = await getTranslations("sources");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const { partners, kinds, publishers, years, languages } = facets;
  const graded = (grade: string) => kinds.filter(({ value }) => reliabilityOf(value) === grade);
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
          choices: partners.map(({ code, count: times, ...partner }) => ({
            value: code,
            label: nameIn(locale, partner),
            count: times,
          })),
        },
        {
          kind: "checkboxes",
          name: "kind",
          label: t("col.kind"),
          choices: kinds.map(({ value, count: times }) => ({
            value,
            label: values(`sourceKind.${value}`),
            count: times,
          })),
        },
        {
          kind: "checkboxes",
          name: "grade",
          label: t("col.grade"),
          choices: RELIABILITIES.filter((grade) => graded(grade).length > 0).map((grade) => ({
            value: grade,
            label: t("gradeName", { grade }),
            count: sum(graded(grade)),
          })),
        },
        {
          kind: "select",
          name: "publisher",
          label: t("filter.publisher"),
          any: t("filter.anyPublisher"),
          choices: plain(publishers),
        },
        {
          kind: "select",
          name: "year",
          label: t("filter.year"),
          any: t("filter.anyYear"),
          choices: plain(years),
        },
        {
          kind: "select",
          name: "language",
          label: t("filter.language"),
          any: t("filter.anyLanguage"),
          choices: languages.map(({ value, count: times }) => ({
            value,
            label: t(`language.${value}`),
            count: times,
          })),
        },
      ]}
    >
      <ResultCount count={count} />
    </FilterPanel>
  );
}

const sum = (of: readonly { count: number }[]) => of.reduce((all, one) => all + one.count, 0);

const plain = (of: SourceFacets["years"]) =>
  of.map(({ value, count }) => ({ value, label: value, count }));
