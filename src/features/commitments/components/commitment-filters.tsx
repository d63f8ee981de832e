import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import type { Params } from "#ui/address.ts";
import { FilterPanel, type FilterGroup } from "#ui/filter.tsx";
import { formatMonth } from "#ui/format.ts";
import { ResultCount } from "#ui/table.tsx";
import { type CommitmentFilter, NO_TOPIC, NO_YEAR } from "../schema.ts";
import type { Facets, FacetValue } from "../views.ts";

const BOXES = [
  "partner",
  "topic",
  "status",
  "obligor",
  "due",
  "freshness",
  "strength",
  "kind",
  "year",
  "marking",
] as const;
type Boxes = (typeof BOXES)[number];
type Choice = { value: string; label: string; count?: number; isAtLeast?: boolean };

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
  const ui = await getTranslations("ui.filter");
  const locale = await getLocale();
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const wordsOf: Record<Boxes, (value: string) => string> = {
    partner: (value) => regions.of(value) ?? value,
    topic: (value) => (value === NO_TOPIC ? t("noTopic") : value.replaceAll("-", " ")),
    status: (value) => values(`status.${value}`),
    obligor: (value) => values(`owedBy.${value}`),
    due: (value) => t(`dueState.${value}`),
    freshness: (value) => values(`freshness.${value}`),
    strength: (value) => values(`wordingStrength.${value}`),
    kind: (value) => values(`commitmentKind.${value}`),
    year: (value) => (value === NO_YEAR ? t("noYear") : value),
    marking: (value) => values(`marking.${value}`),
  };
  const choice = ({ value, name, nameUr, count, isAtLeast }: FacetValue, word: string): Choice => ({
    value,
    count,
    ...(isAtLeast && { isAtLeast }),
    label: name === null ? word : nameIn(locale, { name, nameUr }),
  });
  const byLabel = (a: Choice, b: Choice) => a.label.localeCompare(b.label, locale);
  /** A value that was chosen stays in sight when nothing has it. */
  const boxes = (name: Boxes): FilterGroup => {
    const known = facets.values[name];
    const missing = filter[name].filter((one) => !known.some(({ value }) => value === one));
    const choices = [
      ...known.map((facet) => choice(facet, wordsOf[name](facet.value))),
      ...missing.map((value) => ({ value, label: wordsOf[name](value), count: 0 })),
    ];
    const isNamed = name === "partner" || name === "topic";
    return {
      kind: "checkboxes",
      name,
      label: name === "marking" ? ui("marking") : t(name),
      choices: isNamed
        ? choices.toSorted(byLabel)
        : name === "year"
          ? choices.toSorted(latest)
          : choices,
    };
  };
  return (
    <FilterPanel
      path={path}
      params={params}
      groups={[
        { kind: "text", name: "q", label: t("q") },
        ...BOXES.map(boxes),
        {
          kind: "select",
          name: "agency",
          label: t("agency"),
          any: t("anyAgency"),
          choices: facets.values.agency.map((one) => choice(one, one.value)).toSorted(byLabel),
        },
        {
          kind: "checkboxes",
          name: "talking",
          label: t("talking"),
          choices: [{ value: "true", label: t("talkingShown") }],
        },
        { kind: "date", bound: "since", name: "madeSince", label: t("madeSince") },
        { kind: "date", bound: "until", name: "madeUntil", label: t("madeUntil") },
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

const latest = (a: Choice, b: Choice) =>
  Number(a.value === NO_YEAR) - Number(b.value === NO_YEAR) || b.value.localeCompare(a.value);
