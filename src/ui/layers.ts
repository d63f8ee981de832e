import { type Item, straighten } from "./layer-rows.ts";

/** A node of the graph, in the order it is to be read; those of one band stand together, later bands below. */
export type LayerNode = { id: string; band: string };
/** An edge from a node to one that it hangs on, which stands above it where the bands allow. */
export type LayerEdge = { id: string; from: string; to: string };

type Size = { width: number; height: number; gapX: number; gapY: number; perRow: number };
type Point = { x: number; y: number };

export type Layout = {
  width: number;
  height: number;
  /** Centre of each node. */
  nodes: ReadonlyMap<string, Point>;
  /** The points that each edge runs through, from the edge of one box to that of the other. */
  edges: ReadonlyMap<string, readonly Point[]>;
  /** Where each band begins, from the top. */
  bands: readonly { band: string; top: number; bottom: number }[];
};

const PASSAGE = 28;

/**
 * Places a graph in rows: bands from the top in the order given, a node always below what it hangs on in
 * its band, at most `perRow` nodes side by side. Long edges get a passage of their own in every row they
 * cross, so that no edge runs through a node. The order in a row follows the neighbours above and below.
 */
export function layOut(
  nodes: readonly LayerNode[],
  edges: readonly LayerEdge[],
  size: Size,
): Layout {
  const { rowOf, bandOf } = rowsOf(nodes, edges, size.perRow);
  const rows = bandOf.map((): Item[] => []);
  for (const { id } of nodes) {
    rows[rowOf.get(id) ?? 0]?.push({ id, edge: null, width: size.width });
  }
  const chains = new Map<string, string[]>();
  for (const edge of edges) {
    const [a, b] = [rowOf.get(edge.from), rowOf.get(edge.to)];
    if (a === undefined || b === undefined) continue;
    const chain = [edge.from];
    for (const row of between(a, b)) {
      const id = `${edge.id}/${row}`;
      rows[row]?.push({ id, edge: edge.id, width: PASSAGE });
      chain.push(id);
    }
    chains.set(edge.id, [...chain, edge.to]);
  }
  const ordered = untangle(rows, neighboursOf(chains));
  return place(ordered, bandOf, chains, size);
}

/** The rows that lie between two, from the first towards the second. */
function between(a: number, b: number): number[] {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const rows = Array.from({ length: Math.max(0, high - low - 1) }, (_, index) => low + 1 + index);
  return a < b ? rows : rows.toReversed();
}

/** The row of each node, and the band of each row. */
function rowsOf(nodes: readonly LayerNode[], edges: readonly LayerEdge[], perRow: number) {
  const rowOf = new Map<string, number>();
  const bandOf: string[] = [];
  const filled: number[] = [];
  let first = 0;
  for (const { id, band } of nodes) {
    if (bandOf.at(-1) !== band) first = bandOf.length;
    const above = edges.filter((edge) => edge.from === id).map((edge) => rowOf.get(edge.to) ?? -1);
    let row = Math.max(first, ...above.map((one) => one + 1));
    while ((filled[row] ?? 0) >= perRow) row += 1;
    while (bandOf.length <= row) bandOf.push(band);
    filled[row] = (filled[row] ?? 0) + 1;
    rowOf.set(id, row);
  }
  return { rowOf, bandOf };
}

function neighboursOf(chains: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const neighbours = new Map<string, string[]>();
  for (const chain of chains.values()) {
    for (const [index, id] of chain.entries()) {
      const around = [chain[index - 1], chain[index + 1]].filter((one) => one !== undefined);
      neighbours.set(id, [...(neighbours.get(id) ?? []), ...around]);
    }
  }
  return neighbours;
}

const SWEEPS = 8;

/** Every row in the order of the middles of its neighbours, downwards and upwards in turn. */
function untangle(rows: readonly Item[][], neighbours: ReadonlyMap<string, string[]>): Item[][] {
  const ordered = rows.map((row) => [...row]);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const places = new Map(
      ordered.flatMap((row) => row.map(({ id }, at) => [id, (at + 1) / (row.length + 1)] as const)),
    );
    const middle = ({ id }: Item) => {
      const around = (neighbours.get(id) ?? []).map((one) => places.get(one) ?? 0.5);
      const own = places.get(id) ?? 0.5;
      return around.length === 0 ? own : around.reduce((sum, one) => sum + one, 0) / around.length;
    };
    const turn = sweep % 2;
    for (const [index, row] of ordered.entries()) {
      if (index % 2 !== turn) continue;
      ordered[index] = row.toSorted((a, b) => middle(a) - middle(b));
    }
  }
  return ordered;
}

function place(
  rows: readonly Item[][],
  bandOf: readonly string[],
  chains: ReadonlyMap<string, readonly string[]>,
  { width, height, gapX, gapY }: Size,
): Layout {
  const xs = straighten(rows, neighboursOf(chains), gapX);
  const centres = new Map(
    rows.flatMap((row, index) =>
      row.map(
        ({ id }) => [id, { x: xs.get(id) ?? 0, y: index * (height + gapY) + height / 2 }] as const,
      ),
    ),
  );
  const total = Math.max(
    width,
    ...rows.flat().map((item) => (xs.get(item.id) ?? 0) + item.width / 2),
  );
  const isNode = new Set(rows.flat().flatMap(({ id, edge }) => (edge === null ? [id] : [])));
  return {
    width: total,
    height: rows.length * (height + gapY) - gapY,
    nodes: new Map([...centres].filter(([id]) => isNode.has(id))),
    edges: routes(chains, centres, { width, height }),
    bands: bandOf.flatMap((band, row) =>
      band === bandOf[row - 1]
        ? []
        : [
            {
              band,
              top: row * (height + gapY),
              bottom: (bandOf.lastIndexOf(band) + 1) * (height + gapY) - gapY,
            },
          ],
    ),
  };
}

/** Edges that leave, or reach, the same side of a node do so side by side. */
function routes(
  chains: ReadonlyMap<string, readonly string[]>,
  centres: ReadonlyMap<string, Point>,
  { width, height }: { width: number; height: number },
): Map<string, Point[]> {
  const at = (id: string | undefined): Point => centres.get(id ?? "") ?? { x: 0, y: 0 };
  const ends = [...chains].flatMap(([edge, chain]) => {
    const [a, b, y, z] = [chain[0], chain[1], chain.at(-2), chain.at(-1)];
    return [
      { edge, node: a, toward: at(b), isStart: true },
      { edge, node: z, toward: at(y), isStart: false },
    ];
  });
  const isAbove = (node: string | undefined, point: Point) => point.y <= at(node).y;
  const port = (edge: string, isStart: boolean): Point => {
    const end = ends.find((one) => one.edge === edge && one.isStart === isStart);
    const centre = at(end?.node);
    if (end === undefined) return centre;
    const above = isAbove(end.node, end.toward);
    const side = ends
      .filter((one) => one.node === end.node && isAbove(one.node, one.toward) === above)
      .toSorted((a, b) => a.toward.x - b.toward.x);
    const share = (side.indexOf(end) + 1) / (side.length + 1);
    return {
      x: centre.x - width / 2 + width * share,
      y: centre.y + (above ? -height / 2 : height / 2),
    };
  };
  /** Past a whole row, straight. */
  const through = ({ x, y }: Point, isDown: boolean): Point[] => {
    const sides = [y - height / 2, y + height / 2].map((end) => ({ x, y: end }));
    return isDown ? sides : sides.toReversed();
  };
  return new Map(
    [...chains].map(([edge, chain]) => [
      edge,
      [
        port(edge, true),
        ...chain.slice(1, -1).flatMap((id) => through(at(id), at(chain[0]).y < at(chain.at(-1)).y)),
        port(edge, false),
      ],
    ]),
  );
}
