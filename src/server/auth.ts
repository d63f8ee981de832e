import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { betterAuth } from "better-auth";
import { nextCookies } from "better-auth/next-js";
import pg from "pg";
import { uuidv7 } from "#domain/uuid.ts";
import { AppError } from "#domain/errors.ts";
import { env } from "#server/env.ts";

export const SESSION_HOURS = 12;
export const IDLE_MINUTES = 30;
export const PASSWORD_LENGTH = { min: 15, max: 128 } as const;
export const COOKIE_PREFIX = "accord";

const kept = globalThis as { accordAuthPool?: pg.Pool };

/** The pool of the role that reads and writes the schema `auth`, and nothing else. Only sign-in uses it. */
export function authPool(): pg.Pool {
  if (kept.accordAuthPool === undefined) {
    kept.accordAuthPool = new pg.Pool({
      connectionString: env().DATABASE_URL_AUTH,
      max: 4,
      options: "-c search_path=auth",
      connectionTimeoutMillis: 3000,
      query_timeout: 5000,
    });
    kept.accordAuthPool.on("error", () => undefined);
  }
  return kept.accordAuthPool;
}

const makeAuth = () =>
  betterAuth({
    database: authPool(),
    secret: env().ACCORD_SECRET,
    baseURL: env().ACCORD_ORIGIN,
    trustedOrigins: [env().ACCORD_ORIGIN],
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    // The cookie lives as long as the longest session; how long it may idle is asked of the database.
    session: { expiresIn: SESSION_HOURS * 3600, disableSessionRefresh: true },
    account: { accountLinking: { enabled: false } },
    // Counted per account in PostgreSQL, see `sign-in-limit.ts`: one memory per process is no limit.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: env().ACCORD_ORIGIN.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      database: { generateId: () => uuidv7() },
    },
    plugins: [nextCookies()],
  });

let made: ReturnType<typeof makeAuth> | null = null;
const auth = () => (made ??= makeAuth());

/**
 * The library wants a domain with a dot, which addresses on an intranet ("officer@demo") lack;
 * `.invalid` is reserved (RFC 2606) and can never be somebody's mailbox.
 */
const mailbox = (email: string) => (/@[^.]+$/.test(email) ? `${email}.invalid` : email);

/** Opens a session and sets its cookie. @throws AppError `unauthenticated`, the same for a wrong name and a wrong password. */
export async function openSession(
  email: string,
  password: string,
  headers: Headers,
): Promise<{ userId: string }> {
  try {
    const { user } = await auth().api.signInEmail({
      body: { email: mailbox(email.toLowerCase()), password },
      headers,
    });
    return { userId: user.id };
  } catch (error) {
    if (error instanceof Error && "status" in error) {
      throw new AppError("unauthenticated", "errors.wrongPassword", {}, { cause: error });
    }
    throw error;
  }
}

/** Ends the session of these headers, on the server and in the browser. */
export async function closeSession(headers: Headers): Promise<void> {
  await auth().api.signOut({ headers });
}

/** Ends every session of a user, on every machine. */
export async function closeSessionsOf(userId: string): Promise<void> {
  await authPool().query(`delete from auth.session where "userId" = $1`, [userId]);
}

/** Sets the password of a user, makes the sign-in if there is none yet, and ends all sessions. */
export async function setPassword(
  user: { id: string; email: string; name: string },
  password: string,
): Promise<void> {
  const hash = await (await auth().$context).password.hash(password);
  const client = await authPool().connect();
  try {
    await client.query("begin");
    await client.query(
      `insert into auth."user" (id, name, email, "emailVerified") values ($1, $2, $3, true)
       on conflict (id) do update set name = excluded.name, email = excluded.email, "updatedAt" = now()`,
      [user.id, user.name, mailbox(user.email.toLowerCase())],
    );
    await client.query(`delete from auth.account where "userId" = $1`, [user.id]);
    await client.query(
      `insert into auth.account (id, "accountId", "providerId", "userId", password)
       values ($1, $2, 'credential', $3, $4)`,
      [uuidv7(), user.id, user.id, hash],
    );
    await client.query(`delete from auth.session where "userId" = $1`, [user.id]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

export const hashOfToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** A link's secret: 256 random bits. Only its hash is stored. */
export const newToken = () => randomBytes(32).toString("base64url");
