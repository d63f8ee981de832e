import { getLocale, getTranslations } from "next-intl/server";
import { formatDay, formatInstant } from "#ui/format.ts";
import { Notice } from "#ui/notice.tsx";
import { SummaryList } from "#ui/record.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { spokenColumns } from "../about.ts";
import type { About, Row, Shown } from "../views.ts";
import { FileCell } from "./file-cell.tsx";

type Props = {
  about: About;
  columns: readonly Shown[];
  /** Names of the columns that fit on paper. */
  printed: readonly string[];
  rows: readonly Row[];
  timeZone: string;
};

/** A list on paper: what it is and whose, then its rows with the columns of the screen. */
export async function PrintedList({ about, columns, printed, rows, timeZone }: Props) {
  const t = await getTranslations("export");
  const locale = await getLocale();
  // Files say days as programs read them; paper says them as its rows do.
  const inWords: Record<string, string> = {
    asOf: formatDay(about.asOf, locale),
    ...(about.knownOn !== null && { knownOn: formatDay(about.knownOn, locale) }),
    madeAt: formatInstant(new Date(about.madeAt), locale, timeZone),
  };
  const kept = spokenColumns(columns, printed);
  const shown = kept.map((column, index): Column<Row> => ({
    key: column.name,
    header: column.label,
    numeric: column.kind === "number",
    keep: column.kind === "day" || column.kind === "code",
    rowHeader: index === 0,
    cell: (row) => <FileCell column={column} row={row} />,
  }));
  return (
    <>
      <SummaryList
        rows={about.facts
          .slice(2)
          .map(({ name, label, value }) => ({ term: label, value: inWords[name] ?? value }))}
      />
      {about.isCut && <Notice tone="warning" title={t("print.cut", { shown: rows.length })} />}
      <Table
        caption={about.title}
        columns={shown}
        rows={rows}
        rowKey={(row) => columns[0]?.value(row) as string}
        narrow="scroll"
        tight
        empty={<p>{t("print.empty")}</p>}
      />
    </>
  );
}
