import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { DEFAULT_ROUTE, SIDE_STATES, type Stage } from "#features/agreements/stages.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { hrefWith, type Params } from "#ui/address.ts";
import { AsOf } from "#ui/as-of.tsx";
import { FilterPanel } from "#ui/filter.tsx";
import { formatDay, formatMonth, formatMonthName, formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader, Section } from "#ui/page.tsx";
import { Tabs } from "#ui/record.tsx";
import { StackedBars } from "#ui/stacked-bars.tsx";
import { Table } from "#ui/table.tsx";
import { Trend } from "#ui/trend.tsx";
import { FEW, PERIODS } from "../times.ts";
import type { StageTimes, TimesChoices, TimesFilter } from "../views.ts";
import { SpreadChart } from "./spread-chart.tsx";
import { ReasonTable, StayTable } from "./times-tables.tsx";

const PATH = "/mous/times";
const ORDER: readonly Stage[] = [...DEFAULT_ROUTE, ...SIDE_STATES];

type Props = {
  times: StageTimes;
  choices: TimesChoices;
  filter: TimesFilter;
  params: Params;
};

/** How long MoUs take at each stage and desk, and where the time goes. */
export async function TimesScreen({ times, choices, filter, params }: Props) {
  const t = await getTranslations("pipeline");
  const mous = await getTranslations("mous");
  const locale = await getLocale();
  const { since, until } = times;
  const period =
    since === null
      ? t("untilDay", { until: formatDay(until, locale) })
      : t("between", { since: formatDay(since, locale), until: formatDay(until, locale) });
  return (
    <Page dated marking={times.marking}>
      <PageHeader
        title={t("title")}
        breadcrumb={[{ href: "/mous", label: mous("title") }]}
        meta={t("lead", { few: FEW })}
        actions={
          <ExportMenu
            register="stage-times"
            params={params}
            count={
              times.stages.length + times.desks.length + times.waiting.length + times.posts.length
            }
          />
        }
      />
      <AsOf path={PATH} params={params} when={filter} />
      <Tabs
        label={mous("views")}
        tabs={[
          { href: "/mous", label: mous("board"), current: false },
          { href: "/mous?view=table", label: mous("table"), current: false },
          { href: PATH, label: t("tab"), current: true },
        ]}
      />
      <FilterPanel
        path={PATH}
        params={params}
        groups={[
          {
            kind: "checkboxes",
            name: "partner",
            label: t("filter.partner"),
            choices: choices.partner.map((one) => ({ ...one, label: nameIn(locale, one) })),
          },
          {
            kind: "select",
            name: "period",
            label: t("filter.period"),
            any: t("period.24"),
            choices: PERIODS.filter((one) => one !== "24").map((value) => ({
              value,
              label: t(`period.${value}`),
            })),
          },
          {
            kind: "select",
            name: "route",
            label: t("filter.route"),
            any: t("filter.anyRoute"),
            choices: choices.route.map((one) => ({ ...one, label: nameIn(locale, one) })),
          },
        ]}
      >
        <span className="text-sm text-ink-2">{period}</span>
      </FilterPanel>
      {times.stages.length === 0 ? (
        <EmptyState
          title={t("empty.title")}
          action={
            <ButtonLink
              href={hrefWith(PATH, params, { period: "all", partner: null, route: null })}
            >
              {t("empty.lift")}
            </ButtonLink>
          }
        >
          {t("empty.hint")}
        </EmptyState>
      ) : (
        <Times times={times} />
      )}
    </Page>
  );
}

async function Times({ times }: { times: StageTimes }) {
  const t = await getTranslations("pipeline");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const stages = times.stages.toSorted((a, b) => ORDER.indexOf(a.stage) - ORDER.indexOf(b.stage));
  const rows = stages.map(({ stage, ...stays }) => ({
    ...stays,
    key: stage,
    label: values(`stage.${stage}`),
  }));
  return (
    <>
      <Section id="stages" title={t("section.stages")} hint={t("section.stagesHint")}>
        <div className="grid gap-3">
          <SpreadChart
            title={t("chart.stages")}
            words={{ median: t("column.median"), most: t("column.most") }}
            rows={rows.flatMap(({ spread, ...row }) =>
              spread === null ? [] : [{ ...row, spread }],
            )}
          />
          <StayTable
            caption={t("section.stages")}
            header={t("column.stage")}
            rows={rows.map((row) => ({
              ...row,
              label: <Link href={`/mous?view=table&show=all&stage=${row.key}`}>{row.label}</Link>,
            }))}
            empty={t("empty.title")}
          />
        </div>
      </Section>
      <Section id="shares" title={t("section.shares")} hint={t("section.sharesHint")}>
        <Shares times={times} />
      </Section>
      <Section id="desks" title={t("section.desks")}>
        <h3 className="mt-4 mb-1.5 text-sm font-semibold first:mt-0">
          {t("section.concurrences")}
        </h3>
        <StayTable
          caption={t("section.concurrences")}
          header={t("column.desk")}
          rows={times.desks.map(({ name, ...row }) => ({ ...row, label: <bdi>{name}</bdi> }))}
          empty={t("empty.desks")}
        />
        <h3 className="mt-4 mb-1.5 text-sm font-semibold first:mt-0">{t("section.waiting")}</h3>
        <StayTable
          caption={t("section.waiting")}
          header={t("column.waiting")}
          rows={times.waiting.map((one) => ({
            ...one,
            label:
              one.name === "" ? (
                t(`holder.${one.on}`)
              ) : (
                <span>
                  <bdi>{nameIn(locale, one)}</bdi>
                  {one.on !== "agency" && ` (${t(`holder.${one.on}`)})`}
                </span>
              ),
          }))}
          empty={t("empty.title")}
        />
        <h3 className="mt-4 mb-1.5 text-sm font-semibold first:mt-0">{t("section.posts")}</h3>
        <StayTable
          caption={t("section.posts")}
          header={t("column.post")}
          rows={times.posts.map(({ name, ...row }) => ({
            ...row,
            key: name,
            label: <bdi>{name}</bdi>,
          }))}
          empty={t("empty.posts")}
        />
      </Section>
      <Section id="flow" title={t("section.flow")}>
        <Trend
          title={t("chart.flow")}
          pointHeader={t("column.month")}
          as="columns"
          series={[
            { key: "entered", label: t("flow.entered"), fill: "mid" },
            { key: "signed", label: t("flow.signed"), fill: "deep" },
            { key: "left", label: t("flow.left"), fill: "warn" },
          ]}
          points={times.flow.map(({ month, entered, left, signed }) => {
            const first = `${month}-01` as StageTimes["until"];
            return {
              key: month,
              label: formatMonthName(first, locale),
              fullLabel: formatMonth(first, locale),
              values: { entered, left, signed },
            };
          })}
        />
      </Section>
      <Section id="returned" title={t("section.returned")}>
        <div className="grid gap-6 lg:grid-cols-2">
          <ReasonTable
            caption={t("caption.returned")}
            rows={times.returned}
            empty={t("empty.returned")}
          />
          <ReasonTable caption={t("caption.held")} rows={times.held} empty={t("empty.held")} />
        </div>
      </Section>
    </>
  );
}

/** Whose hands the days were in, as parts of all days in the pipeline. */
async function Shares({ times: { shares } }: { times: StageTimes }) {
  const t = await getTranslations("pipeline");
  const locale = await getLocale();
  const fills = {
    us: "deep",
    them: "info",
    agency: "mid",
    hold_us: "warn",
    hold_them: "plum",
  } as const;
  return (
    <div className="grid gap-3">
      <StackedBars
        title={t("chart.shares")}
        rowHeader={t("column.holder")}
        series={shares.map(({ holder }) => ({
          key: holder,
          label: t(`holder.${holder}`),
          fill: fills[holder],
        }))}
        rows={[
          {
            key: "all",
            label: t("allDays"),
            values: Object.fromEntries(shares.map(({ holder, days }) => [holder, days])),
          },
        ]}
      />
      <Table
        caption={t("section.shares")}
        tight
        rows={shares}
        rowKey={({ holder }) => holder}
        columns={[
          {
            key: "holder",
            header: t("column.holder"),
            rowHeader: true,
            cell: ({ holder }) => t(`holder.${holder}`),
          },
          {
            key: "days",
            header: t("column.days"),
            numeric: true,
            cell: ({ days }) => formatNumber(days, locale),
          },
          {
            key: "percent",
            header: t("column.percent"),
            numeric: true,
            keep: true,
            cell: ({ percent }) => t("percent", { percent }),
          },
        ]}
      />
    </div>
  );
}
