import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant, formatNumber } from "#ui/format.ts";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import type { FailedRun, FailingMail } from "../schema.ts";
import { ReasonOf } from "./job-table.tsx";

export async function FailedRuns({ runs, timeZone }: { runs: FailedRun[]; timeZone: string }) {
  const t = await getTranslations("jobs");
  const say = t as unknown as (key: string) => string;
  const locale = await getLocale();
  return (
    <Table
      caption={t("failures")}
      rows={runs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "job",
          header: t("col.job"),
          rowHeader: true,
          cell: ({ name }) => (t.has(`name.${name}` as never) ? say(`name.${name}`) : name),
        },
        {
          key: "when",
          header: t("col.when"),
          cell: ({ startedAt }) => formatInstant(startedAt, locale, timeZone),
        },
        {
          key: "attempt",
          header: t("col.attempt"),
          numeric: true,
          cell: ({ attempt }) => formatNumber(attempt, locale),
        },
        {
          key: "why",
          header: t("col.why"),
          cell: ({ reason }) => (reason === null ? "" : <ReasonOf reason={reason} />),
        },
        { key: "worker", header: t("col.worker"), cell: ({ worker }) => <bdi>{worker}</bdi> },
      ]}
      empty={<EmptyState title={t("noFailures")}>{t("noFailuresHint")}</EmptyState>}
    />
  );
}

export async function FailingMails({
  mails,
  timeZone,
}: {
  mails: FailingMail[];
  timeZone: string;
}) {
  const t = await getTranslations("jobs");
  const say = t as unknown as (key: string) => string;
  const locale = await getLocale();
  const at = (instant: Date) => formatInstant(instant, locale, timeZone);
  return (
    <Table
      caption={t("mail")}
      rows={mails}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "mail",
          header: t("col.mail"),
          rowHeader: true,
          cell: ({ template }) => say(`template.${template}`),
        },
        { key: "to", header: t("col.to"), cell: ({ to }) => <bdi className="break-all">{to}</bdi> },
        { key: "when", header: t("col.when"), cell: ({ createdAt }) => at(createdAt) },
        {
          key: "tries",
          header: t("col.tries"),
          numeric: true,
          cell: ({ tries }) => formatNumber(tries, locale),
        },
        {
          key: "why",
          header: t("col.why"),
          cell: ({ reason }) => (reason === null ? "" : <ReasonOf reason={reason} />),
        },
        {
          key: "again",
          header: t("col.again"),
          cell: ({ dueAt, isGivenUp }) => (isGivenUp ? t("givenUp") : at(dueAt)),
        },
      ]}
      empty={<EmptyState title={t("noMail")}>{t("noMailHint")}</EmptyState>}
    />
  );
}
