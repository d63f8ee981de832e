import { getLocale, getTranslations } from "next-intl/server";
import { formatDayShort, formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { DeskItem } from "../desk-views.ts";

/** The desks whose concurrence is asked for, with what waits at each. */
export async function DeskList({ desks }: { desks: readonly DeskItem[] }) {
  const t = await getTranslations("desks");
  const locale = await getLocale();
  return (
    <Table
      caption={t("title")}
      rows={desks}
      rowKey={({ key }) => key}
      empty={<EmptyState title={t("none")}>{t("noneHint")}</EmptyState>}
      columns={[
        {
          key: "name",
          header: t("column.desk"),
          rowHeader: true,
          cell: ({ key, name }) => (
            <Link href={`/desks/${key}`}>
              <bdi>{name}</bdi>
            </Link>
          ),
        },
        {
          key: "waiting",
          header: t("column.waiting"),
          numeric: true,
          cell: ({ waiting }) => formatNumber(waiting, locale),
        },
        {
          key: "over",
          header: t("column.over"),
          numeric: true,
          cell: ({ overTarget }) =>
            overTarget === 0 ? (
              formatNumber(0, locale)
            ) : (
              <Tag tone="bad" icon="alert">
                {formatNumber(overTarget, locale)}
              </Tag>
            ),
        },
        {
          key: "oldest",
          header: t("column.oldest"),
          keep: true,
          cell: ({ oldestOn }) => oldestOn && formatDayShort(oldestOn, locale),
        },
        {
          key: "median",
          header: t("column.median"),
          numeric: true,
          cell: ({ medianDays }) => (medianDays === null ? null : formatNumber(medianDays, locale)),
        },
        {
          key: "answered",
          header: t("column.answered"),
          numeric: true,
          cell: ({ answered }) => formatNumber(answered, locale),
        },
      ]}
    />
  );
}
