import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type LayerEdge, type LayerNode, layOut } from "./layers.ts";

const SIZE = { width: 200, height: 80, gapX: 20, gapY: 60, perRow: 4 };

const node = (id: string, band: string): LayerNode => ({ id, band });
const edge = (from: string, to: string): LayerEdge => ({ id: `${from}>${to}`, from, to });

/** As many as a reader still follows, in bands that come one after the other; edges lead anywhere. */
const anyGraph = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 30 }).chain((bands) => {
  const nodes = bands.toSorted((a, b) => a - b).map((band, index) => node(`n${index}`, `b${band}`));
  const one = fc.nat({ max: nodes.length - 1 });
  return fc.record({
    nodes: fc.constant(nodes),
    edges: fc
      .uniqueArray(fc.tuple(one, one), { maxLength: 45, selector: String })
      .map((pairs) => pairs.filter(([a, b]) => a !== b).map(([a, b]) => edge(`n${a}`, `n${b}`))),
  });
});

test("what hangs on something stands below it, and bands follow each other", () => {
  const nodes = [node("base", "2007"), node("protocol", "2018"), node("note", "2018")];
  const { nodes: at, bands } = layOut(
    nodes,
    [edge("protocol", "base"), edge("note", "protocol")],
    SIZE,
  );
  const y = (id: string) => at.get(id)?.y ?? Number.NaN;
  expect(y("base")).toBeLessThan(y("protocol"));
  expect(y("protocol")).toBeLessThan(y("note"));
  expect(bands.map(({ band }) => band)).toEqual(["2007", "2018"]);
  expect(bands[1]?.top).toBe(y("protocol") - SIZE.height / 2);
});

test("no two boxes touch, and everything is inside the drawing", () => {
  fc.assert(
    fc.property(anyGraph, ({ nodes, edges }) => {
      const { nodes: at, width, height } = layOut(nodes, edges, SIZE);
      expect(at.size).toBe(nodes.length);
      const boxes = [...at.values()];
      for (const [index, { x, y }] of boxes.entries()) {
        expect(x - SIZE.width / 2).toBeGreaterThanOrEqual(0);
        expect(x + SIZE.width / 2).toBeLessThanOrEqual(width);
        expect(y + SIZE.height / 2).toBeLessThanOrEqual(height);
        for (const other of boxes.slice(index + 1)) {
          const isApart =
            Math.abs(other.x - x) >= SIZE.width || Math.abs(other.y - y) >= SIZE.height;
          expect(isApart).toBe(true);
        }
      }
    }),
  );
});

test("an edge begins and ends at its boxes, and passes through no other", () => {
  fc.assert(
    fc.property(anyGraph, ({ nodes, edges }) => {
      const { nodes: at, edges: routes } = layOut(nodes, edges, SIZE);
      for (const { id, from, to } of edges) {
        const route = routes.get(id) ?? [];
        const [first, last] = [route.at(0), route.at(-1)];
        for (const [point, end] of [
          [first, at.get(from)],
          [last, at.get(to)],
        ] as const) {
          expect(Math.abs((point?.y ?? 0) - (end?.y ?? 0))).toBe(SIZE.height / 2);
          expect(Math.abs((point?.x ?? 0) - (end?.x ?? 0))).toBeLessThan(SIZE.width / 2);
        }
        for (const { x, y } of route.slice(1, -1)) {
          for (const box of at.values()) {
            const isInside =
              Math.abs(box.x - x) <= SIZE.width / 2 && Math.abs(box.y - y) <= SIZE.height / 2;
            expect(isInside).toBe(false);
          }
        }
      }
    }),
  );
});

test("a chain is drawn without a crossing", () => {
  const nodes = ["a", "b", "c", "d", "e", "f"].map((id, index) =>
    node(id, index < 3 ? "early" : "late"),
  );
  const { nodes: at } = layOut(nodes, [edge("d", "c"), edge("e", "b"), edge("f", "a")], SIZE);
  const x = (id: string) => at.get(id)?.x ?? Number.NaN;
  const order = (ids: string[]) => ids.toSorted((a, b) => x(a) - x(b));
  const hangsOn: Record<string, string> = { d: "c", e: "b", f: "a" };
  expect(order(["d", "e", "f"]).map((id) => hangsOn[id])).toEqual(order(["a", "b", "c"]));
});
