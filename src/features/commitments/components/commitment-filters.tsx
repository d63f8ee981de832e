import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import type { Params } from "#ui/address.ts";
import { FilterPanel, type FilterGroup } from "#ui/filter.tsx";
import { formatMonth } from "#ui/format.ts";
import { ResultCount } from "#ui/table.tsx";
import { type CommitmentFilter, NO_TOPIC } from "../schema.ts";
import type { Facets, FacetValue } from "../views.ts";

type Props = {
  path: string;
  params: Params;
  filter: CommitmentFilter;
  facets: Facets;
};

/** What narrows a list or the dashboard; each value says how many commitments it would show. */
export async function CommitmentFilters({ path, params, filter, facets }: Props) {
  const t = await getTranslations("commitments.filter");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const { partner, topic, status, obligor, due, freshness, strength, kind, agency } = facets.values;
  const worded = (family: string) => (facet: FacetValue) => ({
    value: facet.value,
    count: facet.count,
    label: values(`${family}.${facet.value}`),
  });
  const named = ({ value, name, nameUr, count }: FacetValue) => ({
    value,
    count,
    label: value === NO_TOPIC ? t("noTopic") : nameIn(locale, { name: name ?? value, nameUr }),
  });
  const byLabel = (a: { label: string }, b: { label: string }) =>
    a.label.localeCompare(b.label, locale);
  const boxes = (name: keyof CommitmentFilter, choices: readonly Choice[]): FilterGroup => ({
    kind: "checkboxes",
    name,
    label: t(name),
    choices: withChosen(filter[name], choices),
  });
  return (
    <FilterPanel
      path={path}
      params={params}
      keep={["sort", "asOf"]}
      groups={[
        { kind: "text", name: "q", label: t("q") },
        boxes("partner", partner.map(named).toSorted(byLabel)),
        boxes("topic", topic.map(named).toSorted(byLabel)),
        boxes("status", status.map(worded("status"))),
        boxes("obligor", obligor.map(worded("owedBy"))),
        boxes(
          "due",
          due.map(({ value, count }) => ({ value, count, label: t(`dueState.${value}`) })),
        ),
        boxes("freshness", freshness.map(worded("freshness"))),
        boxes("strength", strength.map(worded("wordingStrength"))),
        boxes("kind", kind.map(worded("commitmentKind"))),
        {
          kind: "select",
          name: "agency",
          label: t("agency"),
          any: t("anyAgency"),
          choices: agency.map(named).toSorted(byLabel),
        },
        {
          kind: "checkboxes",
          name: "talking",
          label: t("talking"),
          choices: [{ value: "true", label: t("talkingShown") }],
        },
        { kind: "date", name: "knownOn", label: t("knownOn") },
        ...(["madeIn", "keptIn", "lateIn"] as const).flatMap((name): FilterGroup[] => {
          const month = filter[name];
          if (month === null) return [];
          const label = formatMonth(`${month}-01` as never, locale);
          const choices = [{ value: month, label }];
          return [{ kind: "select", name, label: t(name), any: t("anyMonth"), choices }];
        }),
      ]}
    >
      <ResultCount count={facets.total} />
    </FilterPanel>
  );
}

type Choice = { value: string; label: string; count?: number };

/** A value that was chosen stays in sight when nothing has it any more. */
function withChosen(chosen: unknown, choices: readonly Choice[]): readonly Choice[] {
  if (!Array.isArray(chosen)) return choices;
  const missing = chosen.map(String).filter((one) => !choices.some(({ value }) => value === one));
  return [...choices, ...missing.map((value) => ({ value, label: value, count: 0 }))];
}
