import { getLocale, getTranslations } from "next-intl/server";
import { fuzzyOf } from "#domain/date-precision.ts";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { DateText } from "#ui/date-text.tsx";
import { formatDays, formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { MarkingTag, StatusTag } from "#ui/tag.tsx";
import type { RestatedPromise } from "../schema.ts";

type Props = {
  promises: readonly RestatedPromise[];
  /** Where promises of several partners stand in one list. */
  hasPartner?: boolean;
};

/** The promises that were made more than once, in the order given. */
export async function RestatedTable({ promises, hasPartner = false }: Props) {
  const t = await getTranslations("partners.restated");
  const values = await getTranslations("values.owedBy");
  const locale = await getLocale();
  return (
    <Table
      caption={t("title")}
      rows={promises}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("none")}>{t("noneHint")}</EmptyState>}
      columns={[
        {
          key: "promise",
          header: t("col.promise"),
          rowHeader: true,
          cell: ({ id, ref, title, marking, obligor, partner, doubts }) => (
            <span className="grid justify-items-start gap-0.5">
              <Link href={`/commitments/${id}`}>
                <bdi>{title}</bdi>
              </Link>
              <span className="flex flex-wrap items-center gap-2 text-xs font-normal text-ink-2">
                {hasPartner && <span className="figures font-medium">{partner}</span>}
                <span className="figures">{ref}</span>
                {values(obligor)}
                {marking !== "official" && <MarkingTag marking={marking} />}
                <DoubtMarks doubts={doubts} />
              </span>
            </span>
          ),
        },
        {
          key: "first",
          header: t("col.first"),
          keep: true,
          cell: ({ madeOn, madePrecision }) => <DateText date={fuzzyOf(madeOn, madePrecision)} />,
        },
        {
          key: "times",
          header: t("col.times"),
          numeric: true,
          cell: ({ times }) => formatNumber(times, locale),
        },
        {
          key: "last",
          header: t("col.last"),
          keep: true,
          cell: ({ lastId, lastRef, lastMadeOn, lastMadePrecision }) => (
            <span className="grid justify-items-start gap-0.5">
              <DateText date={fuzzyOf(lastMadeOn, lastMadePrecision)} />
              <Link href={`/commitments/${lastId}`} className="link figures text-xs">
                {lastRef}
              </Link>
            </span>
          ),
        },
        {
          key: "status",
          header: t("col.status"),
          cell: ({ status }) => <StatusTag value={status} />,
        },
        {
          key: "days",
          header: t("col.days"),
          numeric: true,
          cell: ({ daysOpen, isOpen }) =>
            daysOpen === null
              ? t("sinceUnknown")
              : isOpen
                ? formatDays(daysOpen, locale)
                : t("closedAfter", { days: formatDays(daysOpen, locale) }),
        },
      ]}
    />
  );
}
