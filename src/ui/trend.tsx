import { scaleBand, scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { getLocale, getTranslations } from "next-intl/server";
import { useId } from "react";
import { Bar, Figure, Legend, Patterns } from "./chart-parts.tsx";
import { formatNumber } from "./format.ts";
import { Link } from "./link.tsx";
import { FILLS, type Series } from "./series.ts";
import { Table } from "./table.tsx";

type Point = {
  key: string;
  /** Below the chart, short: "Nov". */
  label: string;
  /** In the table: "Nov 2026". */
  fullLabel: string;
  values: Readonly<Record<string, number>>;
  /** Where one value leads, by key of the series. */
  hrefs?: Readonly<Record<string, string>>;
};

type Props = {
  title: string;
  /** What a point is: "Month". */
  pointHeader: string;
  series: readonly Series[];
  points: readonly Point[];
  /** `columns`: counts of each month side by side; `lines`: a level that moves. */
  as: "columns" | "lines";
};

const HEIGHT = 150;
const FLOOR = 22;
const CEILING = 14;

/** What happened month by month, in the order given. */
export async function Trend(props: Props) {
  const t = await getTranslations("ui.chart");
  return <Drawing {...props} locale={await getLocale()} asTable={t("asTable")} />;
}

type DrawingProps = Props & { locale: string; asTable: string };

function Drawing({ title, pointHeader, series, points, as, locale, asTable }: DrawingProps) {
  const id = useId();
  const values = points.flatMap((point) => series.map(({ key }) => point.values[key] ?? 0));
  const most = Math.max(1, ...values);
  const y = scaleLinear([0, most], [HEIGHT - FLOOR, CEILING]).nice(3);
  const range: [number, number] = locale === "ur" ? [100, 0] : [0, 100];
  const x = scaleBand(
    points.map(({ key }) => key),
    range,
  ).padding(0.2);
  const at = (key: string) => x(key) ?? 0;
  const middle = (key: string) => at(key) + x.bandwidth() / 2;
  const inner = scaleBand(
    series.map(({ key }) => key),
    locale === "ur" ? [x.bandwidth(), 0] : [0, x.bandwidth()],
  );
  const path = line<Point>((point) => middle(point.key));
  // Every second or third month is named when there are many.
  // In Nastaliq the names of months are twice as wide.
  const step = Math.ceil(points.length / (locale === "ur" ? 7 : 12));
  return (
    <Figure
      title={title}
      asTable={asTable}
      table={<Figures {...{ title, pointHeader, series, points, locale }} />}
    >
      {series.length > 1 && <Legend id={id} series={series} />}
      <svg aria-hidden="true" className="chart w-full overflow-visible" height={HEIGHT}>
        {series.length === 1 && <Patterns id={id} fills={series.map(({ fill }) => fill)} />}
        {y.ticks(3).map((tick) => (
          <g key={tick}>
            <line x1="0" x2="100%" y1={y(tick)} y2={y(tick)} stroke="#ddd8cb" />
            <text
              x="0"
              y={y(tick) - 3}
              className="chart-text"
              textAnchor={locale === "ur" ? "end" : "start"}
            >
              {Number.isInteger(tick) ? tick : ""}
            </text>
          </g>
        ))}
        {as === "columns" &&
          points.map((point) =>
            series.map(({ key, fill }) => {
              const value = point.values[key] ?? 0;
              return (
                <Bar
                  key={`${point.key}-${key}`}
                  id={id}
                  fill={fill}
                  x={`${at(point.key) + (inner(key) ?? 0)}%`}
                  y={y(value)}
                  width={`${inner.bandwidth()}%`}
                  height={y(0) - y(value)}
                />
              );
            }),
          )}
        {as === "lines" && (
          // Stretched to the width; the stroke keeps its own.
          <svg
            viewBox={`0 0 100 ${HEIGHT}`}
            preserveAspectRatio="none"
            width="100%"
            height={HEIGHT}
          >
            {series.map(({ key, fill }, index) => (
              <path
                key={key}
                d={path.y((point) => y(point.values[key] ?? 0))(points) ?? ""}
                fill="none"
                stroke={FILLS[fill].fill}
                strokeWidth={2.5}
                strokeDasharray={["none", "7 4", "2 4"][index % 3]}
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </svg>
        )}
        {points.map(({ key, label }, index) =>
          index % step === 0 ? (
            <text
              key={key}
              x={`${middle(key)}%`}
              y={HEIGHT - 6}
              textAnchor="middle"
              className="chart-text"
            >
              {label}
            </text>
          ) : null,
        )}
      </svg>
    </Figure>
  );
}

function Figures(props: Omit<DrawingProps, "asTable" | "as">) {
  const { title, pointHeader, series, points, locale } = props;
  return (
    <Table
      caption={title}
      narrow="scroll"
      tight
      rows={points}
      rowKey={({ key }) => key}
      columns={[
        { key: "point", header: pointHeader, rowHeader: true, cell: (point) => point.fullLabel },
        ...series.map(({ key, label }) => ({
          key,
          header: label,
          numeric: true,
          cell: (point: Point) => {
            const figure = formatNumber(point.values[key] ?? 0, locale);
            const href = point.hrefs?.[key];
            return href && point.values[key] ? <Link href={href}>{figure}</Link> : figure;
          },
        })),
      ]}
    />
  );
}
