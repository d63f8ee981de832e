import { type Actor, coversPartner, hasRole } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { isCovered, type Marking } from "#domain/marking.ts";

/** Where a record of reference stands: a side (null: no country's) and how secret it is. */
export type Standing = { country: CountryCode | null; isHome: boolean; marking: Marking };

/** Analysts, officers and managers keep the agencies of home, of no country and of their own partners. */
export function canKeepAgency(actor: Actor, { country, isHome, marking }: Standing): boolean {
  return (
    actor.kind === "user" &&
    hasRole(actor, "analyst", "officer", "manager") &&
    (country === null || isHome || coversPartner(actor, country)) &&
    isCovered(actor.clearance, marking)
  );
}
