import type { CommitmentFilter } from "#features/commitments/schema.ts";

/** The lists of promises behind the home page: what is counted is what the link opens. */
export const PROMISES = {
  overdueOurs: { due: ["overdue"], obligor: ["home", "both"] },
  overdueTheirs: { due: ["overdue"], obligor: ["partner", "both"] },
  dueSoonOurs: { due: ["soon"], obligor: ["home", "both"] },
  dueSoonTheirs: { due: ["soon"], obligor: ["partner", "both"] },
} as const satisfies Record<string, Partial<CommitmentFilter>>;

export type PromiseList = keyof typeof PROMISES;
