import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import type { Marking } from "#domain/marking.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { withViewer } from "#server/db.ts";
import { makeUser } from "../make/user.ts";
import { readModels } from "../oracle/datamodel.ts";
import { fillDirty } from "../oracle/dirty-data.ts";
import { dumpOf, type Row, visibleRows } from "../oracle/visible.ts";

const VIEWERS: { partners: string[] | null; clearance: Marking }[] = [
  { partners: ["GB"], clearance: "official" },
  { partners: null, clearance: "restricted" },
  { partners: ["US", "TR"], clearance: "secret" },
];
/** Everybody signed in reads these. */
const OPEN = ["country", "topic"];
const models = readModels().filter(({ table }) => !OPEN.includes(table));

let admin: Client;
let worlds: { actor: Actor; rows: Map<string, Row[]> }[] = [];

beforeAll(async () => {
  const author = await makeUser("manager");
  const url = new URL(inject("adminUrl"));
  url.pathname = new URL(process.env["DATABASE_URL_OWNER"] ?? "").pathname;
  admin = new Client({ connectionString: url.href });
  await admin.connect();
  await fillDirty(admin, author.id);
  const dump = await dumpOf(admin, readModels());
  worlds = await Promise.all(
    VIEWERS.map(async (viewer) => ({
      actor: await makeUser("officer", viewer),
      rows: visibleRows(dump, readModels(), viewer),
    })),
  );
}, 60_000);

afterAll(() => admin.end());

/** For each viewer, how many rows of the table are shown, and how many should be. */
async function counts(table: string): Promise<{ seen: number; due: number }[]> {
  return Promise.all(
    worlds.map(async ({ actor, rows }) => {
      const [row] = await withViewer(
        actor,
        (tx) => tx.$queryRaw<[{ count: number }]>`
          select count(*)::int as count from ${NAMES.get(table) ?? Prisma.empty}`,
      );
      return { seen: row.count, due: rows.get(table)?.length ?? 0 };
    }),
  );
}

/** Names of tables as parts of a statement; they come from the models, never from input. */
const NAMES = new Map(models.map(({ table }) => [table, new Prisma.Sql([`"${table}"`], [])]));

/** Lets everybody see the table, and gives what the policy said. */
async function openedPolicy(table: string): Promise<string> {
  const { rows } = await admin.query<{ rule: string }>(
    "select pg_get_expr(polqual, polrelid) as rule from pg_policy where polname = 'visible' and polrelid = $1::regclass",
    [table],
  );
  await admin.query(`alter policy visible on "${table}" using (true)`);
  return rows[0]?.rule ?? "false";
}

test.each(models.map(({ table }) => table))(
  "%s shows each viewer their rows, and the test would notice if its policy were gone",
  async (table) => {
    const before = await counts(table);
    expect(before.map(({ seen }) => seen)).toEqual(before.map(({ due }) => due));

    const policy = await openedPolicy(table);
    const without = await counts(table);
    await admin.query(`alter policy visible on "${table}" using (${policy})`);
    expect(without.some(({ seen, due }) => seen > due)).toBe(true);
  },
);
