import { spawnSync } from "node:child_process";
import { Client } from "pg";
import { fromBuffer } from "yauzl";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { listExports } from "#features/export/queries.ts";
import { archived } from "#features/open-data/archive.ts";
import { countPublished, type Dumped, dumpOpenData } from "#features/open-data/dump.ts";
import { openFile } from "#features/open-data/open.ts";
import { findLastMade } from "#features/open-data/queries.ts";
import { OPEN_COLUMNS, OPEN_REGISTERS } from "#features/open-data/schema.ts";
import { attachCitation } from "#features/sources/commands.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { readCsv } from "../harness/read-csv.ts";
import { makeCommitment } from "../make/commitment.ts";
import { makeSource } from "../make/source.ts";
import { makeUser } from "../make/user.ts";
import { fillDirty } from "../oracle/dirty-data.ts";

afterAll(disconnect);

/** In every text that is not for the public. */
const CANARY = "quxolotl";
const PUBLIC = {
  address: "https://example.org/readout",
  publishedOn: "2025-06-01",
  publishedPrecision: "day",
};

const manager = await makeUser("manager");

type Sheet = {
  meta: { marking: string; columns: { name: string }[] };
  rows: Record<string, unknown>[];
};
let files: Map<string, string>;
let dumped: Dumped[];
const rowsOf = (name: string) => (JSON.parse(files.get(`${name}.json`) ?? "") as Sheet).rows;

async function dump(): Promise<[Map<string, string>, Dumped[]]> {
  const written = new Map<string, string>();
  // A program has no form that could be sent twice.
  const { requestKey: _, ...context } = contextFor(manager);
  const done = await dumpOpenData(context, async (name, chunks) => {
    let text = "";
    for await (const chunk of chunks) text += chunk;
    written.set(name, text);
  });
  return [written, done];
}

/** A commitment that a passage of each of these sources supports. */
async function commitmentOn(sourceIds: readonly string[], over: object): Promise<string> {
  const targetId = await makeCommitment(manager, over);
  for (const sourceId of sourceIds) {
    const passage = { startsAt: 0, endsAt: 8, quote: null, field: null, note: null };
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await attachCitation(contextFor(manager), {
      ...passage,
      sourceId,
      targetKind: "commitment",
      targetId,
    });
  }
  return targetId;
}

beforeAll(async () => {
  const url = new URL(inject("adminUrl"));
  url.pathname = new URL(process.env["DATABASE_URL_OWNER"] ?? "").pathname;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await fillDirty(client, manager.id);
  const open = await makeSource(manager, { ...PUBLIC, title: "Public read-out" });
  const unsaid = await makeSource(manager, { title: `Note ${CANARY}` });
  const undated = await makeSource(manager, { address: PUBLIC.address, title: `Draft ${CANARY}` });
  const kept = await makeSource(manager, { ...PUBLIC, title: `Kept ${CANARY}` });
  const secret = await makeSource(manager, {
    ...PUBLIC,
    marking: "restricted",
    title: `Cable ${CANARY}`,
  });
  await commitmentOn([open], { title: "Published promise" });
  await commitmentOn([open, secret, unsaid], { title: "Promise of three sources" });
  for (const [source, title] of [
    [unsaid, "on a source without an address"],
    [undated, "on a source without a date"],
    [secret, "on a restricted source"],
    [kept, "on a source for some partners alone"],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await commitmentOn([source], { title: `Promise ${CANARY} ${title}` });
  }
  await commitmentOn([open], { title: `Promise ${CANARY}`, marking: "restricted" });
  const released = await commitmentOn([open], { title: `Promise ${CANARY} for some` });
  await makeCommitment(manager, { title: `Promise ${CANARY} on nothing` });
  await commitmentOn([open], { title: `Talk ${CANARY}`, strength: "discussed" });
  await client.query("set session_replication_role = replica");
  await client.query("update source set releasable_to = '{GB}' where id = $1", [kept]);
  await client.query("update commitment set releasable_to = '{GB}' where id = $1", [released]);
  // All that is dirty is readable by the public, but for what hides it.
  await client.query(
    `update source set address = 'https://example.org/' || id, published_on = '2025-01-01', published_precision = 'day'
     where not id = any($1::uuid[])`,
    [[open, unsaid, undated, kept, secret]],
  );
  for (const [table, column] of [
    ["agency", "name"],
    ["person", "name"],
    ["source", "title"],
    ["meeting", "title"],
    ["meeting_series", "name"],
    ["commitment", "title"],
    ["agreement", "title"],
    ["training", "title"],
    ["figure", "quantity"],
    ["participant", "name"],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await client.query(
      `update ${table} set ${column} = ${column} || ' ${CANARY}' where marking > 'official'`,
    );
  }
  for (const [table, column] of [
    ["agency", "name"],
    ["source", "title"],
    ["meeting", "title"],
    ["commitment", "title"],
    ["agreement", "title"],
    ["training", "title"],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await client.query(
      `update ${table} set ${column} = ${column} || ' ${CANARY}' where cardinality(releasable_to) > 0`,
    );
  }
  await client.end();
  [files, dumped] = await dump();
});

describe("the files for the public", () => {
  test("have what is official and rests on a source that anybody can read", () => {
    const titles = rowsOf("commitments").map((row) => row["title"]);
    expect(titles).toContain("Published promise");
    expect(titles).toContain("Promise of three sources");
    expect(rowsOf("sources").map((row) => row["title"])).toContain("Public read-out");
    for (const { name, rows } of dumped) expect(rowsOf(name).length).toBe(rows);
    expect(dumped.map(({ name }) => name)).toEqual([...OPEN_REGISTERS]);
  });

  test("name the public sources behind a record, and no others", () => {
    const known = new Set(rowsOf("sources").map((row) => row["ref"]));
    const row = rowsOf("commitments").find((one) => one["title"] === "Promise of three sources");
    expect(row?.["sources"]).toHaveLength(1);
    for (const name of OPEN_REGISTERS) {
      if (name === "sources") continue;
      for (const one of rowsOf(name)) {
        const sources = one["sources"] as string[];
        expect(sources.length).toBeGreaterThan(0);
        expect(sources.filter((ref) => !known.has(ref))).toEqual([]);
      }
    }
  });

  test("tell nothing of what is marked, kept for some, unpublished or mere talk", () => {
    expect([...files.keys()].length).toBe(2 * OPEN_REGISTERS.length + 1);
    for (const [name, text] of files) expect([name, text.includes(CANARY)]).toEqual([name, false]);
    for (const name of OPEN_REGISTERS) {
      const { meta } = JSON.parse(files.get(`${name}.json`) ?? "") as Sheet;
      expect(meta.marking).toBe("official");
    }
  });

  test("have no judgement, no text of ours, nobody's name and no way into the register", () => {
    const columns = Object.values(OPEN_COLUMNS).flat();
    for (const never of ["status", "freshness", "text", "summary", "notes", "participants", "id"]) {
      expect(columns).not.toContain(never);
    }
    for (const name of OPEN_REGISTERS) {
      for (const row of rowsOf(name)) {
        expect(row).not.toHaveProperty("address");
        expect(row).not.toHaveProperty("record_id");
      }
    }
  });

  test("say the same as CSV and as JSON", () => {
    const lines = readCsv(files.get("commitments.csv") ?? "");
    const json = rowsOf("commitments");
    const head = lines.findIndex((line) => line[0] === "ref");
    const titles = lines.slice(head + 1, head + 1 + json.length).map((line) => line[1]);
    expect(titles).toEqual(json.map((row) => row["title"]));
  });

  test("have a dictionary of every column, in both languages, with the words of codes", () => {
    type Entry = {
      file: string;
      column: string;
      label: { en: string; ur: string };
      values: Record<string, { en: string }>;
    };
    const entries = JSON.parse(files.get("dictionary.json") ?? "") as Entry[];
    for (const name of OPEN_REGISTERS) {
      const { meta } = JSON.parse(files.get(`${name}.json`) ?? "") as Sheet;
      const told = entries.filter(({ file }) => file === name).map(({ column }) => column);
      expect(told).toEqual(meta.columns.map((column) => column.name));
    }
    for (const { label } of entries) expect([label.en, label.ur]).not.toContain("");
    const kind = entries.find(({ file, column }) => file === "commitments" && column === "kind");
    expect(kind?.values["training"]?.en).toBe("Training");
  });
});

test("what is given out is logged as an export", async () => {
  const { items } = await withViewer(manager, (tx) => listExports(tx, null));
  const taken = items.filter(({ address }) => address.endsWith("?openData=true"));
  expect(taken).toHaveLength(2 * OPEN_REGISTERS.length);
  expect(taken.every(({ end, marking }) => end?.isWhole && marking === "official")).toBe(true);
});

test("nothing is given out unless whoever answers for the register has said so", () => {
  const run = spawnSync(
    process.execPath,
    ["--conditions=react-server", "scripts/open-data.ts", "nowhere"],
    { env: { ...process.env, ACCORD_OPEN_DATA: "" }, encoding: "utf8" },
  );
  expect(run.status).not.toBe(0);
  expect(run.stderr + run.stdout).toContain("Open data are off");
});

test("an administrator takes the same files as an archive, is counted the same, and is named by the log", async () => {
  const administrator = await makeUser("administrator");
  const { requestKey: _, ...context } = contextFor(administrator);
  expect(await countPublished(administrator, context.today)).toEqual(dumped);
  const bytes: Uint8Array[] = [];
  for await (const chunk of archived(context, "csv")) bytes.push(chunk);
  const names = await namesIn(Buffer.concat(bytes));
  expect(names).toEqual([...OPEN_REGISTERS.map((name) => `${name}.csv`), "dictionary.json"]);
  const last = await withViewer(administrator, (tx) => findLastMade(tx));
  const { items } = await withViewer(administrator, (tx) => listExports(tx, null));
  expect(items[0]).toMatchObject({ who: last?.who, at: last?.at, end: { isWhole: true } });
});

test("an archive whose reader goes reads no further file", async () => {
  const administrator = await makeUser("administrator");
  const { requestKey: _, ...context } = contextFor(administrator);
  const before = await withViewer(manager, (tx) => listExports(tx, null));
  for await (const chunk of archived(context, "json")) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
  const { items } = await withViewer(manager, (tx) => listExports(tx, null));
  const whole = (all: typeof items) => all.filter(({ end }) => end?.isWhole).length;
  expect(whole(items) - whole(before.items)).toBeLessThan(OPEN_REGISTERS.length);
  expect(items.every(({ end }) => end !== null)).toBe(true);
});

test("while open data are off nothing but the dictionary is handed out", () => {
  const { requestKey: _, ...context } = contextFor(manager);
  expect(openFile(context, "open-data-csv.zip")).toBeNull();
  expect(openFile(context, "open-data-json.zip")).toBeNull();
  expect(openFile(context, "../open-data-csv.zip")).toBeNull();
  expect(openFile(context, "dictionary.json")?.headers["content-type"]).toBe("application/json");
});

/** The files of an archive, in their order. */
function namesIn(archive: Buffer): Promise<string[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: false }, (error, zip) => {
      if (error) {
        reject(error);
        return;
      }
      const names: string[] = [];
      zip.on("entry", ({ fileName }) => names.push(fileName));
      zip.on("error", reject);
      zip.on("end", () => resolve(names));
    });
  });
}
