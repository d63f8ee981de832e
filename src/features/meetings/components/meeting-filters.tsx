import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { MeetingLife, MeetingType, RecordState } from "#generated/prisma/enums.ts";
import type { Params } from "#ui/address.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { ResultCount } from "#ui/table.tsx";
import type { MeetingFacets } from "../views.ts";

type Props = {
  params: Params;
  facets: MeetingFacets;
  count: number;
};

/** What the list of meetings is narrowed by, and how many are left. */
export async function MeetingFilters({ params, facets, count }: Props) {
  const t = await getTranslations("meetings");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const words = (family: string, of: Record<string, string>) =>
    Object.values(of).map((value) => ({ value, label: values(`${family}.${value}`) }));
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
          choices: facets.partners.map((partner) => ({
            value: partner.code,
            label: nameIn(locale, partner),
          })),
        },
        {
          kind: "checkboxes",
          name: "life",
          label: t("col.life"),
          choices: words("meetingLife", MeetingLife),
        },
        {
          kind: "checkboxes",
          name: "state",
          label: t("col.state"),
          choices: words("recordState", RecordState),
        },
        {
          kind: "checkboxes",
          name: "type",
          label: t("col.type"),
          choices: words("meetingType", MeetingType),
        },
        {
          kind: "select",
          name: "topic",
          label: t("filter.topic"),
          any: t("filter.anyTopic"),
          choices: facets.topics.map((topic) => ({
            value: topic.slug,
            label: nameIn(locale, topic),
          })),
        },
        {
          kind: "select",
          name: "agency",
          label: t("filter.agency"),
          any: t("filter.anyAgency"),
          choices: facets.agencies.map((agency) => ({
            value: agency.id,
            label: nameIn(locale, agency),
          })),
        },
        {
          kind: "select",
          name: "year",
          label: t("filter.year"),
          any: t("filter.anyYear"),
          choices: facets.years.map((year) => ({ value: String(year), label: String(year) })),
        },
      ]}
    >
      <ResultCount count={count} />
    </FilterPanel>
  );
}
