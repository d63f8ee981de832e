import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { OBLIGORS } from "#domain/sides.ts";
import type { CommitmentFilter } from "#features/commitments/schema.ts";
import type { CommitmentRow, Facets } from "#features/commitments/views.ts";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { HEADS } from "../rules.ts";
import type { CommitmentFigures, Standings } from "../views.ts";
import { Balance } from "./balance.tsx";
import { CommitmentTrend } from "./commitment-trend.tsx";
import { linksFrom } from "./dashboard-links.ts";
import { DashboardTiles } from "./dashboard-tiles.tsx";
import { ListHead } from "./list-head.tsx";
import { rowNames } from "./row-names.ts";
import { StatusByPartner, StatusByTopic, TopicByPartner } from "./status-charts.tsx";

type Props = {
  filter: CommitmentFilter;
  asOf: CalendarDate;
  /** Null: of that day too much would have to be derived. */
  figures: CommitmentFigures | null;
  facets: Facets;
  heads: Record<"overdue" | "soon" | "stale", readonly CommitmentRow[]>;
};

/** All that the filter matches, seen from every side; each number leads to the list that it counts. */
export async function Dashboard({ filter, asOf, figures, facets, heads }: Props) {
  const t = await getTranslations("dashboards");
  const noTopic = (await getTranslations("commitments.filter"))("noTopic");
  const names = rowNames(facets, await getLocale(), noTopic);
  const to = linksFrom(filter);
  if (figures === null) {
    return (
      <EmptyState
        title={t("tooMany")}
        icon="chart"
        action={<ButtonLink href={to({})}>{t("tooManyList")}</ButtonLink>}
      >
        {t("tooManyHint")}
      </EmptyState>
    );
  }
  const sum = (kind: keyof Standings) =>
    OBLIGORS.reduce((total, obligor) => total + figures.standing[obligor][kind], 0);
  if (sum("all") === 0) {
    return (
      <EmptyState
        title={t("empty")}
        icon="chart"
        action={<ButtonLink href="/dashboard">{t("all")}</ButtonLink>}
      >
        {t("emptyHint")}
      </EmptyState>
    );
  }
  const charts = { figures, names, to };
  const head = (kind: keyof typeof heads, count: number) => (
    <ListHead
      id={kind}
      title={t(`head.${kind}`)}
      rows={heads[kind]}
      count={count}
      asOf={asOf}
      all={{ href: to(HEADS[kind]), label: t("head.all", { count }) }}
      none={t(`head.none.${kind}`)}
    />
  );
  return (
    <>
      <DashboardTiles figures={figures} to={to} />
      <div className="grid items-start gap-6 xl:grid-cols-2 *:min-w-0">
        <StatusByPartner {...charts} />
        <CommitmentTrend figures={figures} asOf={asOf} to={to} />
      </div>
      <StatusByTopic {...charts} />
      {head("overdue", sum("late"))}
      {head("soon", sum("soon"))}
      {head("stale", sum("stale"))}
      <div className="grid items-start gap-6 2xl:grid-cols-2 *:min-w-0">
        <Balance
          id="partner"
          title={t("balance.byPartner")}
          rowHeader={t("partner")}
          matrix={figures.balanceByPartner}
          rows={names.partners(figures.balanceByPartner)}
          of={(key) => ({ partner: [key] as never })}
          to={to}
        />
        <Balance
          id="topic"
          title={t("balance.byTopic")}
          rowHeader={t("topic")}
          matrix={figures.balanceByTopic}
          rows={names.topics(figures.balanceByTopic)}
          of={(key) => ({ topic: [key] })}
          to={to}
        />
      </div>
      <TopicByPartner {...charts} />
    </>
  );
}
