import { setTimeout } from "node:timers/promises";
import { Client, DatabaseError } from "pg";
import { loadCountries } from "./countries.ts";
import { applyOnce, inLockedTransaction, readMigrations } from "./apply.ts";
import { ensureRoles } from "./roles.ts";
import { checkDurability, checkEncryption, checkVersion } from "./safety.ts";
import {
  type Credentials,
  credentialsFromEnvironment,
  databaseOf,
  type DatabaseUrls,
  urlsFor,
} from "./urls.ts";
import { Refusal } from "../refusal.ts";

interface MigrateOptions {
  onProgress?: (line: string) => void;
  /** By default from DATABASE_URL_RUNTIME, _AUTH and _JOBS, or derived from ACCORD_SECRET. */
  credentials?: Credentials;
  /** A server for tests, thrown away afterwards: durability may be off there. */
  throwAway?: boolean;
  folder?: string;
}

const EXTENSIONS = ["pg_trgm", "unaccent", "btree_gist"];

/**
 * Brings a database to the present schema: roles, schemas, extensions, then every migration that is not there yet, in
 * the order of their names. Any number of processes may run it at once; the work is done once and the others wait.
 *
 * @throws Refusal when the server is not fit, or an applied migration was changed afterwards.
 */
export async function migrate(
  adminUrl: string,
  options: MigrateOptions = {},
): Promise<DatabaseUrls> {
  const { onProgress = () => undefined, throwAway = false, folder = "prisma/migrations" } = options;
  checkEncryption(adminUrl, process.env);
  const credentials = options.credentials ?? credentialsFromEnvironment(process.env);
  const client = new Client({
    connectionString: adminUrl,
    connectionTimeoutMillis: 10_000,
    application_name: "accord migrate",
  });
  client.on("error", () => undefined); // the statement that is under way rejects with the same error
  await client.connect();
  try {
    await checkVersion(client);
    if (!throwAway) await checkDurability(client);
    const onWait = () => onProgress("Waiting for another process that is migrating...");
    await againWhenRacing(() =>
      inLockedTransaction(client, onWait, () => prepare(client, adminUrl, credentials)),
    );
    const migrations = readMigrations(folder);
    for (const migration of migrations) {
      const applied = await inLockedTransaction(client, onWait, () => applyOnce(client, migration));
      if (applied) onProgress(`Applied ${migration.name}`);
    }
    const home = process.env["ACCORD_HOME"] ?? "PK";
    // Another folder holds another schema, which knows no countries.
    if (options.folder === undefined)
      await inLockedTransaction(client, onWait, () => loadCountries(client, home));
    const known = migrations.map(({ name }) => name);
    const { rows } = await client.query<{ name: string }>(
      "select name from app.migration where name <> all($1) order by name",
      [known],
    );
    for (const { name } of rows) {
      onProgress(`The database also has ${name}, which this version of Accord does not know.`);
    }
    return urlsFor(adminUrl, credentials);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What migrations stand on. Every statement may run again. */
async function prepare(client: Client, adminUrl: string, credentials: Credentials): Promise<void> {
  await ensureRoles(client, adminUrl, credentials);
  const database = client.escapeIdentifier(databaseOf(adminUrl));
  try {
    await client.query(`grant connect on database ${database} to app_rw, app_auth, app_jobs`);
    await client.query("revoke create on schema public from public");
    await client.query("grant usage, create on schema public to app_owner");
    for (const schema of ["app", "auth", "audit", "jobs"]) {
      await client.query(`create schema if not exists ${schema} authorization app_owner`);
    }
    for (const extension of EXTENSIONS) {
      await client.query(`create extension if not exists ${extension} with schema public`);
    }
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== "42501") throw error;
    throw new Refusal(
      `The user of DATABASE_URL may not prepare the database (${error.message}): make it the owner of the database and start again.`,
      { cause: error },
    );
  }
  await client.query("set local role app_owner");
  await client.query(
    `create table if not exists app.migration (
       name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  );
}

/** Roles belong to the whole server, beyond the reach of a lock in one database: two databases may make them at once. */
async function againWhenRacing(step: () => Promise<void>, tries = 5): Promise<void> {
  try {
    await step();
  } catch (error) {
    const racing =
      error instanceof DatabaseError && ["42710", "23505", "XX000"].includes(error.code ?? "");
    if (!racing || tries <= 1) throw error;
    await setTimeout(100);
    await againWhenRacing(step, tries - 1);
  }
}

const AWAY = [
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "57P03",
];

/** Whether the server could not be asked at all, so that asking again later makes sense. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (
    AWAY.includes(code ?? "") || /timeout expired|terminated unexpectedly/i.test(error.message)
  );
}
