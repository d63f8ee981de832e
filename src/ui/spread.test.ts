import { expect, test } from "vitest";
import { spread } from "./spread.ts";

const near = (points: readonly (readonly [number, number])[], distance: number) =>
  points.flatMap(([x, y], index) =>
    points.slice(index + 1).filter(([u, v]) => Math.hypot(x - u, y - v) < distance),
  );

test("points that are far apart stay where they are", () => {
  const points = [
    [0, 0],
    [100, 0],
  ] as const;
  expect(spread(points, 24)).toEqual(points);
});

test("points of one place part until none covers another", () => {
  const gulf = Array.from(
    { length: 7 },
    (_, index) => [500 + index * 3, 150 + (index % 2)] as const,
  );
  const apart = spread([...gulf, [500, 150], [100, 100]], 24);
  expect(near(apart, 24)).toEqual([]);
  expect(apart.at(-1)).toEqual([100, 100]);
  expect(apart.every(([x, y]) => Math.hypot(x - 510, y - 150) < 100 || x === 100)).toBe(true);
});
