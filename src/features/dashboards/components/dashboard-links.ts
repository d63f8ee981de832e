import { type CommitmentFilter, commitmentsHref } from "#features/commitments/schema.ts";
import { narrowed } from "../rules.ts";

/** Where a number of the dashboard leads: the list of what the dashboard shows, narrowed to what is counted. */
export function linksFrom(filter: CommitmentFilter) {
  /** `topic` takes the place of the topics that are chosen: a row speaks of one of them. */
  const to = (over: Partial<CommitmentFilter>): string => {
    const { topic = null, sort = "due", ...rest } = over;
    const within = topic === null ? filter : { ...filter, topic };
    // Nothing can be counted where nothing is left, so the number is 0 and the list is the whole.
    return commitmentsHref({ ...(narrowed(within, rest) ?? within), sort });
  };
  return to;
}
export type LinkTo = ReturnType<typeof linksFrom>;
