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
  const own = { ACCORD_ORIGIN: origin, ACCORD_DEMO: "on", ACCORD_LOG_LEVEL: "info" };
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
