import { PrismaPg } from "@prisma/adapter-pg";
import * as fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import type { Marking } from "#domain/marking.ts";
import { PrismaClient } from "#generated/prisma/client.ts";
import { withViewer } from "#server/db.ts";
import { freshDatabase } from "../harness/fresh-database.ts";
import { makeUser } from "../make/user.ts";
import { readModels } from "../oracle/datamodel.ts";
import { fillDirty } from "../oracle/dirty-data.ts";
import { anyQuery, type Query } from "../oracle/queries.ts";
import { dumpOf, fillWith, visibleRows, type Viewer } from "../oracle/visible.ts";

/*
 * Non-interference: whatever a viewer asks of the whole register is answered as by a register that
 * holds nothing but what the viewer may see. In the second there is no row security to hide anything.
 */

const QUERIES = Number(process.env["ORACLE_QUERIES"] ?? 2000);
const VIEWERS: { partners: string[] | null; clearance: Marking }[] = [
  { partners: ["GB"], clearance: "official" },
  { partners: null, clearance: "restricted" },
  { partners: ["US", "TR"], clearance: "secret" },
];
const models = readModels();

type Delegates = Record<string, Record<string, (args: object) => Promise<unknown>>>;
let asked = models;
let worlds: { viewer: Viewer; actor: Actor; narrow: PrismaClient; rows: number }[] = [];

beforeAll(async () => {
  const author = await makeUser("manager");
  const url = new URL(inject("adminUrl"));
  url.pathname = new URL(process.env["DATABASE_URL_OWNER"] ?? "").pathname;
  const whole = new Client({ connectionString: url.href });
  await whole.connect();
  await fillDirty(whole, author.id);
  const dump = await dumpOf(whole, models);
  await whole.end();
  asked = models.filter(({ table }) => (dump.get(table)?.length ?? 0) > 0);
  worlds = await Promise.all(
    VIEWERS.map(async (viewer) => {
      const actor = await makeUser("officer", viewer);
      const database = await freshDatabase();
      const client = new Client({ connectionString: database.adminUrl });
      await client.connect();
      const rows = visibleRows(dump, models, viewer);
      await fillWith(client, rows);
      await client.end();
      return {
        viewer,
        actor,
        narrow: new PrismaClient({ adapter: new PrismaPg(database.adminUrl) }),
        rows: [...rows.values()].flat().length,
      };
    }),
  );
}, 60_000);

afterAll(() => Promise.all(worlds.map(({ narrow }) => narrow.$disconnect())));

/** The answer as text; a query that cannot be run says so, in the same words for both. */
async function answerOf(client: object, { model, method, args }: Query): Promise<string> {
  try {
    const answer = await (client as Delegates)[model]?.[method]?.(args);
    return JSON.stringify(answer, (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
  } catch (error) {
    return `refused: ${error instanceof Error ? error.name : "?"}`;
  }
}

test(`what is hidden changes no answer, in ${QUERIES} random queries of three viewers`, async () => {
  let compared = 0;
  let refused = 0;
  let filled = 0;
  expect(asked.length).toBeGreaterThan(25);
  await fc.assert(
    fc.asyncProperty(
      anyQuery(models),
      fc.nat({ max: VIEWERS.length - 1 }),
      async (query, index) => {
        const world = worlds[index];
        if (world === undefined) throw new Error("no such viewer");
        const seen = await withViewer(world.actor, (tx) => answerOf(tx, query));
        const expected = await answerOf(world.narrow, query);
        compared += 1;
        if (expected.startsWith("refused")) refused += 1;
        if (expected !== "[]" && expected !== "0") filled += 1;
        expect(seen).toBe(expected);
      },
    ),
    { numRuns: QUERIES },
  );
  console.log(`oracle: ${compared} compared, ${filled} not empty, ${refused} refused by both`);
  expect(refused).toBeLessThan(compared / 20);
  expect(filled).toBeGreaterThan(compared / 3);
}, 300_000);

test("without row security the same queries tell of hidden rows: the oracle can fail", async () => {
  const [world] = worlds;
  if (world === undefined) throw new Error("no viewer");
  const all = new PrismaClient({ adapter: new PrismaPg(process.env["DATABASE_URL_OWNER"] ?? "") });
  const queries = fc.sample(anyQuery(asked), { numRuns: 60, seed: 1 });
  const answers = await Promise.all(
    queries.map(
      async (query) => (await answerOf(all, query)) !== (await answerOf(world.narrow, query)),
    ),
  );
  await all.$disconnect();
  expect(answers.filter(Boolean).length).toBeGreaterThan(queries.length / 2);
}, 60_000);
