import { geoArea, geoCentroid, geoNaturalEarth1, geoPath } from "d3-geo";
import type { Feature, FeatureCollection, Geometry, Polygon } from "geojson";
import { alpha2ToNumeric } from "i18n-iso-countries";
import { feature } from "topojson-client";
import coarse from "world-atlas/countries-110m.json";
import fine from "world-atlas/countries-50m.json";
import land from "world-atlas/land-110m.json";

export const MAP_WIDTH = 840;
export const MAP_HEIGHT = 400;

const projection = geoNaturalEarth1().fitExtent(
  [
    [0, 4],
    [MAP_WIDTH, MAP_HEIGHT + 36],
  ],
  { type: "Sphere" },
);
const draw = geoPath(projection).digits(0);
const path = (shape: Feature | FeatureCollection) => short(draw(shape) ?? "");

/** The outline of all land. */
export const landPath = memo(() => {
  return path(feature(land, land.objects.land));
});

type Shape = {
  path: string;
  /** Where its number stands. */
  at: readonly [x: number, y: number];
};

const shapes = new Map<string, Shape | null>();
const coarseOnes = memo(() => countriesOf(coarse));
const fineOnes = memo(() => countriesOf(fine));

/** The shape of a country by its two letters; null for one that the map does not know. */
export function shapeOf(code: string): Shape | null {
  const known = shapes.get(code);
  if (known !== undefined) return known;
  const number = alpha2ToNumeric(code);
  const country =
    number === undefined ? undefined : (coarseOnes().get(number) ?? fineOnes().get(number));
  const at = country && projection(geoCentroid(mainland(country)));
  const shape = country && at ? { path: path(country), at } : null;
  shapes.set(code, shape);
  return shape;
}

/** The largest part: the middle of France is not in the Atlantic. */
function mainland({ geometry }: Feature): Geometry | Polygon {
  if (geometry.type !== "MultiPolygon") return geometry;
  return geometry.coordinates
    .map((coordinates): Polygon => ({ type: "Polygon", coordinates }))
    .reduce((largest, one) => (geoArea(one) > geoArea(largest) ? one : largest));
}

/** Natural Earth, in the public domain: borders as drawn there, no statement about any of them. */
function countriesOf(world: typeof coarse): Map<string, Feature> {
  const { features } = feature(world, world.objects.countries);
  return new Map(features.map((one) => [String(one.id), one]));
}

/**
 * The same lines in a third of the bytes: whole units are finer than a screen shows here, so points that
 * fall together are one, what shrinks to a dot or lies below the drawing goes, and every step is told from the last.
 */
function short(lines: string): string {
  return lines
    .split("Z")
    .map((ring) => {
      const points = ring
        .slice(1)
        .split("L")
        .map((point) => point.split(",").map(Number));
      if (points.every(([, below = 0]) => below > MAP_HEIGHT)) return "";
      const steps: string[] = [];
      let [x = 0, y = 0] = points[0] ?? [];
      const start = `M${x} ${y}`;
      for (const [toX = 0, toY = 0] of points.slice(1)) {
        if (toX === x && toY === y) continue;
        steps.push(`${toX - x} ${toY - y}`);
        [x, y] = [toX, toY];
      }
      return steps.length < 2 ? "" : `${start}l${steps.join(" ").replaceAll(" -", "-")}z`;
    })
    .join("");
}

/** Worked out when it is first asked for, and kept. */
function memo<T>(work: () => T): () => T {
  let done: { value: T } | null = null;
  return () => (done ??= { value: work() }).value;
}
