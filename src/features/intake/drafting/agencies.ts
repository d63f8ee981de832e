import type { DraftAgency } from "../drafts.ts";
import type { Read } from "./commitments.ts";
import { agencyOf } from "./participants.ts";

/** Each agency of the text once, under the first name it has there. */
export function agenciesIn(read: readonly Read[]): DraftAgency[] {
  const all: DraftAgency[] = [];
  for (const { paragraph, mentions } of read) {
    for (const mention of mentions) {
      if (mention.kind !== "agency") continue;
      const agency = agencyOf(paragraph, mention);
      const isKnown = all.some(({ id, name }) =>
        id === null || agency.id === null ? name === agency.name : id === agency.id,
      );
      if (!isKnown) all.push(agency);
    }
  }
  return all;
}
