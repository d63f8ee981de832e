import { z } from "zod";
import { ROLES } from "#domain/actor.ts";
import { countryCode } from "#domain/country-code.ts";
import { marking } from "#domain/marking.ts";
import { requiredName } from "#domain/text.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";

const fields = {
  name: requiredName(120),
  role: z.enum(ROLES, "validation.choice"),
  clearance: marking,
  isConfined: z.preprocess((value) => value === true || value === "true", z.boolean()),
  partners: z.array(countryCode).max(250).default([]),
};

/** Who is to come in. Addresses on an intranet have no dot in their domain. */
export const userInput = z
  .strictObject({
    email: z
      .string("validation.required")
      .trim()
      .toLowerCase()
      .max(320)
      .regex(/^[^\s@]+@[^\s@]+$/, "validation.email"),
    ...fields,
  })
  .refine(namesPartners, { path: ["partners"], error: "validation.required" });

export const userUpdate = z
  .strictObject({
    id: recordId,
    version: recordVersion,
    ...fields,
    isDisabled: z.preprocess((value) => value === true || value === "true", z.boolean()),
  })
  .refine(namesPartners, { path: ["partners"], error: "validation.required" });

/** Somebody confined to no partner at all would see nothing. */
function namesPartners(user: { isConfined: boolean; partners: readonly string[] }): boolean {
  return !user.isConfined || user.partners.length > 0;
}

export type UserView = {
  id: string;
  version: number;
  email: string;
  name: string;
  role: (typeof ROLES)[number];
  clearance: z.infer<typeof marking>;
  isConfined: boolean;
  partners: string[];
  isDisabled: boolean;
  isDemo: boolean;
};
