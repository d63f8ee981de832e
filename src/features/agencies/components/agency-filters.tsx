import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import type { Params } from "#ui/address.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { ResultCount } from "#ui/table.tsx";
import { countOfChosen } from "../rules.ts";
import type { AgencyFilter } from "../schema.ts";
import type { AgencyCount } from "../views.ts";

type Props = { params: Params; filter: AgencyFilter; counts: readonly AgencyCount[] };

/** Beside each side and kind stands how many agencies choosing it would show. */
export async function AgencyFilters({ params, filter, counts }: Props) {
  const t = await getTranslations("agencies");
  const kinds = await getTranslations("values.agencyKind");
  const locale = await getLocale();
  const ofCountry = (count: AgencyCount) =>
    filter.country.length === 0 || filter.country.includes(codeOf(count));
  const ofKind = ({ kind }: AgencyCount) => filter.kind.length === 0 || filter.kind.includes(kind);
  const sides = Map.groupBy(counts, codeOf);
  const byKind = Map.groupBy(counts, ({ kind }) => kind);
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
          choices: [...sides].map(([value, rows]) => {
            const country = rows[0]?.country ?? null;
            const label = country === null ? t("multilateral") : nameIn(locale, country);
            return { value, label, count: sum(rows.filter(ofKind)) };
          }),
        },
        {
          kind: "checkboxes",
          name: "kind",
          label: t("filter.kind"),
          choices: [...byKind].map(([value, rows]) => ({
            value,
            label: kinds(value),
            count: sum(rows.filter(ofCountry)),
          })),
        },
        {
          kind: "checkboxes",
          name: "former",
          label: t("filter.former"),
          choices: [{ value: "show", label: t("filter.showFormer") }],
        },
      ]}
    >
      <ResultCount count={countOfChosen(counts, filter)} />
    </FilterPanel>
  );
}

const codeOf = ({ country }: AgencyCount) => country?.code ?? "none";
const sum = (counts: readonly AgencyCount[]) => counts.reduce((all, { count }) => all + count, 0);
