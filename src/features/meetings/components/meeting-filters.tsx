import { getLocale, getTranslations } from "next-intl/server";
import type { Params } from "#ui/address.ts";
import { choicesOf, regionIn } from "#ui/facets.ts";
import { type FilterGroup, FilterPanel } from "#ui/filter.tsx";
import { ResultCount } from "#ui/table.tsx";
import type { MeetingFilter } from "../schema.ts";
import type { MeetingFacets } from "../views.ts";

type Props = { params: Params; filter: MeetingFilter; facets: MeetingFacets };

/** What the list of meetings is narrowed by; each value says how many meetings it would show. */
export async function MeetingFilters({ params, filter, facets: { total, values } }: Props) {
  const t = await getTranslations("meetings");
  const words = await getTranslations("values");
  const ui = await getTranslations("ui.filter");
  const locale = await getLocale();
  const boxes = (
    name: "life" | "state" | "type" | "marking",
    label: string,
    family: string,
  ): FilterGroup => ({
    kind: "checkboxes",
    name,
    label,
    choices: choicesOf(values[name], {
      locale,
      chosen: filter[name],
      word: (value) => words(`${family}.${value}`),
    }),
  });
  return (
    <FilterPanel
      path="/meetings"
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
        boxes("life", t("col.life"), "meetingLife"),
        boxes("state", t("col.state"), "recordState"),
        boxes("type", t("col.type"), "meetingType"),
        {
          kind: "select",
          name: "topic",
          label: t("filter.topic"),
          any: t("filter.anyTopic"),
          choices: choicesOf(values.topic, { locale, by: "label" }),
        },
        {
          kind: "select",
          name: "agency",
          label: t("filter.agency"),
          any: t("filter.anyAgency"),
          choices: choicesOf(values.agency, { locale, by: "label" }),
        },
        {
          kind: "select",
          name: "year",
          label: t("filter.year"),
          any: t("filter.anyYear"),
          choices: choicesOf(values.year, {
            locale,
            by: "latest",
            chosen: filter.year === null ? [] : [String(filter.year)],
          }),
        },
        boxes("marking", ui("marking"), "marking"),
      ]}
    >
      <ResultCount count={total} />
    </FilterPanel>
  );
}
