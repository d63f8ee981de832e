import { expect, test } from "@playwright/test";
import { Client } from "pg";
import type { Address } from "#domain/permissions.ts";
import { copyDemonstration, failuresIn, type OwnApp, sessionOf, startApp } from "../harness/app.ts";
import { examplePaths } from "../harness/examples.ts";
import { ask } from "../harness/http.ts";
import { READER_EMAIL, readablePages, type Reader } from "../harness/readable.ts";
import { plant } from "../make/planted.ts";

const MOST_STATEMENTS = 6;

let app: OwnApp;
let paths: Map<Address, string>;
const cookies = new Map<Reader, string>();
const pages = readablePages();

test.beforeAll(async () => {
  app = await startApp(await copyDemonstration());
  for (const [reader, email] of Object.entries(READER_EMAIL)) {
    cookies.set(reader as Reader, await sessionOf(app.database, email));
  }
  paths = await examplePaths(
    app.database,
    pages.map(({ address }) => address),
  );
});
test.afterAll(() => app?.stop());

type Told = { msg?: string; address?: string; statements?: number };

/** What the application has logged of pages since a line of its log. */
const pagesSince = (from: number): Told[] =>
  app.log
    .slice(from)
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Told)
    .filter(({ msg }) => msg === "page");

/** Opens every page once; how many statements each of them took, as the application logs it. */
async function countStatements(): Promise<Map<string, number>> {
  const from = app.log.length;
  const last = "/";
  for (const { address, reader } of pages.toSorted(
    (one, other) => Number(one.address === last) - Number(other.address === last),
  )) {
    // One after the other: each line of the log then belongs to one page.
    // oxlint-disable-next-line no-await-in-loop
    await ask(app.origin, paths.get(address) ?? "/", { cookie: cookies.get(reader) });
  }
  // A line may be read after the answer; when the last is there, all are.
  await expect.poll(() => pagesSince(from).at(-1)?.address).toBe(last);
  const counts = new Map<string, number>();
  for (const { address, statements = 0 } of pagesSince(from)) {
    if (address !== undefined) counts.set(address, Math.max(statements, counts.get(address) ?? 0));
  }
  return counts;
}

/** More of everything: new records, and of what belongs to a record as much again, twice. */
async function grow(): Promise<{ before: number; after: number }> {
  const client = new Client(app.database.adminUrl);
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string; columns: string }>(
      `select c.relname as name,
         string_agg(quote_ident(a.attname), ', ' order by a.attnum) filter (where a.attname <> 'id') as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attgenerated = ''
         and c.relname not in ('country', 'user_account', 'audit_event', 'search_doc', 'draft')
       group by c.relname having bool_or(a.attname = 'id' and format_type(a.atttypid, null) = 'uuid')`,
    );
    const count = async () => {
      const sums = tables.map(({ name }) => `(select count(*) from ${name})`).join(" + ");
      return Number((await client.query<{ sum: string }>(`select ${sums} as sum`)).rows[0]?.sum);
    };
    const before = await count();
    await client.query("begin");
    await client.query(
      "select set_config('app.user_id', id::text, true) from user_account where email = 'manager@demo'",
    );
    for (let nth = 0; nth < 20; nth += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one connection
      await plant(client, { partner: "GB", marking: "official", word: `grown ${nth}` });
    }
    await client.query("set local session_replication_role = replica");
    for (const { name, columns } of [...tables, ...tables]) {
      // What may be there only once stays alone.
      // oxlint-disable-next-line no-await-in-loop -- one connection
      await client.query(
        `insert into ${name} (id, ${columns}) select gen_random_uuid(), ${columns} from ${name} on conflict do nothing`,
      );
    }
    await client.query("set local session_replication_role = origin");
    await client.query(
      `select app.stand(array(select id from commitment)), app.stand_agreements(array(select id from agreement)),
        app.stand_meetings(array(select id from meeting)), app.stand_trainings(array(select id from training))`,
    );
    await client.query("commit");
    return { before, after: await count() };
  } finally {
    await client.end();
  }
}

test("no page takes more than six statements, and none takes more when there is more to show", async () => {
  test.setTimeout(180_000);
  const few = await countStatements();
  const table = [...few].map(([address, count]) => `${String(count).padStart(3)}  ${address}`);
  console.log(`Statements by page:\n${table.join("\n")}`);
  expect(few.size, failuresIn(app)).toBeGreaterThan(40);
  expect([...few].filter(([, count]) => count > MOST_STATEMENTS)).toEqual([]);

  const { before, after } = await grow();
  console.log(`Rows: ${before}, then ${after}.`);
  expect(after).toBeGreaterThan(before * 3);
  const many = await countStatements();
  const grown = [...many].filter(([address, count]) => count > (few.get(address) ?? 0));
  expect(grown, failuresIn(app)).toEqual([]);
  expect([...few.keys()].filter((address) => !many.has(address))).toEqual([]);
});
