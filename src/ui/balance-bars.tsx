import { scaleLinear } from "d3-scale";
import { getLocale } from "next-intl/server";
import { type ReactNode, useId } from "react";
import { Bar, Figure, Legend } from "./chart-parts.tsx";
import { Link, link } from "./link.tsx";
import { type Series, stacked } from "./series.ts";

type Counts = Readonly<Record<string, number>>;

type BalanceRow = {
  key: string;
  label: ReactNode;
  href?: string;
  /** By key of the series: what we owe, what they owe, what both owe. */
  home: Counts;
  partner: Counts;
  both: Counts;
  /** Where the three sums lead. */
  hrefs?: Readonly<Partial<Record<"home" | "partner" | "both", string>>>;
};

type Props = {
  title: string;
  /** What a row is: "Partner". */
  rowHeader: string;
  /** The words over the three columns: owed by us, by them, by both. */
  sides: Readonly<Record<"home" | "partner" | "both", string>>;
  series: readonly Series[];
  rows: readonly BalanceRow[];
};

/** Who owes whom: ours grows to the start, theirs to the end, from one line in the middle. */
export async function BalanceBars(props: Props) {
  return <Drawing {...props} isRtl={(await getLocale()) === "ur"} />;
}

function Drawing(props: Props & { isRtl: boolean }) {
  const { title, rowHeader, sides, series, rows, isRtl } = props;
  const id = useId();
  const sums = rows.flatMap(({ home, partner, both }) => [home, partner, both].map(sum));
  const most = Math.max(1, ...sums);
  return (
    <Figure title={title}>
      <Legend id={id} series={series} />
      {/* Sideways scrolling has to be possible with the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div role="group" aria-label={title} tabIndex={0} className="scroller">
        <table className="table table-tight min-w-[34rem] table-fixed">
          <thead>
            <tr>
              <th scope="col">{rowHeader}</th>
              <th scope="col" className="w-[30%] text-end!">
                {sides.home}
              </th>
              <th scope="col" className="w-[30%]">
                {sides.partner}
              </th>
              <th scope="col" className="w-[18%]">
                {sides.both}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row" className="min-w-0!">
                  {row.href ? <Link href={row.href}>{row.label}</Link> : row.label}
                </th>
                {(["home", "partner", "both"] as const).map((side) => (
                  <td key={side} className={side === "home" ? "border-e-2 border-e-ink-2!" : ""}>
                    <Side
                      id={id}
                      counts={row[side]}
                      series={series}
                      most={most}
                      href={row.hrefs?.[side]}
                      // Towards the middle line: ours ends there, theirs begins there.
                      isMirrored={(side === "home") !== isRtl}
                      isHome={side === "home"}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Figure>
  );
}

const sum = (counts: Counts) => Object.values(counts).reduce((all, one) => all + one, 0);

type SideProps = {
  id: string;
  counts: Counts;
  series: readonly Series[];
  most: number;
  href: string | undefined;
  isMirrored: boolean;
  isHome: boolean;
};

function Side({ id, counts, series, most, href, isMirrored, isHome }: SideProps) {
  const scale = scaleLinear([0, most], [0, 100]);
  const parts = stacked(series, counts).map(({ before, ...part }) => {
    const width = scale(part.value);
    return { ...part, width, x: isMirrored ? 100 - scale(before) - width : scale(before) };
  });
  const said = parts.map(({ label, value }) => `${label} ${value}`).join(", ");
  const figure = <span className="figures font-semibold">{sum(counts)}</span>;
  return (
    <div className={`flex items-center gap-2 ${isHome ? "flex-row-reverse" : ""}`}>
      <svg aria-hidden="true" className="chart h-5 min-w-0 flex-1">
        {parts.map(({ key, fill, x, width }) => (
          <Bar key={key} id={id} fill={fill} x={`${x}%`} y={1} width={`${width}%`} height={18} />
        ))}
      </svg>
      <span className="w-8 flex-none text-end" title={said}>
        {href && sum(counts) > 0 ? link({ href, children: figure }) : figure}
        <span className="sr-only"> {said}</span>
      </span>
    </div>
  );
}
