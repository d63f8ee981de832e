import type { DraftAgency } from "../drafts.ts";
import { type Clean, passageIn } from "../reading/clean.ts";
import type { Read } from "./commitments.ts";
import type { Mention } from "./mentions.ts";

/** The agency of a mention; one that the register does not know goes by its full name in the text. */
export function agencyOf(clean: Clean, mention: Mention): DraftAgency {
  return {
    id: mention.id,
    name: mention.name ?? clean.text.slice(mention.start, mention.end),
    acronym: mention.acronym ?? null,
    country: mention.country,
    passage: passageIn(clean, mention.start, mention.end),
  };
}

/** Each agency of the text once, under the first name it has there. */
export function agenciesIn(read: readonly Read[]): DraftAgency[] {
  const all = new Map<string, DraftAgency>();
  const names = new Map<string, string>();
  for (const { paragraph, mentions } of read) {
    for (const mention of mentions) {
      if (mention.kind !== "agency") continue;
      const agency = agencyOf(paragraph, mention);
      const key = agency.id ?? keyOf(agency, names);
      const known = all.get(key);
      if (known === undefined) all.set(key, agency);
      else
        all.set(key, {
          ...known,
          acronym: known.acronym ?? agency.acronym,
          country: known.country ?? agency.country,
        });
    }
  }
  return [...all.values()];
}

/** The same words of another country are another body; without a country they are the first that bears them. */
function keyOf({ name, country }: DraftAgency, names: Map<string, string>): string {
  const folded = name.toLowerCase().replaceAll(".", "");
  const known = names.get(folded);
  const key = country === null ? (known ?? folded) : `${folded}@${country}`;
  if (known === undefined) names.set(folded, key);
  if (known === folded && country !== null) return known;
  return key;
}
