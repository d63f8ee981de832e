import { Client } from "pg";
import { afterAll, expect, test } from "vitest";
import type { Mapping } from "#features/imports/schema.ts";
import { disconnect } from "#server/db.ts";
import { batchOf, csvFile, imported } from "../make/import.ts";
import { makeUser } from "../make/user.ts";

const database = new Client({ connectionString: process.env["DATABASE_URL_OWNER"] });
await database.connect();
afterAll(async () => {
  await database.end();
  await disconnect();
});

const manager = await makeUser("manager");

const visits: Mapping = {
  kind: "meeting",
  register: "test-visits",
  home: null,
  sheet: null,
  columns: {
    key: ["No"],
    partner: ["Country"],
    person: ["Visitor"],
    title: ["Title"],
    heldOn: ["On"],
  },
  constants: { type: "visit", personSide: "partner" },
  words: {},
  dateOrder: "day",
  separator: null,
  language: "en",
  onlyCapitals: false,
};

/** Of the first thousand rows, which are written together, as many are good. */
const FIRST = 300;

function visitsFile(country: string, { bad = 0, good = 0 }) {
  const lines = Array.from({ length: bad + good }, (_, index) => {
    const isGood = index < FIRST || index >= bad + FIRST;
    return `${country} ${index},${isGood ? country : "nowhere"},Visitor ${index},Visit ${index},${1 + (index % 28)} March ${1950 + (index % 70)}`;
  });
  return csvFile(["No,Country,Visitor,Title,On", ...lines].join("\n"), "visits.csv");
}

/** Pages of meetings and their indexes that were looked at so far. Connections tell what they did when they end. */
async function pagesRead(): Promise<number> {
  await disconnect();
  const others = () =>
    database.query(
      `select from pg_stat_activity
       where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
  await expect.poll(async () => (await others()).rowCount, { timeout: 20_000 }).toBe(0);
  const { rows } = await database.query<{ pages: number }>(
    `select (heap_blks_hit + idx_blks_hit)::int as pages from pg_statio_user_tables where relname = 'meeting'`,
  );
  return rows[0]?.pages ?? 0;
}

async function pagesPerMeeting(file: File): Promise<number> {
  const before = await pagesRead();
  const { counts } = await batchOf(manager, await imported(manager, file, visits, true));
  return ((await pagesRead()) - before) / counts.created;
}

test("the rows of a large file that comes into an empty register cost no more than those of a small one", async () => {
  // Few of the first rows are good: what is right for a table of hundreds is not for one of thousands.
  const large = await pagesPerMeeting(visitsFile("FR", { bad: 700, good: 8_000 }));
  const small = await pagesPerMeeting(visitsFile("DE", { good: 500 }));
  expect(large).toBeLessThan(small * 1.25);
});
