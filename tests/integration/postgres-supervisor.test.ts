import { createServer } from "node:net";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres } from "../../scripts/postgres.ts";
import { stopOrphans } from "../../scripts/postgres/orphan.ts";
import { becomes } from "../../scripts/processes/wait.ts";
import { type Child, runInChild, runScript } from "../harness/children.ts";

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "accord-home-"));
});

afterAll(async () => {
  // Root's data are elsewhere when PostgreSQL's user cannot enter the folder, as it cannot here.
  const place = realpathSync(join(home, "postgres"));
  await stopOrphans(place);
  rmSync(place, { recursive: true });
  rmSync(home, { recursive: true, force: true });
});

/** A process that runs the database of `home` until it is killed, and says where. */
async function startApart(): Promise<{ child: Child; url: string }> {
  const child = runInChild(`
    import { startPostgres } from "./scripts/postgres.ts";
    const { adminUrl } = await startPostgres({
      home: ${JSON.stringify(home)}, what: "a test", onProgress: console.log });
    console.log("at " + adminUrl);
    setInterval(() => {}, 1000);
  `);
  return { child, url: (await child.line("at postgres://")).slice(3) };
}

test("keeps the data when its parent and the server are killed, and starts beside the orphan", async () => {
  const first = await startApart();
  await ask(first.url, "create table kept (n int); insert into kept values (1)");
  first.child.process.kill("SIGKILL");
  await first.child.ended;
  expect(await ask(first.url, "select n from kept")).toEqual([{ n: 1 }]); // the orphan still serves

  const second = await startApart();

  expect(second.child.lines).toContain(
    "Stopped the database server that an earlier run had left behind.",
  );
  expect(await ask(second.url, "select n from kept")).toEqual([{ n: 1 }]);
  expect(await isDown(first.url)).toBe(true); // and only one server is there

  // Of the same data there is one at a time, and the other gets a sentence.
  await expect(startPostgres({ home })).rejects.toThrow(
    `Accord already runs on this data (a test, process ${second.child.process.pid}): use that one, or stop it first.`,
  );

  process.kill(serverPid(), "SIGKILL");
  await second.child.line("PostgreSQL stopped");
  await second.child.line("PostgreSQL is back.");
  expect(await ask(second.url, "select n from kept")).toEqual([{ n: 1 }]);

  process.kill(serverPid(), "SIGKILL");
  second.child.process.kill("SIGKILL");
  await second.child.ended;
  const lines: string[] = [];
  const third = await startPostgres({ home, onProgress: (line) => lines.push(line) });
  expect(await ask(third.adminUrl, "select n from kept")).toEqual([{ n: 1 }]);
  await third.stop();
  expect(existsSync(join(home, "lock.json"))).toBe(false);
  expect(existsSync(join(home, "postgres/postmaster.pid"))).toBe(false);
}, 60_000);

test("keeps passwords and data to itself, and listens on the loopback address alone", async () => {
  const postgres = await startPostgres({ home });
  const [settings] = await ask(
    postgres.adminUrl,
    `select current_setting('listen_addresses') as at, current_setting('data_checksums') as checksums,
       current_setting('fsync') as fsync, current_setting('password_encryption') as passwords,
       (select string_agg(distinct auth_method, ',') from pg_hba_file_rules) as methods`,
  );
  expect(settings).toEqual({
    at: "127.0.0.1",
    checksums: "on",
    fsync: "on",
    passwords: "scram-sha-256",
    methods: "scram-sha-256",
  });
  await postgres.stop();

  // The file with the passwords is lost: the data are not.
  rmSync(join(home, "secrets.json"));
  const again = await startPostgres({ home });
  expect(again.adminUrl).not.toBe(postgres.adminUrl);
  expect(await ask(again.adminUrl, "select n from kept")).toEqual([{ n: 1 }]);
  await again.stop();
}, 60_000);

test("says in one sentence that the port is taken, before anything is begun", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const untouched = join(home, "untouched");

  const start = runScript("scripts/start.ts", {
    ACCORD_PORT: String(port),
    ACCORD_DATA: untouched,
  });

  expect(await start.ended).toBe(1);
  expect(start.lines).toEqual([
    `Port ${port} is in use by another program: stop that one, or start Accord elsewhere with ACCORD_PORT=${port + 1}.`,
  ]);
  expect(existsSync(untouched)).toBe(false);
  other.close();
});

test("orphans are found although their file is lost", async () => {
  const { child, url } = await startApart();
  rmSync(join(home, "postgres/postmaster.pid"));
  child.process.kill("SIGKILL");
  await child.ended;

  expect(await stopOrphans(join(home, "postgres"))).toBeGreaterThan(0);

  expect(await becomes(async () => await isDown(url), 5000)).toBe(true);
});

const serverPid = (): number =>
  Number(readFileSync(join(home, "postgres/postmaster.pid"), "utf8").split("\n")[0]);

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    const result = await client.query<Record<string, unknown>>(statement);
    return result.rows;
  } finally {
    await client.end();
  }
}

const isDown = (url: string): Promise<boolean> =>
  ask(url, "select 1").then(
    () => false,
    () => true,
  );
