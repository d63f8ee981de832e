import type { Obligor } from "#domain/sides.ts";

/** Counts by row and column; what is missing is none. */
export type Matrix = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** In each group of obligors: all, and how they stand. `late` and `stale` are parts of `open`. */
export type Standings = Record<"all" | "open" | "late" | "soon" | "stale" | "kept", number>;

export type CommitmentFigures = {
  /** By obligor. */
  standing: Record<Obligor, Standings>;
  /** Partner code, then status. */
  byPartner: Matrix;
  /** Slug of a topic of the first level (of the chosen topics, when some are), then status. */
  byTopic: Matrix;
  /** Slug, then partner code. */
  topicByPartner: Matrix;
  /** Partner code or slug, then `<obligor> <standing>`. */
  balanceByPartner: Matrix;
  balanceByTopic: Matrix;
  /** `made`, `kept` or `late`, then the month. */
  trend: Matrix;
};

export const countOf = (matrix: Matrix, row: string, column: string): number =>
  matrix.get(row)?.get(column) ?? 0;

/** The whole row. */
export const sumOf = (matrix: Matrix, row: string): number =>
  [...(matrix.get(row)?.values() ?? [])].reduce((sum, count) => sum + count, 0);
