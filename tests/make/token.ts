import { randomBytes } from "node:crypto";
import type { Actor } from "#domain/actor.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { makeToken } from "#features/api/commands.ts";
import { hashOfToken } from "#server/auth.ts";
import { type Visitor, visitorWith } from "#server/token.ts";
import { contextFor } from "../database.ts";

type Over = Partial<Record<"kind" | "scope" | "clearance" | "days" | "name", string>> & {
  partners?: string[];
};

/** A token of the actor's, with the secret that the command never sees. */
export async function tokenOf(
  actor: Actor,
  { partners, ...over }: Over = {},
): Promise<{ id: string; secret: string }> {
  const secret = `accord_${randomBytes(32).toString("base64url")}`;
  const { id } = await makeToken(contextFor(actor), {
    kind: "program",
    name: "A program",
    scope: "read",
    clearance: "official",
    isConfined: partners !== undefined,
    partners: partners ?? [],
    days: "30",
    hash: hashOfToken(secret),
    ...over,
  });
  return { id, secret };
}

/** What the door says to a secret. */
export const knock = (secret: string): Promise<Visitor | null> =>
  visitorWith(secret, { id: uuidv7(), method: "GET", path: "/api/v1/meetings" });
