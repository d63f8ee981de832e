import countries from "i18n-iso-countries/langs/en.json" with { type: "json" };
import urdu from "i18n-iso-countries/langs/ur.json" with { type: "json" };
import type { Register } from "#features/intake/register.ts";
import { TOPIC_WORDS } from "#features/intake/topics.ts";

/** A register that knows the countries of the world and nothing else: what the language alone yields. */
export function evaluationRegister(): Register {
  return {
    countries: [countries, urdu].flatMap(({ countries: known }) =>
      Object.entries(known).map(([code, names]) => ({ code, names: [names].flat() })),
    ),
    agencies: [],
    people: [],
    topics: TOPIC_WORDS,
  };
}
