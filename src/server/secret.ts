import "server-only";
import { cookies } from "next/headers";
import { hashOfToken, newToken } from "#server/auth.ts";
import type { Context } from "#server/command.ts";
import { env } from "#server/env.ts";

/** Holds a fresh secret until the page that shows it has been drawn: no address and no log ever carries it. */
const SECRET_COOKIE = "fresh-token";
const SHOWN_SECONDS = 120;
const PATH = "/profile";

type Run = (ctx: Context, input: unknown) => Promise<{ id: string }>;

/** Runs a command that makes a token, with the hash of a new secret, which only the next page will know. */
export function withNewSecret(run: Run) {
  return async (ctx: Context, input: Record<string, unknown>): Promise<{ id: string }> => {
    const secret = `accord_${newToken()}`;
    const { id } = await run(ctx, { ...input, hash: hashOfToken(secret) });
    (await cookies()).set(SECRET_COOKIE, `${id}.${secret}`, {
      httpOnly: true,
      sameSite: "strict",
      secure: env().ACCORD_ORIGIN.startsWith("https:"),
      path: PATH,
      maxAge: SHOWN_SECONDS,
    });
    return { id };
  };
}

/** The secret that was just made, with the id of its token; null later. */
export async function freshSecret(): Promise<{ tokenId: string; secret: string } | null> {
  const [tokenId, secret] = (await cookies()).get(SECRET_COOKIE)?.value.split(".") ?? [];
  return tokenId && secret ? { tokenId, secret } : null;
}
