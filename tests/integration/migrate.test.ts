import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { migrate } from "../../scripts/database/migrate.ts";
import { onDatabase } from "../../scripts/database/urls.ts";
import { startThrowaway } from "../../scripts/postgres/throwaway.ts";
import { becomes } from "../../scripts/processes/wait.ts";
import { runInChild } from "../harness/children.ts";
import { credentialsFor } from "../harness/test-server.ts";

let folder: string;
let name: string;
let url: string;
let client: Client;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "accord-migrations-"));
  name = `accord_runner_${randomBytes(4).toString("hex")}`;
  await asAdmin(`create database ${name}`);
  url = onDatabase(inject("adminUrl"), name);
  client = new Client(url);
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await asAdmin(`drop database ${name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

const options = () => ({ folder, credentials: credentialsFor(url), throwAway: true });
const run = () => migrate(url, options());

/** The same in a process of its own, which says "Applied ..." for what it did itself. */
const runApart = () =>
  runInChild(`
    import { migrate } from "./scripts/database/migrate.ts";
    const options = ${JSON.stringify(options())};
    await migrate(${JSON.stringify(url)}, { ...options, onProgress: console.log });
    console.log("Done");
  `);

test("three runners at once apply each migration once", async () => {
  migration("1_pet", "create table pet (id int); select pg_sleep(0.3);");
  migration("2_cat", "create table cat (id int);");

  const runners = [runApart(), runApart(), runApart()];
  await Promise.all(runners.map(({ ended }) => ended));

  const said = runners.flatMap(({ lines }) => lines);
  expect(said.filter((line) => line === "Applied 1_pet")).toHaveLength(1);
  expect(said.filter((line) => line === "Applied 2_cat")).toHaveLength(1);
  expect(said.filter((line) => line === "Done")).toHaveLength(3);
  expect(await applied()).toEqual(["1_pet", "2_cat"]);
});

test("a runner killed in the middle leaves nothing half done, and the others go on", async () => {
  migration("1_pet", "create table pet (id int); select pg_sleep(1); create table late (id int);");

  const first = runApart();
  expect(await becomes(isAsleep, 10_000)).toBe(true);
  const others = [runApart(), runApart()];
  first.process.kill("SIGKILL");
  await Promise.all(others.map(({ ended }) => ended));

  expect(first.lines).not.toContain("Applied 1_pet");
  const said = others.flatMap(({ lines }) => lines);
  expect(said.filter((line) => line === "Applied 1_pet")).toHaveLength(1);
  expect(said.filter((line) => line === "Done")).toHaveLength(2);
  expect(await tables()).toEqual(["late", "pet"]);
});

test("refuses an applied migration that was changed, in one sentence", async () => {
  migration("1_pet", "create table pet (id int);");
  await run();
  migration("1_pet", "create table pet (id bigint);");

  await expect(run()).rejects.toThrow(
    /^The migration 1_pet was changed after it had been applied: .*\.$/,
  );
});

test("does not mind line endings that git has changed", async () => {
  migration("1_pet", "create table pet (id int);\ncreate table cat (id int);\n");
  await run();
  migration("1_pet", "create table pet (id int);\r\ncreate table cat (id int);\r\n");

  await expect(run()).resolves.toBeDefined();
});

test("takes back the whole of a file that fails, and names the line", async () => {
  migration("1_pet", "create table pet (id int);");
  migration("2_half", "create table half (id int);\n\nselect nonsense;\n");

  await expect(run()).rejects.toThrow(/2_half failed: .*nonsense.*\(line 3\)/);
  expect(await tables()).toEqual(["pet"]);

  migration("2_half", "create table half (id int);");
  await run();
  expect(await tables()).toEqual(["half", "pet"]);
});

test("refuses a file that ends its own transaction", async () => {
  migration("1_pet", "create table pet (id int); commit; begin;");

  await expect(run()).rejects.toThrow("ends its own transaction");
});

test("gives everything to app_owner, and lets the other roles in", async () => {
  migration("1_pet", "create table pet (id int); grant select on pet to app_rw;");
  const urls = await run();

  const { rows } = await client.query(
    "select tableowner from pg_tables where tablename in ('pet', 'migration') order by tablename",
  );
  expect(rows).toEqual([{ tableowner: "app_owner" }, { tableowner: "app_owner" }]);
  expect(await roleOf(urls.ownerUrl)).toEqual({ name: "app_owner", strong: false });
  expect(await roleOf(urls.runtimeUrl)).toEqual({ name: "app_rw", strong: false });
  expect(await roleOf(urls.authUrl)).toEqual({ name: "app_auth", strong: false });
  expect(await roleOf(urls.jobsUrl)).toEqual({ name: "app_jobs", strong: true });
});

test("refuses a database that may lose acknowledged work", async () => {
  await client.query(`alter database ${name} set synchronous_commit = off`);

  const inEarnest = migrate(url, { ...options(), throwAway: false });

  await expect(inEarnest).rejects.toThrow(/synchronous_commit off: saved work could be lost/);
});

const OLDEST = "/usr/lib/postgresql/15/bin";

test.runIf(existsSync(OLDEST))("PostgreSQL 15 takes every migration of Accord", async () => {
  const server = await startThrowaway(OLDEST);
  const { adminUrl, credentials } = server;
  const urls = await migrate(adminUrl, { credentials, throwAway: true });

  expect(await roleOf(urls.runtimeUrl)).toEqual({ name: "app_rw", strong: false });
  await server.stop();
});

function migration(label: string, sql: string): void {
  mkdirSync(join(folder, label), { recursive: true });
  writeFileSync(join(folder, label, "migration.sql"), sql);
}

async function asAdmin(statement: string): Promise<void> {
  const admin = new Client(inject("adminUrl"));
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}

async function applied(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select name from app.migration order by name",
  );
  return rows.map((row) => row.name);
}

async function tables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  return rows.map((row) => row.name);
}

async function isAsleep(): Promise<boolean> {
  const { rowCount } = await client.query(
    "select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'",
  );
  return rowCount === 1;
}

async function roleOf(address: string): Promise<unknown> {
  const visitor = new Client(address);
  await visitor.connect();
  const { rows } = await visitor.query(
    "select rolname as name, rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user",
  );
  await visitor.end();
  return rows[0];
}
