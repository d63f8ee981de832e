import "server-only";
import { isDemonstration } from "#server/env.ts";

/** The accounts of the demonstration. Known to everybody, so none of them can sign in outside of it. */
export const DEMONSTRATION_ACCOUNTS = [
  { email: "officer@demo", roleKey: "officer" },
  { email: "analyst@demo", roleKey: "analyst" },
  { email: "manager@demo", roleKey: "manager" },
  { email: "admin@demo", roleKey: "administrator" },
  { email: "officer.uk@demo", roleKey: "confinedOfficer" },
] as const;

/** Long enough for the rule on passwords, and a secret from nobody. */
export const DEMONSTRATION_PASSWORD = "demonstration-only";

export function demonstrationAccounts(): { email: string; roleKey: string; password: string }[] {
  if (!isDemonstration()) return [];
  return DEMONSTRATION_ACCOUNTS.map((account) => ({
    ...account,
    password: DEMONSTRATION_PASSWORD,
  }));
}
