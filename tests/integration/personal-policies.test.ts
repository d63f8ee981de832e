import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { uuidv7 } from "#domain/uuid.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { makeUser } from "../make/user.ts";

const owner = await makeUser("officer", { clearance: "secret" });
const other = await makeUser("officer", { clearance: "official", partners: ["GB"] });
const administrator = await makeUser("administrator", { clearance: "official" });
const cleared = await makeUser("administrator", { clearance: "secret" });
const PEOPLE = { owner, other, administrator, cleared };
type Who = keyof typeof PEOPLE;

let admin: Client;

const id = {
  private: uuidv7(),
  shared: uuidv7(),
  pinned: uuidv7(),
  low: uuidv7(),
  high: uuidv7(),
  running: uuidv7(),
  token: uuidv7(),
  bare: uuidv7(),
  batch: uuidv7(),
  secretBatch: uuidv7(),
  profile: uuidv7(),
};

beforeAll(async () => {
  const url = new URL(inject("adminUrl"));
  url.pathname = new URL(process.env["DATABASE_URL_OWNER"] ?? "").pathname;
  admin = new Client({ connectionString: url.href });
  await admin.connect();
  const hash = "a".repeat(64);
  // Nobody acts: the trail is told nothing.
  await admin.query(`
    set session_replication_role = replica;
    insert into saved_view (id, owner_id, register, name, query, is_shared, updated_at) values
      ('${id.private}', '${owner.id}', 'meetings', 'Private', '', false, now()),
      ('${id.shared}', '${owner.id}', 'meetings', 'Shared', '', true, now()),
      ('${id.pinned}', '${other.id}', 'meetings', 'Pinned', '', false, now());
    insert into home_view (owner_id, view_id) values ('${owner.id}', '${id.private}'), ('${other.id}', '${id.pinned}');
    insert into export_log (id, user_id, register, format, address, as_of, rows, marking) values
      ('${id.low}', '${owner.id}', 'meetings', 'csv', '/meetings', '2026-01-01', 1, 'official'),
      ('${id.high}', '${owner.id}', 'meetings', 'csv', '/meetings', '2026-01-01', 1, 'secret'),
      ('${id.running}', '${owner.id}', 'meetings', 'csv', '/meetings', '2026-01-01', 1, 'official');
    insert into export_end (export_id, rows, is_whole) values ('${id.low}', 1, true), ('${id.high}', 1, true);
    insert into api_token (id, owner_id, kind, name, partners, expires_at) values
      ('${id.token}', '${owner.id}', 'program', 'A script', '{}', now() + interval '1 day'),
      ('${id.bare}', '${owner.id}', 'program', 'Another', '{}', now() + interval '1 day');
    insert into api_token_hash (token_id, hash) values ('${id.token}', '${hash}');
    insert into api_use (id, token_id, method, path) values ('${uuidv7()}', '${id.token}', 'GET', '/api/v1/meetings');
    insert into import_batch (id, owner_id, file_name, sha256, size_bytes, marking, updated_at) values
      ('${id.batch}', '${owner.id}', 'a.csv', '${hash}', 1, 'official', now()),
      ('${id.secretBatch}', '${owner.id}', 'b.csv', '${hash}', 1, 'secret', now());
    insert into import_work (batch_id) values ('${id.batch}');
    insert into import_row (batch_id, number, kind, record_id, partner, marking, register, key, is_new) values
      ('${id.batch}', 1, 'meeting', '${uuidv7()}', 'GB', 'official', 'r', '1', true),
      ('${id.batch}', 2, 'meeting', '${uuidv7()}', 'US', 'official', 'r', '2', true),
      ('${id.batch}', 3, 'meeting', '${uuidv7()}', 'GB', 'secret', 'r', '3', true);
    insert into import_profile (id, name, kind, mapping, owner_id, updated_at) values
      ('${id.profile}', 'A profile', 'meeting', '{}', '${owner.id}', now());
    set session_replication_role = origin;`);
});

afterAll(async () => {
  await admin.end();
  await disconnect();
});

/** Text of this file alone, never of an input. */
const written = (text: string) => new Prisma.Sql([text], []);

async function count(who: Who, table: string): Promise<number> {
  const [row] = await withViewer(
    PEOPLE[who],
    (tx) => tx.$queryRaw<[{ count: number }]>`
      select count(*)::int as count from ${written(table)}`,
  );
  return row.count;
}

type Policy = { name: string; cmd: string; using: string | null; check: string | null };

async function policiesOf(table: string): Promise<Policy[]> {
  const { rows } = await admin.query<Policy>(
    `select policyname as name, cmd, qual as using, with_check as check from pg_policies
     where schemaname = 'public' and tablename = $1 and 'app_rw' = any (roles) order by policyname`,
    [table],
  );
  return rows;
}

const part = (word: string, rule: string | null) => (rule === null ? "" : ` ${word} (${rule})`);

/** Does some work while policies let everything pass, and puts them back as they were. */
async function opened<T>(table: string, policies: readonly Policy[], work: () => Promise<T>) {
  const alter = ({ name }: Policy, rules: string) =>
    admin.query(`alter policy ${name} on ${table}${rules}`);
  for (const policy of policies) {
    const rules =
      part("using", policy.using && "true") + part("with check", policy.check && "true");
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await alter(policy, rules);
  }
  try {
    return await work();
  } finally {
    for (const policy of policies) {
      const rules = part("using", policy.using) + part("with check", policy.check);
      // oxlint-disable-next-line no-await-in-loop -- one connection
      await alter(policy, rules);
    }
  }
}

/** How many rows of each table everybody sees. */
const SEEN: Record<string, Record<Who, number>> = {
  saved_view: { owner: 2, other: 2, administrator: 3, cleared: 3 },
  home_view: { owner: 1, other: 1, administrator: 0, cleared: 0 },
  export_log: { owner: 3, other: 0, administrator: 2, cleared: 3 },
  export_end: { owner: 2, other: 0, administrator: 1, cleared: 2 },
  api_token: { owner: 2, other: 0, administrator: 2, cleared: 2 },
  api_use: { owner: 1, other: 0, administrator: 1, cleared: 1 },
  import_batch: { owner: 2, other: 0, administrator: 1, cleared: 2 },
  import_work: { owner: 1, other: 0, administrator: 0, cleared: 0 },
  import_row: { owner: 3, other: 1, administrator: 2, cleared: 3 },
};
const WHO = Object.keys(PEOPLE) as Who[];

describe.each(Object.entries(SEEN))("%s", (table, due) => {
  const all = async () =>
    Object.fromEntries(await Promise.all(WHO.map(async (who) => [who, await count(who, table)])));

  test("shows each their rows, and the test would notice if its policy were gone", async () => {
    expect(await all()).toEqual(due);
    const reading = (await policiesOf(table)).filter(({ cmd }) => ["SELECT", "ALL"].includes(cmd));
    expect(reading.length).toBeGreaterThan(0);
    for (const policy of reading) {
      // oxlint-disable-next-line no-await-in-loop -- one policy at a time
      const without = await opened(table, [policy], all);
      expect(without, policy.name).not.toEqual(due);
    }
    expect(await all()).toEqual(due);
  });
});

test("the hash of a token is read by nobody who is signed in", async () => {
  const { rows } = await admin.query(
    "select has_any_column_privilege('app_rw', 'api_token_hash', 'select') as may",
  );
  expect(rows).toEqual([{ may: false }]);
  await expect(count("cleared", "api_token_hash")).rejects.toThrow("errors.notFound");
});

test("profiles of imports are read by everybody whose account is open, and by nobody else", async () => {
  expect(await count("other", "import_profile")).toBe(1);
  const gone = await makeUser("officer");
  const seen = () => withViewer(gone, (tx) => tx.importProfile.count());
  await admin.query("set session_replication_role = replica");
  await admin.query("update user_account set disabled_at = now() where id = $1", [gone.id]);
  await admin.query("set session_replication_role = origin");
  const readable = (await policiesOf("import_profile")).filter(({ cmd }) => cmd === "SELECT");
  expect(readable).toHaveLength(1);
  expect(await seen()).toBe(0);
  expect(await opened("import_profile", readable, seen)).toBe(1);
});

const future = "now() + interval '1 day'";
/** What somebody who is not its owner might try with each table; `by` is stopped by that policy alone. */
const TRESPASSES: { table: string; policy: string; by: Who; statement: string }[] = [
  {
    table: "saved_view",
    policy: "own",
    by: "other",
    statement: `insert into saved_view (id, owner_id, register, name, query, updated_at) values ('${uuidv7()}', '${owner.id}', 'people', 'Slipped in', '', now())`,
  },
  {
    table: "saved_view",
    policy: "changed",
    by: "other",
    statement: `update saved_view set name = 'Mine now' where id = '${id.shared}'`,
  },
  {
    table: "saved_view",
    policy: "removed",
    by: "other",
    statement: `delete from saved_view where id = '${id.shared}'`,
  },
  {
    table: "home_view",
    policy: "own",
    by: "other",
    statement: `update home_view set view_id = '${id.shared}' where owner_id = '${owner.id}'`,
  },
  {
    table: "export_log",
    policy: "own",
    by: "other",
    statement: `insert into export_log (id, user_id, register, format, address, as_of, rows, marking) values ('${uuidv7()}', '${owner.id}', 'meetings', 'csv', '/meetings', '2026-01-01', 1, 'official')`,
  },
  {
    table: "export_end",
    policy: "own",
    by: "other",
    statement: `insert into export_end (export_id, rows, is_whole) values ('${id.running}', 1, true)`,
  },
  {
    table: "api_token",
    policy: "own",
    by: "other",
    statement: `insert into api_token (id, owner_id, kind, name, partners, expires_at) values ('${uuidv7()}', '${owner.id}', 'program', 'Slipped in', '{}', ${future})`,
  },
  {
    table: "api_token",
    policy: "revoked",
    by: "other",
    statement: `update api_token set revoked_at = now() where id = '${id.token}'`,
  },
  {
    table: "api_token_hash",
    policy: "own",
    by: "other",
    statement: `insert into api_token_hash (token_id, hash) values ('${id.bare}', '${"b".repeat(64)}')`,
  },
  {
    table: "import_batch",
    policy: "begun",
    by: "other",
    statement: `insert into import_batch (id, owner_id, file_name, sha256, size_bytes, updated_at) values ('${uuidv7()}', '${owner.id}', 'c.csv', '${"a".repeat(64)}', 1, now())`,
  },
  {
    table: "import_batch",
    policy: "changed",
    by: "other",
    statement: `update import_batch set file_name = 'mine.csv' where id = '${id.batch}'`,
  },
  {
    table: "import_batch",
    policy: "dropped",
    by: "other",
    statement: `delete from import_batch where id = '${id.secretBatch}'`,
  },
  {
    table: "import_work",
    policy: "own",
    by: "other",
    statement: `update import_work set done = 7 where batch_id = '${id.batch}'`,
  },
  {
    table: "import_row",
    policy: "written",
    by: "other",
    statement: `insert into import_row (batch_id, number, kind, record_id, partner, marking, register, key, is_new) values ('${id.batch}', 9, 'meeting', '${uuidv7()}', 'US', 'official', 'r', '9', true)`,
  },
  {
    table: "import_profile",
    policy: "made",
    by: "other",
    statement: `insert into import_profile (id, name, kind, mapping, owner_id, updated_at) values ('${uuidv7()}', 'Slipped in', 'meeting', '{}', '${owner.id}', now())`,
  },
  {
    table: "import_profile",
    policy: "changed",
    by: "other",
    statement: `update import_profile set name = 'Mine now' where id = '${id.profile}'`,
  },
  {
    table: "import_profile",
    policy: "dropped",
    by: "other",
    statement: `delete from import_profile where id = '${id.profile}'`,
  },
];

const BACK = "taken back";
/** Rows that a statement reaches, or 0 when it is refused; nothing of it stays. */
async function reached(who: Who, statement: string): Promise<number> {
  let rows = 0;
  await withViewer(
    PEOPLE[who],
    async (tx) => {
      rows = await tx.$executeRaw`${written(statement)}`;
      throw new Error(BACK);
    },
    { mode: "write", action: "test", requestId: uuidv7() } as never,
  ).catch((error: unknown) => {
    if (!(error instanceof Error) || error.message !== BACK) rows = 0;
  });
  return rows;
}

test.each(TRESPASSES)(
  "$policy of $table stops a trespasser, and the test would notice if it were gone",
  async ({ table, policy, by, statement }) => {
    const policies = await policiesOf(table);
    const reading = policies.filter(({ cmd, name }) => cmd === "SELECT" && name !== policy);
    const [own] = policies.filter(({ name }) => name === policy);
    if (own === undefined) throw new Error(`${table} has no policy ${policy}.`);
    expect(await reached(by, statement)).toBe(0);
    // What may be seen is another policy's matter.
    expect(await opened(table, reading, () => reached(by, statement))).toBe(0);
    expect(await opened(table, [...reading, own], () => reached(by, statement))).toBe(1);
  },
);

test("every policy of these tables has its trespasser or its readers", async () => {
  const tables = [...new Set([...Object.keys(SEEN), ...TRESPASSES.map(({ table }) => table)])];
  const tried = new Set(TRESPASSES.map(({ table, policy }) => `${table} ${policy}`));
  const missing: string[] = [];
  for (const table of tables) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    for (const { name, cmd } of await policiesOf(table)) {
      if (cmd !== "SELECT" && !tried.has(`${table} ${name}`)) missing.push(`${table} ${name}`);
    }
  }
  expect(missing).toEqual([]);
});
