import type { DatePrecision } from "#domain/date-precision.ts";

/** Names a record of the demonstration for good: "agency/nccia". Never shown, never stored as its id. */
export type Key = string;

/** A day of the calendar, or one counted from the day of loading (negative: before it). */
export type DemoDay = string | { readonly fromToday: number };
export type DemoDate = { readonly on: DemoDay; readonly precision: DatePrecision };

/** A passage of one of our own texts; `quote` stands in it word for word. */
export type Cite = { source: Key; quote: string; field?: string; note?: string };
