import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { Client } from "pg";
import { readMigrations } from "../../scripts/database/apply.ts";
import { migrate } from "../../scripts/database/migrate.ts";
import {
  type Credentials,
  type DatabaseUrls,
  onDatabase,
  parsedUrl,
  urlsFor,
} from "../../scripts/database/urls.ts";
import { startThrowaway } from "../../scripts/postgres/throwaway.ts";
import { isRunning, type ProcessMark } from "../../scripts/processes/alive.ts";

/** Where `npm run test:server` says which server it keeps. */
export const KEPT_SERVER = ".accord/test-server.json";

export interface TestServer {
  adminUrl: string;
  stop: () => Promise<void>;
}

/** A database of its own for a test: the present schema, nothing in it. */
export interface TestDatabase extends DatabaseUrls {
  /** The superuser's address, for looking behind row security. */
  adminUrl: string;
  name: string;
  drop: () => Promise<void>;
}

/** The server of TEST_ADMIN_URL, else the one that `npm run test:server` keeps, else a new one that `stop` removes. */
export async function openTestServer(): Promise<TestServer> {
  const adminUrl = process.env["TEST_ADMIN_URL"] ?? keptServer();
  return adminUrl === null ? await startThrowaway() : { adminUrl, stop: () => Promise.resolve() };
}

function keptServer(): string | null {
  try {
    const kept = JSON.parse(readFileSync(KEPT_SERVER, "utf8")) as ProcessMark & TestServer;
    return isRunning(kept) ? kept.adminUrl : null;
  } catch {
    return null;
  }
}

/** Makes the database that the others are copied from, once for each state of the migrations. Returns its name. */
export async function ensureTemplate(adminUrl: string): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, checksum } of readMigrations("prisma/migrations"))
    hash.update(name + checksum);
  const name = `accord_template_${hash.digest("hex").slice(0, 16)}`;
  await asAdmin(adminUrl, async (admin) => {
    await admin.query("select pg_advisory_lock(420)");
    const { rowCount } = await admin.query("select from pg_database where datname = $1", [name]);
    if (rowCount !== 0) return;
    const half = `${name}_half`;
    await admin.query(`drop database if exists ${half} with (force)`);
    await admin.query(`create database ${half}`);
    const credentials = credentialsFor(adminUrl);
    await migrate(onDatabase(adminUrl, half), { credentials, throwAway: true });
    await admin.query(`alter database ${half} rename to ${name}`);
  });
  return name;
}

/** Copies the template. The copy lives until `drop`, or until the run that it belongs to is over. */
export async function copyTemplate(
  adminUrl: string,
  template: string,
  run: string,
): Promise<TestDatabase> {
  const name = `${prefixOf(run)}${randomBytes(6).toString("hex")}`;
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`create database ${name} template ${template}`);
  });
  const own = onDatabase(adminUrl, name);
  return {
    ...urlsFor(own, credentialsFor(adminUrl)),
    adminUrl: own,
    name,
    drop: () => dropDatabase(adminUrl, name),
  };
}

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`drop database if exists ${admin.escapeIdentifier(name)} with (force)`);
  });
}

/** Drops what a run's tests have left, when none of them is connected any more. */
export async function dropCopies(adminUrl: string, run: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ name: string }>(
      "select datname as name from pg_database where starts_with(datname, $1)",
      [prefixOf(run)],
    );
    for (const { name } of rows) await admin.query(`drop database if exists ${name} with (force)`);
  });
}

const prefixOf = (run: string): string => `accord_test_${run}_`;

/** On a server for tests every role has the administrator's password, so that one address says everything. */
export function credentialsFor(adminUrl: string): Credentials {
  const password = decodeURIComponent(parsedUrl(adminUrl).password) || "test";
  return { runtime: { password }, auth: { password }, jobs: { password } };
}

async function asAdmin(adminUrl: string, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client(adminUrl);
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
