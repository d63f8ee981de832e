import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { betterAuth } from "better-auth";
import { nextCookies } from "better-auth/next-js";
import { Pool, type PoolClient } from "pg";
import { uuidv7 } from "#domain/uuid.ts";
import { AppError } from "#domain/errors.ts";
import { env, isDemonstration } from "#server/env.ts";

export const SESSION_HOURS = 12;
export const IDLE_MINUTES = 30;
export const PASSWORD_LENGTH = { min: 15, max: 128 } as const;
export const COOKIE_PREFIX = "accord";

const kept = globalThis as { accordAuthPool?: Pool };

/** The pool of the role that reads and writes the schema `auth`, and nothing else. Only sign-in uses it. */
export function authPool(): Pool {
  if (kept.accordAuthPool === undefined) {
    kept.accordAuthPool = new Pool({
      connectionString: env().DATABASE_URL_AUTH,
      max: 4,
      // Each statement here goes by a key: planned once for a connection, it serves every value. PostgreSQL would plan
      // the token's anew for each request, which took three times as long as to answer it.
      options: "-c search_path=auth -c plan_cache_mode=force_generic_plan",
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

/** What is signed in with in place of an address that may not: the same answer comes, after the same time. */
const NOBODY = "nobody@accord.invalid";

/** Whether somebody with this address may sign in here: known, not disabled, and no demonstration in earnest. */
async function maySignIn(email: string): Promise<boolean> {
  const { rowCount } = await authPool().query(
    "select from public.user_account where email = $1 and disabled_at is null and ($2 or not is_demo)",
    [email, isDemonstration()],
  );
  return rowCount === 1;
}

/** Opens a session and sets its cookie. @throws AppError `unauthenticated`, the same for a wrong name and a wrong password. */
export async function openSession(
  email: string,
  password: string,
  headers: Headers,
): Promise<{ userId: string }> {
  const address = email.toLowerCase();
  const tried = (await maySignIn(address)) ? mailbox(address) : NOBODY;
  try {
    const { user } = await auth().api.signInEmail({
      body: { email: tried, password },
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

/** Sets the password of a user, makes the sign-in if there is none yet, and ends all sessions. */
export async function setPassword(user: Owner, password: string): Promise<void> {
  await inTransaction((client) => writePassword(client, user, password));
}

/** Uses up an invitation and sets the password of its user; gives the user's address, or null for a link that is no good. */
export async function redeemInvitation(hash: string, password: string): Promise<string | null> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<Owner>(
      `update auth.invitation i set used_at = now() from public.user_account u
       where i.token_hash = $1 and i.used_at is null and i.expires_at > now()
         and u.id = i.user_id and u.disabled_at is null
       returning u.id, u.email, u.name`,
      [hash],
    );
    const [user] = rows;
    if (user === undefined) return null;
    await writePassword(client, user, password);
    return user.email;
  });
}

/** Makes the very first administrator with the token of the start; false when it is no good or somebody is there already. */
export async function makeFirstAdmin(
  token: string,
  user: Owner,
  password: string,
  { isDemo = false } = {},
): Promise<boolean> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ made: boolean }>(
      "select auth.make_first_admin($1, $2, $3, $4, $5) as made",
      [hashOfToken(token), user.id, user.email, user.name, isDemo],
    );
    if (rows[0]?.made !== true) return false;
    await writePassword(client, user, password);
    return true;
  });
}

type Owner = { id: string; email: string; name: string };

async function inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await authPool().connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

async function writePassword(client: PoolClient, user: Owner, password: string): Promise<void> {
  const hash = await (await auth().$context).password.hash(password);
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
}

export const hashOfToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** A link's secret: 256 random bits. Only its hash is stored. */
export const newToken = () => randomBytes(32).toString("base64url");
