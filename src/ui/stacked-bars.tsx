import { scaleLinear } from "d3-scale";
import { getLocale, getTranslations } from "next-intl/server";
import { type ReactNode, useId } from "react";
import { Bar, Figure, Legend } from "./chart-parts.tsx";
import { formatNumber } from "./format.ts";
import { Link, link } from "./link.tsx";
import { FILLS, type Series, stacked } from "./series.ts";
import { Table } from "./table.tsx";

type BarRow = {
  key: string;
  label: ReactNode;
  /** Where the row's total leads. */
  href?: string;
  /** By key of the series; what is missing counts as none. */
  values: Readonly<Record<string, number>>;
  /** Where one value leads, by key of the series. */
  hrefs?: Readonly<Record<string, string>>;
};

type Props = {
  title: string;
  /** What a row is: "Partner". */
  rowHeader: string;
  series: readonly Series[];
  rows: readonly BarRow[];
};

/** Status by partner, or by topic: one bar a row, all on one scale. */
export async function StackedBars(props: Props) {
  const t = await getTranslations("ui.chart");
  const locale = await getLocale();
  return <Drawing {...props} locale={locale} total={t("total")} asTable={t("asTable")} />;
}

type DrawingProps = Props & { locale: string; total: string; asTable: string };

function Drawing({ title, rowHeader, series, rows, locale, total, asTable }: DrawingProps) {
  const id = useId();
  const most = Math.max(1, ...rows.map(totalOf));
  return (
    <Figure
      title={title}
      asTable={asTable}
      table={<Figures {...{ title, rowHeader, series, rows, locale, total }} />}
    >
      <Legend id={id} series={series} />
      <ul className="grid gap-1.5">
        {rows.map((row) => (
          <li
            key={row.key}
            className="grid grid-cols-[6.5rem_minmax(0,1fr)_2rem] items-center gap-2 text-sm sm:grid-cols-[minmax(6rem,11rem)_minmax(0,1fr)_2.5rem] sm:gap-3"
          >
            <span className="truncate">{row.label}</span>
            <BarOf {...{ id, row, series, most }} isRtl={locale === "ur"} />
            <span className="figures text-end font-medium">
              {row.href ? <Link href={row.href}>{totalOf(row)}</Link> : totalOf(row)}
            </span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}

const totalOf = ({ values }: BarRow) =>
  Object.values(values).reduce((sum, value) => sum + value, 0);

type BarOfProps = {
  id: string;
  row: BarRow;
  series: readonly Series[];
  most: number;
  isRtl: boolean;
};

function BarOf({ id, row, series, most, isRtl }: BarOfProps) {
  const scale = scaleLinear([0, most], [0, 100]);
  const parts = stacked(series, row.values).map(({ before, ...part }) => {
    const width = scale(part.value);
    return { ...part, width, x: isRtl ? 100 - scale(before) - width : scale(before) };
  });
  return (
    // The table below says the same in figures.
    <svg aria-hidden="true" className="chart h-6 w-full overflow-visible">
      {parts.map(({ key, fill, value, width, x }) => (
        <g key={key}>
          <Bar id={id} fill={fill} x={`${x}%`} y={1} width={`${width}%`} height={22} />
          {width > 6 && (
            <text
              x={`${x + width / 2}%`}
              y={16}
              textAnchor="middle"
              fontSize="11.5"
              fontWeight="600"
              fill={FILLS[fill].ink}
              className={width > 12 ? undefined : "max-sm:hidden"}
            >
              {value}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function Figures(props: Omit<DrawingProps, "asTable">) {
  const { title, rowHeader, series, rows, locale, total } = props;
  return (
    <Table
      caption={title}
      narrow="scroll"
      tight
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: "label", header: rowHeader, rowHeader: true, cell: (row) => row.label },
        ...series.map(({ key, label }) => ({
          key,
          header: label,
          numeric: true,
          cell: (row: BarRow) => {
            const figure = formatNumber(row.values[key] ?? 0, locale);
            const href = row.hrefs?.[key];
            return href && row.values[key] ? link({ href, children: figure }) : figure;
          },
        })),
        {
          key: "total",
          header: total,
          numeric: true,
          cell: (row) => {
            const figure = formatNumber(totalOf(row), locale);
            return row.href ? <Link href={row.href}>{figure}</Link> : figure;
          },
        },
      ]}
    />
  );
}
