import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import { formatFuzzy, formatNumber } from "#ui/format.ts";
import { Notice } from "#ui/notice.tsx";
import { SummaryList } from "#ui/record.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type { About, Row, Shown, Value } from "../views.ts";
import { cellText } from "../cells.ts";

type Props = {
  about: About;
  columns: readonly Shown[];
  /** Names of the columns that fit on paper. */
  printed: readonly string[];
  rows: readonly Row[];
};

/** A list on paper: what it is and whose, then its rows with the columns of the screen. */
export async function PrintedList({ about, columns, printed, rows }: Props) {
  const t = await getTranslations("export");
  const locale = await getLocale();
  const words = await fuzzyWords();
  const kept = printed.flatMap((name) => {
    const own = columns.find((column) => column.name === name);
    // The word of a code says it to a person.
    const spoken = columns.find((column) => column.name === `${name}_label`);
    return spoken ?? own ?? [];
  });
  const text = ({ name, kind }: Shown, value: Value, row: Row) => {
    if (value === null) return null;
    if (kind === "day") {
      const precision = row[name.replace(/_on$/, "_precision")] ?? "day";
      const date = { on: value as CalendarDate, precision: precision as DatePrecision };
      return formatFuzzy(date, locale, words);
    }
    if (typeof value === "number") return formatNumber(value, locale);
    return cellText(value, about.unverifiedWord);
  };
  const shown = kept.map((column, index): Column<Row> => ({
    key: column.name,
    header: column.label,
    numeric: column.kind === "number",
    keep: column.kind === "day" || column.kind === "code",
    rowHeader: index === 0,
    cell: (row) => <bdi>{text(column, column.value(row), row)}</bdi>,
  }));
  return (
    <>
      <SummaryList
        rows={about.facts.slice(2).map(({ label, value }) => ({ term: label, value }))}
      />
      {rows.length < about.rows && (
        <Notice tone="warning" title={t("print.cut", { shown: rows.length, rows: about.rows })} />
      )}
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
