import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { becomes } from "../../scripts/processes/wait.ts";
import { asOwner, makeUser } from "../make/user.ts";

const children: ChildProcess[] = [];
let db: Client;
let adminId: string;

beforeAll(async () => {
  adminId = (await makeUser("administrator")).id;
  db = new Client({ connectionString: process.env["DATABASE_URL_JOBS"] });
  await db.connect();
  await db.query("create table jobs.done (name text, phase text, pid int)");
  await startOne();
  await startOne();
}, 30_000);

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await db.end();
});

async function startOne(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "tests/harness/worker-process.ts"],
    {
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        ACCORD_SECRET: "x".repeat(32),
        ACCORD_LOG_LEVEL: "silent",
      },
    },
  );
  children.push(child);
  const errors: string[] = [];
  child.stderr?.on("data", (data: Buffer) => errors.push(String(data)));
  const lines = createInterface({ input: child.stdout });
  await Promise.race([
    once(lines, "line"),
    once(child, "exit").then(() => {
      throw new Error(`The worker ended: ${errors.join("")}`);
    }),
  ]);
  return child;
}

/** As the page of administration does it: the workers hear of it at commit. */
const ask = (names: readonly string[]) =>
  asOwner(async (client) => {
    for (const name of names) {
      await client.query(
        "insert into job_request (id, name, by_id) values (gen_random_uuid(), $1, $2)",
        [name, adminId],
      );
    }
  });

const rows = async <Row extends object>(sql: string, values: unknown[] = []) =>
  (await db.query<Row>(sql, values)).rows;

test("a job runs once, though two processes wait for it", async () => {
  const names = Array.from({ length: 12 }, (_, index) => `once-${index}`);
  await ask(names);
  const isDone = async () => {
    const [row] = await rows<{ count: number }>(
      "select count(*)::int as count from job_run where name like 'once-%' and is_done",
    );
    return row?.count === names.length;
  };
  expect(await becomes(isDone, 15_000)).toBe(true);
  const done = await rows<{ name: string; times: number }>(
    "select name, count(*)::int as times from jobs.done where name like 'once-%' group by name",
  );
  expect(done.map(({ times }) => times)).toEqual(names.map(() => 1));
}, 30_000);

const eagerRuns = () => rows("select is_done from job_run where name = 'eager'");

test("an eager job that never ran begins with the first worker, and with no other", async () => {
  expect(await becomes(async () => (await eagerRuns()).length > 0, 10_000)).toBe(true);
  expect(await eagerRuns()).toHaveLength(1);
}, 15_000);

test("a job that fails is tried again, and its failures tell no more than their kind", async () => {
  await ask(["unlucky"]);
  const isDone = async () =>
    (await rows("select from job_run where name = 'unlucky' and is_done")).length === 1;
  expect(await becomes(isDone, 20_000)).toBe(true);
  expect(
    await rows(
      "select attempt, is_done, reason from job_run where name = 'unlucky' order by started_at",
    ),
  ).toEqual([
    { attempt: 1, is_done: false, reason: "ECONNREFUSED" },
    { attempt: 2, is_done: false, reason: "ECONNREFUSED" },
    { attempt: 3, is_done: true, reason: null },
  ]);
}, 30_000);

test("a job whose worker is killed in the middle is ended by another worker", async () => {
  await ask(["long"]);
  const begun = () =>
    rows<{ pid: number }>("select pid from jobs.done where name = 'long' and phase = 'begun'");
  expect(await becomes(async () => (await begun()).length === 1, 10_000)).toBe(true);
  const [first] = await begun();
  children.find(({ pid }) => pid === first?.pid)?.kill("SIGKILL");
  const ended = () =>
    rows<{ pid: number }>("select pid from jobs.done where name = 'long' and phase = 'ended'");
  expect(await becomes(async () => (await ended()).length === 1, 40_000)).toBe(true);
  expect((await ended())[0]?.pid).not.toBe(first?.pid);
  expect(
    await rows("select is_done, reason from job_run where name = 'long' order by started_at"),
  ).toEqual([
    { is_done: false, reason: "lost" },
    { is_done: true, reason: null },
  ]);
}, 60_000);

test("a worker that is asked to stop leaves in order", async () => {
  const left = children.find(
    ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
  );
  const exit = left && once(left, "exit");
  left?.kill("SIGTERM");
  expect((await exit)?.[0]).toBe(0);
}, 15_000);
