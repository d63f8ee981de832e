import { spawn } from "node:child_process";
import { once } from "node:events";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { performUndo } from "#features/imports/commands/undo.ts";
import { isSilent } from "#features/imports/views.ts";
import { undosJob } from "#features/imports/jobs.ts";
import { getImport } from "#features/imports/queries.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { closeJobsPool } from "#server/jobs/pool.ts";
import { becomes } from "../../scripts/processes/wait.ts";
import { batchOf, csvFile, HEAD, imported, treaties, undone } from "../make/import.ts";
import { asOwner, makeUser } from "../make/user.ts";

type User = Actor & { kind: "user" };
let analyst: User;
let manager: User;

beforeAll(async () => {
  analyst = await makeUser("analyst");
  manager = await makeUser("manager");
});
afterAll(async () => {
  await closeJobsPool();
  await disconnect();
});

/** More than is taken back at once. */
const MANY = 1_100;
let registers = 0;

function largeImport(): Promise<string> {
  const rows = Array.from(
    { length: MANY },
    (_, index) => `${index},FRANCE,Treaty number ${index},Treaty,13/02/1990,Paris,13/03/1990,,`,
  );
  const register = `undo-${(registers += 1)}`;
  return imported(analyst, csvFile([HEAD, ...rows].join("\r\n")), { ...treaties, register });
}

const records = (id: string) =>
  withViewer(analyst, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; title: string; actions: number }[]>`
      select a.id::text, a.title, count(x.id)::int as actions
      from import_row r join agreement a on a.id = r.record_id
      left join agreement_action x on x.agreement_id = a.id
      where r.batch_id = ${id}::uuid group by a.id, r.number order by r.number`;
    return rows;
  });

const triesOf = (id: string): Promise<number> =>
  asOwner(
    async (client) =>
      (await client.query("select tries from import_work where batch_id = $1", [id])).rows[0].tries,
  );

const system = (user: User) => ({ kind: "system", job: "undos", userId: user.id }) as const;
const signal = () => new AbortController().signal;
const work = () => undosJob.run({ now: new Date(), signal: signal() });
const progress = (user: Actor, id: string) => withViewer(user, (tx) => getImport(tx, id));

/** Somebody has changed a record and not yet ended their transaction. */
async function heldChange(recordId: string) {
  const { promise: gate, resolve: release } = Promise.withResolvers<void>();
  const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
  const change = withViewer(
    manager,
    async (tx) => {
      await tx.$executeRaw`
        update agreement set title = 'By hand', version = version + 1 where id = ${recordId}::uuid`;
      held();
      await gate;
    },
    { mode: "write", action: "test.revise", requestId: `by hand ${recordId}` },
  );
  await isHeld;
  const end = () => {
    release();
    return change;
  };
  return { end };
}

/** Somebody looks at a record for long, so that nobody removes it. */
async function heldRecord(recordId: string) {
  const hand = new Client({ connectionString: process.env["DATABASE_URL_OWNER"] });
  await hand.connect();
  await hand.query("begin");
  await hand.query("select from agreement where id = $1 for update", [recordId]);
  return { end: () => hand.end() };
}

/** Somebody waits for what another transaction holds. */
const someoneWaits = () =>
  asOwner(
    async (client) =>
      (
        await client.query(
          "select from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()",
        )
      ).rowCount === 1,
  );

/** So many changes of it are taken back, and it waits for a treaty that somebody holds. */
const isAt = (id: string, least: number) =>
  becomes(async () => {
    const { done, total } = await progress(analyst, id);
    return done >= least && done < total;
  }, 10_000);

test("a large import is left to the workers, which take it back as a whole, once", async () => {
  const id = await largeImport();
  await undone(analyst, id);
  expect(await batchOf(analyst, id)).toMatchObject({ state: "undoing", undoById: analyst.id });
  expect(await records(id)).toHaveLength(MANY);
  await expect(undone(analyst, id)).rejects.toThrow("imports.error.undoing");

  const ran = await Promise.all([
    performUndo(system(analyst), id, signal()),
    performUndo(system(analyst), id, signal()),
  ]);
  expect(ran.filter((isDone) => isDone)).toHaveLength(1);
  expect(await records(id)).toEqual([]);
  const { state, undoRequestId, failure } = await batchOf(analyst, id);
  expect({ state, failure }).toEqual({ state: "undone", failure: null });
  const [trail] = await asOwner(
    async (client) =>
      (
        await client.query(
          "select count(*)::int as n from audit_event where request_id = $1 and table_name = 'agreement' and op = 'D'",
          [undoRequestId],
        )
      ).rows,
  );
  expect(trail).toEqual({ n: MANY });
  expect(await work()).toEqual({ takenBack: 0 });
  await expect(undone(analyst, id)).rejects.toThrow("imports.error.notDone");
}, 60_000);

test("what somebody changes while an import is taken back keeps all of it in, and the page says so", async () => {
  const id = await largeImport();
  const before = await records(id);
  const hand = await heldChange(before[7]?.id ?? "");
  await undone(analyst, id);
  const running = work();
  expect(await becomes(someoneWaits, 10_000)).toBe(true);
  await hand.end();
  expect(await running).toEqual({ takenBack: 0 });
  expect(await batchOf(analyst, id)).toMatchObject({
    state: "done",
    failure: 'imports.error.touched|{"count":1}',
  });
  expect(await records(id)).toEqual(before.with(7, { ...before[7], title: "By hand" } as never));
}, 60_000);

test("a worker that is killed in the middle leaves nothing half taken back, and the next one ends it", async () => {
  const id = await largeImport();
  const before = await records(id);
  const [first] = before;
  const hand = await heldRecord(first?.id ?? "");
  await undone(analyst, id);
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "tests/harness/undo-process.ts"],
    {
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        ACCORD_SECRET: "x".repeat(32),
        ACCORD_LOG_LEVEL: "silent",
      },
    },
  );
  const exit = once(child, "exit");
  // Its actions are gone by then, to the worker alone.
  expect(await isAt(id, 1)).toBe(true);
  // An administrator sees how far it is, too, though not the file.
  const administrator = await makeUser("administrator");
  expect(await progress(administrator, id)).toMatchObject({ done: 2 * MANY, total: 3 * MANY });
  child.kill("SIGKILL");
  await exit;
  await hand.end();
  expect(await records(id)).toEqual(before);
  expect(await batchOf(analyst, id)).toMatchObject({ state: "undoing" });
  expect(await triesOf(id)).toBe(1);
  expect(await work()).toEqual({ takenBack: 1 });
  expect(await records(id)).toEqual([]);
}, 60_000);

test("after five workers that did not end it nobody begins again, until somebody asks anew", async () => {
  const id = await largeImport();
  const before = await records(id);
  const hand = await heldRecord(before[0]?.id ?? "");
  await undone(analyst, id);
  await asOwner((client) =>
    client.query("update import_work set tries = 3 where batch_id = $1", [id]),
  );
  for (const tried of [4, 5]) {
    const stop = new AbortController();
    const running = performUndo(system(analyst), id, stop.signal);
    const ended = running.then(
      () => "taken back",
      () => "stopped",
    );
    expect(await becomes(someoneWaits, 10_000)).toBe(true);
    stop.abort();
    expect(await ended).toBe("stopped");
    expect(await triesOf(id)).toBe(tried);
  }
  expect(await batchOf(analyst, id)).toMatchObject({ state: "undoing" });
  await hand.end();
  expect(await work()).toEqual({ takenBack: 0 });
  expect(await batchOf(analyst, id)).toMatchObject({
    state: "done",
    failure: 'imports.error.undoStopped|{"count":5}',
  });
  expect(await records(id)).toEqual(before);
  const administrator = await makeUser("administrator");
  await undone(analyst, id, administrator);
  expect(await batchOf(analyst, id)).toMatchObject({ state: "undoing", failure: null });
  expect(await triesOf(id)).toBe(0);
  expect(await work()).toEqual({ takenBack: 1 });
  expect(await records(id)).toEqual([]);
}, 60_000);

test("whoever may take it back asks again when nobody has worked on it for 150 seconds, and not before", async () => {
  const id = await largeImport();
  const administrator = await makeUser("administrator");
  const silentFor = (seconds: number) =>
    asOwner((client) =>
      client.query(
        "update import_work set beat_at = now() - make_interval(secs => $2) where batch_id = $1",
        [id, seconds],
      ),
    );
  await undone(analyst, id);
  await silentFor(140);
  expect(isSilent(await progress(administrator, id), new Date())).toBe(false);
  await expect(undone(analyst, id, administrator)).rejects.toThrow("imports.error.undoing");

  await silentFor(151);
  expect(isSilent(await progress(administrator, id), new Date())).toBe(true);
  await expect(undone(analyst, id, manager)).rejects.toMatchObject({ code: "not_found" });
  await undone(analyst, id, administrator);
  expect(await batchOf(analyst, id)).toMatchObject({
    state: "undoing",
    undoById: administrator.id,
  });
  expect(isSilent(await progress(analyst, id), new Date())).toBe(false);
  await expect(undone(analyst, id)).rejects.toThrow("imports.error.undoing");
  expect(await work()).toEqual({ takenBack: 1 });
  expect(await records(id)).toEqual([]);
}, 60_000);

test("whoever may no longer see what they brought in does not take it back", async () => {
  const id = await largeImport();
  await undone(analyst, id);
  await asOwner((client) =>
    client.query("update user_account set is_confined = true where id = $1", [analyst.id]),
  );
  expect(await work()).toEqual({ takenBack: 0 });
  const [left] = await asOwner(
    async (client) =>
      (
        await client.query(
          "select count(*)::int as n from import_row r join agreement a on a.id = r.record_id where r.batch_id = $1",
          [id],
        )
      ).rows,
  );
  expect(left).toEqual({ n: MANY });
  expect(await batchOf(analyst, id)).toMatchObject({ state: "done", failure: "errors.notFound" });
}, 60_000);
