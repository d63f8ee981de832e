import type { ReactNode } from "react";
import { FILLS, type Series, type SeriesFill } from "./series.ts";

const STROKES = { hatch: "M0 6 6 0", cross: "M0 0 6 6M0 6 6 0", dots: "M3 3h.01", none: "" };

/** The patterns of a chart's series, once a chart (its `Legend` has them); `id` keeps charts of a page apart. */
export function Patterns({ id, fills }: { id: string; fills: readonly SeriesFill[] }) {
  return (
    <defs>
      {[...new Set(fills)].map((fill) => {
        const { pattern, ink } = FILLS[fill];
        if (pattern === "none") return null;
        return (
          <pattern
            key={fill}
            id={`${id}-${fill}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
          >
            <path
              d={STROKES[pattern]}
              stroke={ink}
              strokeOpacity={pattern === "dots" ? 0.5 : 0.28}
              strokeWidth={pattern === "dots" ? 1.6 : 1}
              strokeLinecap="round"
            />
          </pattern>
        );
      })}
    </defs>
  );
}

type BarProps = {
  id: string;
  fill: SeriesFill;
  x: string | number;
  y: string | number;
  width: string | number;
  height: string | number;
};

/** A rectangle in a series' colour with its pattern over it. */
export function Bar({ id, fill, ...box }: BarProps) {
  const { fill: colour, pattern } = FILLS[fill];
  return (
    <>
      <rect {...box} fill={colour} stroke="#fffefb" strokeWidth={1} />
      {pattern !== "none" && <rect {...box} fill={`url(#${id}-${fill})`} />}
    </>
  );
}

/** The words of the series, each beside its colour and pattern, which every bar of the chart `id` is drawn with. */
export function Legend({ id, series }: { id: string; series: readonly Series[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
      {series.map(({ key, label, fill }, index) => (
        <li key={key} className="flex items-center gap-1.5">
          <svg aria-hidden="true" className="chart size-3.5">
            {index === 0 && <Patterns id={id} fills={series.map((one) => one.fill)} />}
            <Bar id={id} fill={fill} x={0} y={0} width={14} height={14} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

type FigureProps = { title: string; children: ReactNode; table?: ReactNode; asTable?: string };

/** A chart under its title, with the same figures as a table one press away. */
export function Figure({ title, children, table, asTable }: FigureProps) {
  return (
    <figure className="sheet grid gap-3 p-4 *:min-w-0">
      <figcaption className="text-sm font-semibold">{title}</figcaption>
      {children}
      {table && (
        <details className="no-print text-sm">
          <summary className="link inline-block py-1 text-xs">{asTable}</summary>
          <div className="mt-2">{table}</div>
        </details>
      )}
    </figure>
  );
}
