import type { CountryCode } from "./country-code.ts";
import type { Marking } from "./marking.ts";

export const ROLES = ["analyst", "officer", "manager", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who is acting. A reader without a session is the public actor, not null,
 * so no policy has to remember the signed-out case.
 */
export type Actor =
  | { kind: "public" }
  | {
      kind: "user";
      id: string;
      role: Role;
      clearance: Marking;
      /** Confined to these partners; null: every partner. */
      partners: readonly CountryCode[] | null;
      /** Acting through a token, which confines its owner to the clearance and partners above. */
      token?: { id: string };
    }
  | { kind: "system"; job: string; userId: string };

export const publicActor: Actor = { kind: "public" };

/** Stable text for the audit log, e.g. `user:0190…` or `system:import`. */
export function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case "public":
      return "public";
    case "user":
      return `user:${actor.id}`;
    case "system":
      return `system:${actor.job}`;
  }
}

/** Only people have roles: false for the public and for the system, whatever is asked. */
export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.kind === "user" && roles.includes(actor.role);
}

/** Whether the actor may deal with records of this partner. The system's jobs are confined by no partner. */
export function coversPartner(actor: Actor, partner: CountryCode): boolean {
  switch (actor.kind) {
    case "public":
      return false;
    case "user":
      return actor.partners === null || actor.partners.includes(partner);
    case "system":
      return true;
  }
}
