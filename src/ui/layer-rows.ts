/** In a row stands a node, or the place where a long edge passes. */
export type Item = { id: string; edge: string | null; width: number };

const PASSES = 12;

/**
 * Where each item stands from left to right: in the order of its row, without touching, and otherwise as
 * near as can be to the middle of its neighbours, long edges above all, so that they run straight.
 */
export function straighten(
  rows: readonly Item[][],
  neighbours: ReadonlyMap<string, string[]>,
  gap: number,
): Map<string, number> {
  const xs = new Map<string, number>();
  for (const row of rows) {
    const fitted = fit(
      row,
      row.map(() => 0),
      gap,
    );
    for (const [index, { id }] of row.entries()) xs.set(id, fitted[index] ?? 0);
  }
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const row of pass % 2 === 0 ? rows : rows.toReversed()) {
      const wanted = row.map(({ id }) => {
        const around = (neighbours.get(id) ?? []).map((one) => xs.get(one) ?? 0);
        const own = xs.get(id) ?? 0;
        return around.length === 0 ? own : around.reduce((sum, x) => sum + x, 0) / around.length;
      });
      const fitted = fit(row, wanted, gap);
      for (const [index, { id }] of row.entries()) xs.set(id, fitted[index] ?? 0);
    }
  }
  const left = Math.min(...rows.flat().map((item) => (xs.get(item.id) ?? 0) - item.width / 2));
  return new Map([...xs].map(([id, x]) => [id, x - left]));
}

/** The places nearest to those wanted (least squares) that keep the order and the gaps: blocks that touch move as one. */
function fit(row: readonly Item[], wanted: readonly number[], gap: number): number[] {
  let before = 0;
  const offsets = row.map(({ width }) => {
    const own = before + width / 2;
    before += width + gap;
    return own;
  });
  const blocks: { sum: number; weight: number; count: number }[] = [];
  for (const [index, { edge }] of row.entries()) {
    const weight = edge === null ? 1 : 4;
    let block = { sum: ((wanted[index] ?? 0) - (offsets[index] ?? 0)) * weight, weight, count: 1 };
    for (;;) {
      const last = blocks.at(-1);
      if (last === undefined || last.sum / last.weight <= block.sum / block.weight) break;
      blocks.pop();
      block = {
        sum: last.sum + block.sum,
        weight: last.weight + block.weight,
        count: last.count + block.count,
      };
    }
    blocks.push(block);
  }
  const shifts = blocks.flatMap(({ sum, weight, count }) =>
    Array.from({ length: count }, () => sum / weight),
  );
  return offsets.map((offset, index) => offset + (shifts[index] ?? 0));
}
