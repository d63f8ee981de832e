import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import type { Params } from "#ui/address.ts";
import { choicesOf } from "#ui/facets.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { ResultCount } from "#ui/table.tsx";
import type { TrainingFilter } from "../schema.ts";
import type { Facet, TrainingFacets } from "../views.ts";

type Props = {
  path: string;
  params: Params;
  filter: TrainingFilter;
  /** Of programmes, or of deliveries, which have no topics. */
  facets: Omit<TrainingFacets, "total" | "topic" | "provider"> & Partial<TrainingFacets>;
  count: number;
};

/** Counts stand beside the choices where the list is one of what was counted. */
export async function TrainingFilters({ path, params, filter, facets, count }: Props) {
  const t = await getTranslations("trainings");
  const values = await getTranslations("values");
  const ui = await getTranslations("ui.filter");
  const locale = await getLocale();
  const { view } = filter;
  const isCounted = view === "programmes" || view === "deliveries";
  const choice = ({ value, count: number, ...name }: Facet) => ({
    value,
    label: nameIn(locale, name),
    ...(isCounted && { count: number }),
  });
  // "None" is no choice of its own: it is come to from a number, and must be seen and taken off.
  const select = (name: "topic" | "agency" | "provider" | "year", label: string, any: string) => ({
    kind: "select" as const,
    name,
    label,
    any,
    choices: [
      ...(facets[name] ?? []).map(choice),
      ...(filter[name] === "none" ? [{ value: "none", label: t(`byNone.${name}`) }] : []),
    ],
  });
  /** Come to from a number, too. */
  const place = (value: string) => ({
    kind: "select" as const,
    name: "place",
    label: t("col.place"),
    any: t("filter.anyPlace"),
    choices: [{ value, label: value === "none" ? t("byNone.place") : value }],
  });
  return (
    <FilterPanel
      path={path}
      params={params}
      keep={["view", "by"]}
      groups={[
        { kind: "text", name: "q", label: t("filter.q") },
        {
          kind: "checkboxes",
          name: "partner",
          label: t("filter.partner"),
          choices: facets.partner.map(choice),
        },
        {
          kind: "select",
          name: "side",
          label: t("filter.side"),
          any: t("filter.anySide"),
          choices: facets.side.map((one) => ({
            ...choice(one),
            label: values(`side.${one.value}`),
          })),
        },
        ...(facets.topic ? [select("topic", t("filter.topic"), t("filter.anyTopic"))] : []),
        select(
          "agency",
          view === "deliveries" ? t("filter.receiver") : t("filter.agency"),
          t("filter.anyAgency"),
        ),
        ...(filter.provider === null
          ? []
          : [select("provider", t("byCol.provider"), t("filter.anyProvider"))]),
        select("year", t("filter.year"), t("filter.anyYear")),
        { kind: "date", name: "since", label: t("filter.since") },
        { kind: "date", name: "until", label: t("filter.until") },
        ...(filter.place === null ? [] : [place(filter.place)]),
        {
          kind: "checkboxes",
          name: "marking",
          label: ui("marking"),
          choices: choicesOf(
            facets.marking.map((one) => ({ ...one, name: null })),
            {
              locale,
              chosen: filter.marking,
              word: (value) => values(`marking.${value}`),
            },
          ).map(({ count: number, ...one }) => ({ ...one, ...(isCounted && { count: number }) })),
        },
      ]}
    >
      <ResultCount count={count} />
    </FilterPanel>
  );
}
