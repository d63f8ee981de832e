import { type CommitmentFilter, commitmentsHref } from "#features/commitments/schema.ts";
import { narrowed } from "../rules.ts";

/** Where a number of the dashboard leads: the list of what the dashboard shows, narrowed to what is counted. */
export function linksFrom(filter: CommitmentFilter) {
  /** `topic` takes the place of the topics that are chosen: a row speaks of one of them. */
  const to = (over: Partial<CommitmentFilter>): string => {
    const { topic = null, sort = "due", ...rest } = over;
    const within = topic === null ? filter : { ...filter, topic };
    const part = narrowed(within, rest) ?? { ...within, nothing: "true" as const };
    return commitmentsHref({ ...part, sort });
  };
  return to;
}
export type LinkTo = ReturnType<typeof linksFrom>;
