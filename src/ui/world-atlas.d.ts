// The compiler need not read a megabyte of coordinates.
declare module "world-atlas/land-110m.json" {
  const atlas: import("topojson-specification").Topology<{
    land: import("topojson-specification").GeometryCollection;
  }>;
  export default atlas;
}
declare module "world-atlas/countries-110m.json" {
  const atlas: import("topojson-specification").Topology<{
    countries: import("topojson-specification").GeometryCollection;
  }>;
  export default atlas;
}
declare module "world-atlas/countries-50m.json" {
  const atlas: import("topojson-specification").Topology<{
    countries: import("topojson-specification").GeometryCollection;
  }>;
  export default atlas;
}
