export type Quantities = { quantityPromised: number | null; quantityDelivered: number | null };
export type Progress = "unknown" | "nothing" | "share" | "all" | "more";

/** How far a delivery keeps what was promised. Without both numbers only "nothing" can be told for sure. */
export function progressOf({ quantityPromised, quantityDelivered }: Quantities): Progress {
  if (quantityDelivered === 0) return "nothing";
  if (quantityDelivered === null || quantityPromised === null) return "unknown";
  if (quantityDelivered > quantityPromised) return "more";
  return quantityDelivered === quantityPromised ? "all" : "share";
}
