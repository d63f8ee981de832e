import type { CountryCode } from "#domain/country-code.ts";
import { OPEN_STATUSES } from "#features/commitments/rules.ts";
import { commitmentsHref } from "#features/commitments/schema.ts";

/** What is counted for a partner. */
export type Counted =
  | "open"
  | "overdueOurs"
  | "overdueTheirs"
  | "pendingMous"
  | "inForce"
  | "meetings";

/** Each number opens the list that it counts. */
export const LISTS: Record<Counted, (code: CountryCode) => string> = {
  open: (code) => commitmentsHref({ partner: [code], status: [...OPEN_STATUSES] }),
  overdueOurs: (code) =>
    commitmentsHref({ partner: [code], due: ["overdue"], obligor: ["home", "both"] }),
  overdueTheirs: (code) =>
    commitmentsHref({ partner: [code], due: ["overdue"], obligor: ["partner", "both"] }),
  pendingMous: (code) => `/mous?partner=${code}`,
  inForce: (code) => `/agreements?partner=${code}&state=in_force`,
  meetings: (code) => `/meetings?partner=${code}`,
};
