import { scaleLinear } from "d3-scale";
import { getLocale } from "next-intl/server";
import { type ReactNode, useId } from "react";
import { Bar, Figure, Legend } from "#ui/chart-parts.tsx";
import { formatNumber } from "#ui/format.ts";
import type { Spread } from "../times.ts";

type Props = {
  title: string;
  words: { median: string; most: string };
  rows: readonly { key: string; label: ReactNode; spread: Spread }[];
};

/** One bar a row: dark to the median, pale on to the day by which nine in ten were through. The table says the same. */
export async function SpreadChart({ title, words, rows }: Props) {
  const locale = await getLocale();
  return <Drawing title={title} words={words} rows={rows} locale={locale} />;
}

function Drawing({ title, words, rows, locale }: Props & { locale: string }) {
  const id = useId();
  const most = Math.max(1, ...rows.map(({ spread }) => spread.most));
  const scale = scaleLinear([0, most], [0, 100]);
  const isRtl = locale === "ur";
  return (
    <Figure title={title}>
      <Legend
        id={id}
        series={[
          { key: "median", label: words.median, fill: "deep" },
          { key: "most", label: words.most, fill: "pale" },
        ]}
      />
      <ul className="grid gap-1.5">
        {rows.map(({ key, label, spread }) => (
          <li
            key={key}
            className="grid grid-cols-[6.5rem_minmax(0,1fr)_4.5rem] items-center gap-2 text-sm sm:grid-cols-[minmax(6rem,14rem)_minmax(0,1fr)_5.5rem] sm:gap-3"
          >
            <span className="min-w-0">{label}</span>
            <svg aria-hidden="true" className="chart h-5 w-full overflow-visible">
              {(["most", "median"] as const).map((end) => {
                const width = scale(spread[end]);
                return (
                  <Bar
                    key={end}
                    id={id}
                    fill={end === "most" ? "pale" : "deep"}
                    x={`${isRtl ? 100 - width : 0}%`}
                    y={2}
                    width={`${width}%`}
                    height={16}
                  />
                );
              })}
            </svg>
            <span className="figures text-end text-xs">
              {formatNumber(spread.median, locale)} / {formatNumber(spread.most, locale)}
            </span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
