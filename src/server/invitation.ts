import "server-only";
import { cookies, headers } from "next/headers";
import { z } from "zod";
import { AppError } from "#domain/errors.ts";
import { validationMessage } from "#domain/message.ts";
import { requiredName } from "#domain/text.ts";
import { uuidv7 } from "#domain/uuid.ts";
import {
  authPool,
  hashOfToken,
  makeFirstAdmin,
  newToken,
  openSession,
  PASSWORD_LENGTH,
  redeemInvitation,
} from "#server/auth.ts";
import type { Context } from "#server/command.ts";
import { mayTry } from "#domain/permissions.ts";
import { translated } from "#server/database-error.ts";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";

const VALID_HOURS = 24;

/** Holds a fresh link until the page that shows it has been drawn: no address and no log ever carries it. */
const LINK_COOKIE = "invitation";

/**
 * Makes a link by which a user chooses a password, once, within a day. Earlier links end.
 *
 * @throws AppError `forbidden` for all but administrators.
 */
export async function makeInvitation(ctx: Context, userId: string): Promise<void> {
  if (ctx.actor.kind === "public") throw new AppError("unauthenticated", "errors.unauthenticated");
  if (!mayTry(ctx.actor, "user.invite")) throw new AppError("forbidden", "errors.forbidden");
  const token = newToken();
  try {
    await authPool().query(
      `with ended as (update auth.invitation set used_at = now() where user_id = $1 and used_at is null)
       insert into auth.invitation (token_hash, user_id, expires_at) values ($2, $1, now() + $3 * interval '1 hour')`,
      [userId, hashOfToken(token), VALID_HOURS],
    );
  } catch (error) {
    throw translated(error);
  }
  log.info({ userId, requestId: ctx.requestId }, "invitation made");
  (await cookies()).set(LINK_COOKIE, `${userId}.${token}`, {
    httpOnly: true,
    sameSite: "strict",
    secure: env().ACCORD_ORIGIN.startsWith("https:"),
    path: "/administration/users",
    maxAge: 300,
  });
}

/** The link that was just made for this user, for the administrator to pass on; null later. */
export async function freshInvitation(userId: string): Promise<string | null> {
  const [id, token] = (await cookies()).get(LINK_COOKIE)?.value.split(".") ?? [];
  return id === userId && token ? `${env().ACCORD_ORIGIN}/welcome?token=${token}` : null;
}

export type Welcome = "first" | "invited";

/** Who a link welcomes: the first administrator, an invited user, or nobody (used, expired, guessed). */
export async function welcomeOf(token: string): Promise<Welcome | null> {
  const { rows } = await authPool().query<{ kind: Welcome }>(
    `select 'first' as kind from auth.first_admin_token where token_hash = $1 and used_at is null and expires_at > now()
     union all
     select 'invited' from auth.invitation where token_hash = $1 and used_at is null and expires_at > now()`,
    [hashOfToken(token)],
  );
  return rows[0]?.kind ?? null;
}

const password = z
  .string("validation.required")
  .min(PASSWORD_LENGTH.min, `validation.tooShort|{"min":${PASSWORD_LENGTH.min}}`)
  .max(PASSWORD_LENGTH.max, `validation.tooLong|{"max":${PASSWORD_LENGTH.max}}`)
  .refine((text) => new Set(text).size >= 5, "validation.weakPassword");
const token = z.string().min(20).max(100);
const firstInput = z.object({
  token,
  password,
  name: requiredName(120),
  email: z
    .string("validation.required")
    .trim()
    .toLowerCase()
    .regex(/^[^\s@]+@[^\s@]+$/, "validation.email"),
});
const invitedInput = z.object({ token, password });

/**
 * Redeems a link: makes the first administrator or sets an invited user's password, and signs in.
 *
 * @throws AppError `not_found` when the link was used, has expired or never was one.
 */
export async function welcome(_: Context, raw: unknown): Promise<{ id: string }> {
  const { token: secret } = z.object({ token }).parse(raw, { error: validationMessage });
  try {
    const email = (await welcomeOf(secret)) === "first" ? await beFirst(raw) : await beInvited(raw);
    await openSession(email.address, email.password, await headers());
  } catch (error) {
    throw translated(error);
  }
  return { id: "/" };
}

async function beFirst(raw: unknown) {
  const input = firstInput.parse(raw, { error: validationMessage });
  const user = { id: uuidv7(), email: input.email, name: input.name };
  if (!(await makeFirstAdmin(input.token, user, input.password))) {
    throw new AppError("not_found", "errors.linkUsed");
  }
  return { address: input.email, password: input.password };
}

async function beInvited(raw: unknown) {
  const input = invitedInput.parse(raw, { error: validationMessage });
  const address = await redeemInvitation(hashOfToken(input.token), input.password);
  if (address === null) throw new AppError("not_found", "errors.linkUsed");
  return { address, password: input.password };
}
