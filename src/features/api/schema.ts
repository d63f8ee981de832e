import { z } from "zod";
import { countryCode } from "#domain/country-code.ts";
import { flag } from "#domain/flag.ts";
import { marking, type Marking } from "#domain/marking.ts";
import { requiredName } from "#domain/text.ts";
import { recordId } from "#domain/uuid.ts";
import { TokenKind } from "#generated/prisma/enums.ts";

/** Days that a token may be good for; the database knows the longest. */
export const LIFETIMES = ["30", "90", "365"] as const;
export const SCOPES = ["read", "write"] as const;

/** A key for a program, or the private address of a feed. What it is recognised by comes from the server, hashed. */
export const tokenInput = z
  .strictObject({
    kind: z.enum(TokenKind, "validation.choice"),
    name: requiredName(80),
    scope: z.enum(SCOPES, "validation.choice").default("read"),
    clearance: marking,
    isConfined: flag,
    partners: z.array(countryCode).max(250).default([]),
    days: z.enum(LIFETIMES, "validation.choice"),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .refine(({ kind, scope }) => kind === "program" || scope === "read", {
    path: ["scope"],
    error: "api.error.feedWrites",
  })
  .refine(({ isConfined, partners }) => !isConfined || partners.length > 0, {
    path: ["partners"],
    error: "validation.required",
  });

export const tokenRevocation = z.strictObject({ id: recordId });

export type TokenView = {
  id: string;
  kind: TokenKind;
  name: string;
  mayWrite: boolean;
  clearance: Marking;
  /** Null: every partner of its owner. */
  partners: string[] | null;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  /** By an administrator. */
  isRevokedByOther: boolean;
  owner: string;
  usedAt: Date | null;
  /** Requests of the last thirty days. */
  uses: number;
};

export type UseView = {
  id: string;
  token: string;
  owner: string;
  at: Date;
  method: string;
  path: string;
  status: number | null;
};
