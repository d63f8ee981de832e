import "server-only";
import { cookies, headers } from "next/headers";
import { z } from "zod";
import { ownPath } from "#domain/own-path.ts";
import { validationMessage } from "#domain/message.ts";
import { closeSession, openSession } from "#server/auth.ts";
import type { Context } from "#server/command.ts";
import { translated } from "#server/database-error.ts";
import { LOCALE_COOKIE } from "#server/i18n.ts";
import { log } from "#server/log.ts";
import { DEFAULT_LOCALE, LOCALES } from "#server/messages.ts";
import { clearTries, countTry } from "#server/sign-in-limit.ts";

const signInInput = z.object({
  email: z.string("validation.required").trim().min(1).max(320),
  password: z.string("validation.required").min(1).max(500),
  next: z.unknown().optional(),
});

/**
 * Opens a session and sets its cookie. The `id` given back is the address to go on to.
 *
 * @throws AppError `rate_limited` after too many tries, `unauthenticated` when name or password is wrong.
 */
export async function signIn(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const { email, password, next } = signInInput.parse(raw, { error: validationMessage });
  try {
    await countTry(email);
    const { userId } = await openSession(email, password, await headers());
    await clearTries(email);
    log.info({ userId, requestId: ctx.requestId }, "signed in");
  } catch (error) {
    log.info({ requestId: ctx.requestId }, "sign-in refused");
    throw translated(error);
  }
  return { id: ownPath(next) };
}

export async function signOut(): Promise<{ id: string }> {
  await closeSession(await headers());
  return { id: "/sign-in" };
}

/** Nothing that is sent here is wrong: a language that we do not speak is answered in English. */
const languageInput = z.object({
  locale: z.enum(LOCALES).catch(DEFAULT_LOCALE),
  next: z.unknown().optional(),
});

/** Remembers the language for a year. The `id` given back is the page to show again. */
export async function chooseLocale(_: Context, raw: unknown): Promise<{ id: string }> {
  const { locale, next } = languageInput.parse(raw);
  (await cookies()).set(LOCALE_COOKIE, locale, {
    maxAge: 365 * 86_400,
    sameSite: "lax",
    path: "/",
  });
  return {
    id: typeof next === "string" && next.startsWith("/sign-in") ? "/sign-in" : ownPath(next),
  };
}
