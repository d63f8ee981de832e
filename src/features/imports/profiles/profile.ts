import type { Mapping } from "../schema.ts";

/** A mapping that comes with the program; its title and what it is for stand in `imports.profile`. */
export type ShippedProfile = { name: string; mapping: Mapping };

/** What most mappings say. */
export const plain = {
  sheet: null,
  constants: {},
  words: {},
  dateOrder: null,
  separator: null,
  language: "en",
  onlyCapitals: false,
} as const;
