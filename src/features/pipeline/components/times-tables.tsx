import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { formatNumber } from "#ui/format.ts";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { FEW, type Spread } from "../times.ts";
import type { StageTimes } from "../views.ts";

type StayRow = {
  key: string;
  label: ReactNode;
  spread: Spread | null;
  open: StageTimes["desks"][number]["open"];
};

type Props = {
  caption: string;
  /** What a row is: "Stage". */
  header: string;
  rows: readonly StayRow[];
  empty: string;
};

/** How long stays took, of how many, and how many go on. */
export async function StayTable({ caption, header, rows, empty }: Props) {
  const t = await getTranslations("pipeline");
  const locale = await getLocale();
  const figure = (value: number | undefined) =>
    value === undefined ? null : formatNumber(value, locale);
  return (
    <Table
      caption={caption}
      narrow="scroll"
      rows={rows}
      rowKey={({ key }) => key}
      empty={<EmptyState title={empty} />}
      columns={[
        { key: "label", header, rowHeader: true, cell: ({ label }) => label },
        {
          key: "count",
          header: t("column.count"),
          numeric: true,
          keep: true,
          cell: ({ spread }) => (
            <span className="inline-flex flex-wrap items-center justify-end gap-1.5">
              {spread !== null && spread.count < FEW && <Tag>{t("few")}</Tag>}
              {figure(spread?.count ?? 0)}
            </span>
          ),
        },
        {
          key: "median",
          header: t("column.median"),
          numeric: true,
          cell: ({ spread }) => figure(spread?.median),
        },
        {
          key: "most",
          header: t("column.most"),
          numeric: true,
          cell: ({ spread }) => figure(spread?.most),
        },
        {
          key: "longest",
          header: t("column.longest"),
          numeric: true,
          cell: ({ spread }) => figure(spread?.longest),
        },
        {
          key: "open",
          header: t("column.open"),
          cell: ({ open }) => open && t("openStays", { count: open.count, days: open.longest }),
        },
      ]}
    />
  );
}

type ReasonProps = {
  caption: string;
  rows: StageTimes["returned"];
  empty: string;
};

/** Why they were sent back or held, the most frequent first. */
export async function ReasonTable({ caption, rows, empty }: ReasonProps) {
  const t = await getTranslations("pipeline.column");
  const reasons = await getTranslations("values.stageReason");
  const locale = await getLocale();
  return (
    <Table
      caption={caption}
      showCaption
      rows={rows}
      rowKey={({ reason }) => reason}
      empty={<EmptyState title={empty} />}
      columns={[
        {
          key: "reason",
          header: t("reason"),
          rowHeader: true,
          cell: ({ reason }) => reasons(reason),
        },
        {
          key: "count",
          header: t("times"),
          numeric: true,
          keep: true,
          cell: ({ count }) => formatNumber(count, locale),
        },
      ]}
    />
  );
}
