import { type Actor, coversPartner, hasRole } from "#domain/actor.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { isCovered, type Marking } from "#domain/marking.ts";

/** Where a person or a post stands: a side (null: no country's) and how secret it is. */
export type Standing = { country: CountryCode | null; isHome: boolean; marking: Marking };

/** Analysts, officers and managers keep the officials of home, of no country and of their own partners. */
export function canKeepPerson(actor: Actor, { country, isHome, marking }: Standing): boolean {
  return (
    actor.kind === "user" &&
    hasRole(actor, "analyst", "officer", "manager") &&
    (country === null || isHome || coversPartner(actor, country)) &&
    isCovered(actor.clearance, marking)
  );
}

/** A post is kept by those who keep its agency. */
export function canKeepPost(actor: Actor, agency: Standing): boolean {
  return canKeepPerson(actor, agency);
}

/** A tenure joins a person and a post, and is kept by those who keep both. */
export function canKeepTenure(actor: Actor, of: { person: Standing; agency: Standing }): boolean {
  return canKeepPerson(actor, of.person) && canKeepPost(actor, of.agency);
}
