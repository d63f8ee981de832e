import { getTranslations } from "next-intl/server";
import type { Status } from "#features/commitments/rules.ts";
import { HeatTable } from "#ui/heat-table.tsx";
import type { SeriesFill } from "#ui/series.ts";
import { StackedBars } from "#ui/stacked-bars.tsx";
import { BAR_ORDER } from "../rules.ts";
import { type CommitmentFigures, countOf } from "../views.ts";
import type { LinkTo } from "./dashboard-links.ts";
import type { RowNames } from "./row-names.ts";

const FILLS: Record<Status, SeriesFill> = {
  complete: "good",
  substantial: "info",
  limited: "warn",
  not_started: "pale",
  no_evidence: "neutral",
  dropped: "bad",
  superseded: "plum",
};

type Props = { figures: CommitmentFigures; names: RowNames; to: LinkTo };

/** How the promises of each partner stand, one bar each. */
export async function StatusByPartner({ figures, names, to }: Props) {
  const t = await getTranslations("dashboards");
  const values = await getTranslations("values.status");
  return (
    <StackedBars
      title={t("byPartner")}
      rowHeader={t("partner")}
      series={BAR_ORDER.map((key) => ({ key, label: values(key), fill: FILLS[key] }))}
      rows={names.partners(figures.byPartner).map(({ key, label }) => ({
        key,
        label,
        href: to({ partner: [key] as never }),
        values: Object.fromEntries(figures.byPartner.get(key) ?? []),
        hrefs: Object.fromEntries(
          BAR_ORDER.map((status) => [status, to({ partner: [key] as never, status: [status] })]),
        ),
      }))}
    />
  );
}

/** The same by topic, as a table of shades. */
export async function StatusByTopic({ figures, names, to }: Props) {
  const t = await getTranslations("dashboards");
  const values = await getTranslations("values.status");
  return (
    <HeatTable
      title={t("byTopic")}
      rowHeader={t("topic")}
      rows={names.topics(figures.byTopic).map(({ key, label }) => ({
        key,
        label,
        href: to({ topic: [key] }),
      }))}
      columns={BAR_ORDER.map((key) => ({ key, label: values(key) }))}
      value={(topic, status) => countOf(figures.byTopic, topic, status)}
      // Columns are the statuses above.
      href={(topic, status) => to({ topic: [topic], status: [status as Status] })}
    />
  );
}

/** With whom which topics are spoken of. */
export async function TopicByPartner({ figures, names, to }: Props) {
  const t = await getTranslations("dashboards");
  return (
    <HeatTable
      title={t("topicByPartner")}
      rowHeader={t("topic")}
      rows={names.topics(figures.topicByPartner).map(({ key, label }) => ({
        key,
        label,
        href: to({ topic: [key] }),
      }))}
      columns={names.partners(figures.byPartner).map(({ key, label }) => ({ key, label }))}
      value={(topic, partner) => countOf(figures.topicByPartner, topic, partner)}
      href={(topic, partner) => to({ topic: [topic], partner: [partner] as never })}
    />
  );
}
