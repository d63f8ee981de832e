import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { onDatabase } from "../../scripts/database/urls.ts";
import { freePort } from "../../scripts/processes/port.ts";
import { startWeb } from "../../scripts/web/server.ts";

/** A database that holds the demonstration and nothing else, which no other test knows. */
export interface OwnDatabase {
  /** The superuser's address: past row security, and without triggers where a test wants none. */
  adminUrl: string;
  ownerUrl: string;
  /** What the application wants to know of it. */
  env: Record<string, string>;
}

/** The built application on such a database. */
export interface OwnApp {
  origin: string;
  database: OwnDatabase;
  /** The lines that it has written so far. */
  log: readonly string[];
  stop: () => Promise<void>;
}

/** Set by `npm test -- e2e`. */
function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run this with "npm test -- e2e".`);
  return value;
}

const URLS = ["DATABASE_URL_RUNTIME", "DATABASE_URL_AUTH", "DATABASE_URL_JOBS"] as const;

/** A fresh copy of the demonstration. It goes with the server of the run. */
export async function copyDemonstration(): Promise<OwnDatabase> {
  const name = `accord_e2e_${randomBytes(6).toString("hex")}`;
  const admin = new Client(setting("E2E_ADMIN_URL"));
  await admin.connect();
  try {
    await admin.query(`create database ${name} template ${setting("E2E_TEMPLATE")}`);
  } finally {
    await admin.end();
  }
  return {
    adminUrl: onDatabase(setting("E2E_ADMIN_URL"), name),
    ownerUrl: onDatabase(setting("DATABASE_URL_OWNER"), name),
    env: Object.fromEntries(URLS.map((key) => [key, onDatabase(setting(key), name)])),
  };
}

/** Starts the built application on a database of its own, or beside another application on the same one. */
export async function startApp(
  database: OwnDatabase,
  env: Record<string, string> = {},
): Promise<OwnApp> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const log: string[] = [];
  const own = {
    ACCORD_ORIGIN: origin,
    ACCORD_DEMO: "on",
    ACCORD_LOG_LEVEL: "info",
    ACCORD_JOBS: "worker",
  };
  const web = await startWeb({
    mode: "start",
    host: "127.0.0.1",
    port,
    env: { ...process.env, ...database.env, ...own, ...env },
    onProgress: (line) => log.push(line),
    onLine: (line) => log.push(line),
  });
  return { origin, database, log, stop: web.stop };
}

/** What the application complained of, to be shown beside a test that fails. */
export function failuresIn({ log }: OwnApp): string {
  return log
    .filter((line) => !/^\{"level":[1-3]0,/.test(line))
    .slice(-30)
    .map((line) => line.slice(0, 400))
    .join("\n");
}

/** Asks a database as the superuser. */
export async function query<Row extends object>(
  { adminUrl }: Pick<OwnDatabase, "adminUrl">,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client(adminUrl);
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Changes a database as the superuser, in one transaction, under the name of the desk officer for the audit. */
export async function change(
  { adminUrl }: Pick<OwnDatabase, "adminUrl">,
  ...statements: readonly string[]
): Promise<void> {
  const client = new Client(adminUrl);
  await client.connect();
  try {
    await client.query("begin");
    await client.query(
      `select set_config('app.user_id', id::text, true), set_config('app.action', 'test.setup', true)
       from user_account where email = 'officer@demo'`,
    );
    for (const statement of statements) await client.query(statement);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

/** Opens a session without the sign-in page; the answer is what a browser would send as `cookie`. */
export async function sessionOf(database: OwnDatabase, email: string): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const made = await query(
    database,
    `insert into auth.session (id, "expiresAt", token, "userId")
     select gen_random_uuid(), now() + interval '12 hours', $2, id from user_account where email = $1 returning id`,
    [email, token],
  );
  if (made.length !== 1) throw new Error(`${email} is nobody here.`);
  return `accord.session_token=${token}.unsigned`;
}
