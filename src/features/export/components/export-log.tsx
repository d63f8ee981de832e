import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { formatDayShort, formatInstant, formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { MarkingTag, Tag } from "#ui/tag.tsx";
import type { ExportEntry } from "../schema.ts";

/** What left the register, a line for each file and each printed list. */
export async function ExportLog({
  entries,
  timeZone,
  titleOf,
}: {
  entries: readonly ExportEntry[];
  timeZone: string;
  /** Of a list, by the name of its register. */
  titleOf: Readonly<Record<string, string>>;
}) {
  const t = await getTranslations("export");
  const locale = await getLocale();
  return (
    <Table
      caption={t("log.title")}
      rows={entries}
      rowKey={({ id }) => id}
      tight
      empty={<EmptyState title={t("log.none")}>{t("log.noneHint")}</EmptyState>}
      columns={[
        {
          key: "when",
          header: t("log.when"),
          rowHeader: true,
          cell: ({ at }) => (
            <time dateTime={at.toISOString()} className="figures">
              {formatInstant(at, locale, timeZone)}
            </time>
          ),
        },
        { key: "who", header: t("log.who"), cell: ({ who }) => <bdi>{who}</bdi> },
        {
          key: "what",
          header: t("log.what"),
          cell: ({ register, format, address }) => (
            <span className="grid">
              <Link
                href={address}
              >{`${titleOf[register] ?? register}, ${t(`format.${format}`)}`}</Link>
              <bdi className="text-xs break-all text-ink-2">{address}</bdi>
            </span>
          ),
        },
        {
          key: "asOf",
          header: t("log.asOf"),
          keep: true,
          cell: ({ asOf, knownOn }) =>
            [asOf, knownOn]
              .filter((day) => day !== null)
              .map((day) => formatDayShort(day as CalendarDate, locale))
              .join(" / "),
        },
        {
          key: "rows",
          header: t("log.rows"),
          numeric: true,
          cell: ({ rows }) => formatNumber(rows, locale),
        },
        {
          key: "marking",
          header: t("log.marking"),
          cell: ({ marking }) => <MarkingTag marking={marking} />,
        },
        {
          key: "end",
          header: t("log.end"),
          cell: ({ end }) => {
            if (end === null) return <Tag>{t("log.open")}</Tag>;
            return end.isWhole ? (
              <Tag tone="good">{t("log.whole")}</Tag>
            ) : (
              <Tag tone="warn">{t("log.broken", { rows: end.rows })}</Tag>
            );
          },
        },
      ]}
    />
  );
}
