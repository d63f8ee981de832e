import { getLocale, getTranslations } from "next-intl/server";
import type { Facets } from "#domain/facets.ts";
import type { Params } from "#ui/address.ts";
import { choicesOf, regionIn } from "#ui/facets.ts";
import { type FilterGroup, FilterPanel } from "#ui/filter.tsx";
import { ResultCount } from "#ui/table.tsx";
import type { TrainingFilter } from "../schema.ts";
import type { TrainingFacet } from "../views.ts";

type Asked = "partner" | "side" | "agency" | "year" | "marking";
type Props = {
  path: string;
  params: Params;
  filter: TrainingFilter;
  /** Of programmes, of courses, or of deliveries, which have no topics and are held nowhere. */
  facets: Pick<Facets<TrainingFacet>["values"], Asked> & Partial<Facets<TrainingFacet>["values"]>;
  count: number;
};

/** Beside each value stands how many programmes, courses or deliveries choosing it would show. */
export async function TrainingFilters({ path, params, filter, facets, count }: Props) {
  const t = await getTranslations("trainings");
  const values = await getTranslations("values");
  const ui = await getTranslations("ui.filter");
  const locale = await getLocale();
  const select = (
    name: "topic" | "agency" | "provider" | "year",
    label: string,
    any: string,
  ): FilterGroup[] => {
    const offered = facets[name];
    if (offered === undefined) return [];
    const chosen = filter[name] === null ? [] : [filter[name]];
    const word = (value: string) => (value === "none" ? t(`byNone.${name}`) : value);
    const by = name === "year" ? "latest" : "label";
    const choices = choicesOf(offered, { locale, chosen, word, by });
    const [none, named] = [true, false].map((is) =>
      choices.filter(({ value }) => (value === "none") === is),
    );
    return [{ kind: "select", name, label, any, choices: [...(named ?? []), ...(none ?? [])] }];
  };
  const boxes = (name: "mode" | "marking", label: string, family: string): FilterGroup[] => {
    const offered = facets[name];
    if (offered === undefined) return [];
    const word = (value: string) => values(`${family}.${value}`);
    const choices = choicesOf(offered, { locale, chosen: filter[name], word });
    return [{ kind: "checkboxes", name, label, choices }];
  };
  /** Come to from a number. */
  const place = (value: string): FilterGroup => ({
    kind: "select",
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
          choices: choicesOf(facets.partner, {
            locale,
            chosen: filter.partner,
            by: "label",
            word: regionIn(locale),
          }),
        },
        {
          kind: "select",
          name: "side",
          label: t("filter.side"),
          any: t("filter.anySide"),
          choices: choicesOf(facets.side, {
            locale,
            chosen: filter.side === null ? [] : [filter.side],
            word: (value) => values(`side.${value}`),
          }),
        },
        ...boxes("mode", t("filter.mode"), "deliveryMode"),
        ...select("topic", t("filter.topic"), t("filter.anyTopic")),
        ...select(
          "agency",
          filter.view === "deliveries" ? t("filter.receiver") : t("filter.agency"),
          t("filter.anyAgency"),
        ),
        ...select("provider", t("filter.provider"), t("filter.anyProvider")),
        ...select("year", t("filter.year"), t("filter.anyYear")),
        { kind: "date", bound: "since", name: "since", label: t("filter.since") },
        { kind: "date", bound: "until", name: "until", label: t("filter.until") },
        ...(filter.place === null ? [] : [place(filter.place)]),
        ...boxes("marking", ui("marking"), "marking"),
      ]}
    >
      <ResultCount count={count} />
    </FilterPanel>
  );
}
