import type { Tone } from "./tag.tsx";

/** One kind of thing in a chart: its word, its fill, and a pattern so that colour is never alone. */
export type Series = { key: string; label: string; fill: SeriesFill };

export type SeriesFill = Tone | "deep" | "mid" | "pale";

type Look = { fill: string; ink: string; pattern: "none" | "hatch" | "dots" | "cross" };

/** Presentation attributes, not style: the content policy allows no inline style. */
export const FILLS: Record<SeriesFill, Look> = {
  deep: { fill: "#0c5049", ink: "#fff", pattern: "none" },
  mid: { fill: "#4b938a", ink: "#102421", pattern: "dots" },
  pale: { fill: "#b9d6d1", ink: "#1b2523", pattern: "none" },
  accent: { fill: "#0c5049", ink: "#fff", pattern: "none" },
  good: { fill: "#1d6339", ink: "#fff", pattern: "none" },
  info: { fill: "#7fa3cf", ink: "#1b2523", pattern: "dots" },
  warn: { fill: "#e5bd63", ink: "#1b2523", pattern: "hatch" },
  bad: { fill: "#9a1f1a", ink: "#fff", pattern: "cross" },
  plum: { fill: "#b6a3c9", ink: "#1b2523", pattern: "cross" },
  neutral: { fill: "#d3cec0", ink: "#1b2523", pattern: "none" },
};

/** The series that have something, each with how much stands before it. */
export function stacked(series: readonly Series[], values: Readonly<Record<string, number>>) {
  return series
    .map((one, index) => ({
      ...one,
      value: values[one.key] ?? 0,
      before: series.slice(0, index).reduce((sum, { key }) => sum + (values[key] ?? 0), 0),
    }))
    .filter(({ value }) => value > 0);
}
