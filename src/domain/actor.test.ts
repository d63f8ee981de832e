import { describe, expect, test } from "vitest";
import { type Actor, actorKey, coversPartner, hasRole, publicActor, ROLES } from "./actor.ts";
import { countryCode } from "./country-code.ts";

const GB = countryCode.parse("GB");
const TR = countryCode.parse("TR");
const user = { kind: "user", id: "u1", role: "officer", clearance: "official" } as const;
const everywhere: Actor = { ...user, partners: null };
const onlyGb: Actor = { ...user, partners: [GB] };
const system: Actor = { kind: "system", job: "import", userId: "u1" };

test("the audit log can tell who it was", () => {
  expect([publicActor, onlyGb, system].map(actorKey)).toEqual([
    "public",
    "user:u1",
    "system:import",
  ]);
});

describe("hasRole", () => {
  test("holds for one's own role only, and for none when none is asked", () => {
    expect(hasRole(onlyGb, "officer", "manager")).toBe(true);
    expect(hasRole(onlyGb, "manager")).toBe(false);
    expect(hasRole(onlyGb)).toBe(false);
  });

  test("never holds for the public or the system", () => {
    expect(hasRole(publicActor, ...ROLES)).toBe(false);
    expect(hasRole(system, ...ROLES)).toBe(false);
  });
});

test("partners: everywhere, only one's own, none for the public and the empty list", () => {
  expect([everywhere, onlyGb, system, publicActor].map((who) => coversPartner(who, GB))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(coversPartner(onlyGb, TR)).toBe(false);
  expect(coversPartner({ ...user, partners: [] }, GB)).toBe(false);
});

test.each(["gb", "GBR", "G1", ""])("%j is no country code", (code) => {
  expect(countryCode.safeParse(code).error?.issues[0]?.message).toBe("validation.country");
});
