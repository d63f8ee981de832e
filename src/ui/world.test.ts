import { expect, test } from "vitest";
import { landPath, MAP_HEIGHT, MAP_WIDTH, shapeOf } from "./world.ts";

test.each(["PK", "GB", "US", "SA", "FR", "FJ"])(
  "%s has a shape and a place inside the map",
  (code) => {
    const shape = shapeOf(code);
    expect(shape?.path).toMatch(/^M/);
    const [x = -1, y = -1] = shape?.at ?? [];
    expect(x > 0 && x < MAP_WIDTH && y > 0 && y < MAP_HEIGHT).toBe(true);
  },
);

test("islands too small to be drawn still have a place", () => {
  for (const code of ["BH", "SG", "MV", "MT"]) expect(shapeOf(code)?.at).toHaveLength(2);
});

test("the middle of France is in Europe, and that of the United States in America", () => {
  expect(shapeOf("FR")?.at[0]).toBeGreaterThan(shapeOf("GB")?.at[0] ?? Number.NaN);
  expect(shapeOf("US")?.at[0]).toBeLessThan(MAP_WIDTH / 3);
});

test("what is no country has none", () => {
  expect(shapeOf("XX")).toBeNull();
});

test("the land is light enough to travel with every page that shows it", () => {
  expect(landPath().length).toBeLessThan(20_000);
  expect(landPath()).not.toMatch(/NaN|undefined/);
});
