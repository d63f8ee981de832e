import type { DraftAgency, DraftCommitment } from "../drafts.ts";
import type { Mention } from "./mentions.ts";
import { agencyOf } from "./agencies.ts";
import type { Clean } from "../reading/clean.ts";

type Agencies = Pick<DraftCommitment, "leadAgency" | "supporting">;

/** The agency that a passage names before its verb leads; all others that it names support. */
export function agenciesOf(clean: Clean, mentions: readonly Mention[], verb: number): Agencies {
  const named: DraftAgency[] = [];
  let lead: DraftAgency | null = null;
  for (const mention of mentions) {
    if (mention.kind !== "agency") continue;
    const agency = agencyOf(clean, mention);
    if (lead === null && mention.end <= verb) lead = agency;
    else if (![lead, ...named].some((one) => one?.name === agency.name)) named.push(agency);
  }
  return { leadAgency: lead, supporting: named };
}
