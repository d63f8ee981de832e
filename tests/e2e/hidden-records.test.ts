import { expect, test } from "@playwright/test";
import { Client } from "pg";
import { type Address, ADDRESSES } from "#domain/permissions.ts";
import { copyDemonstration, failuresIn, type OwnApp, sessionOf, startApp } from "../harness/app.ts";
import { crawl, type Page, readerOf } from "../harness/crawl.ts";
import { type Answer, ask } from "../harness/http.ts";
import { plant } from "../make/planted.ts";

/** Looked for in every list and box; where nothing is found, pages repeat it. */
const BAIT = "zebrafinch";
/** Never typed by anybody, so wherever it shows, a hidden record does. */
const SECRET = "quxolotl";

/** Of another partner than the reader's, of a marking above the reader's clearance, and visible to them. */
const HIDDEN = { partner: "TR", marking: "official", word: `${BAIT} ${SECRET} partner` };
const ABOVE = { partner: "GB", marking: "secret", word: `${BAIT} ${SECRET} above` };
const OPEN = { partner: "GB", marking: "official", word: `${BAIT} plainword` };

let app: OwnApp;
/** Sees the United Kingdom only, and nothing that is marked. */
let confined: string;
/** Sees everything. */
let manager: string;
let hidden: ReadonlyMap<string, string>;
let above: ReadonlyMap<string, string>;
let open: ReadonlyMap<string, string>;
let planted = 0;

test.beforeAll(async () => {
  const database = await copyDemonstration();
  const client = new Client(database.adminUrl);
  await client.connect();
  await client.query("begin");
  await client.query(
    "select set_config('app.user_id', id::text, true) from user_account where email = 'manager@demo'",
  );
  const sown = [];
  for (const of of [HIDDEN, ABOVE, OPEN]) sown.push(await plant(client, of));
  planted = sown.reduce((sum, { texts }) => sum + texts, 0);
  [hidden, above, open] = sown.map(({ ids }) => ids) as [
    typeof hidden,
    typeof hidden,
    typeof hidden,
  ];
  await tangle(client);
  await client.query("commit");
  await client.end();
  app = await startApp(database);
  confined = await sessionOf(database, "officer.uk@demo");
  manager = await sessionOf(database, "manager@demo");
});
test.afterAll(() => app?.stop());

/** Links from a visible record to hidden ones, as no command would make them, and a record that was secret once. */
async function tangle(client: Client): Promise<void> {
  const [agency, person, post] = ["agency", "person", "post"].map((tab) => hidden.get(tab));
  await client.query(
    "update commitment set lead_agency_id = $2, focal_point_id = $3 where id = $1",
    [open.get("commitment"), agency, person],
  );
  await client.query("update agreement set lead_agency_id = $2 where id = $1", [
    open.get("agreement"),
    agency,
  ]);
  await client.query(
    "update participant set agency_id = $2, person_id = $3, post_id = $4 where id = $1",
    [open.get("participant"), agency, person, post],
  );
  await client.query("update citation set agency_id = $2 where agency_id = $1", [
    open.get("agency"),
    agency,
  ]);
  await client.query(
    "update commitment set marking = 'official', ref = 'COM-ONCE-SECRET', title = 'Opened', text = 'Opened', due_words = null where id = $1",
    [above.get("commitment 2")],
  );
}

/** Addresses with an id that an officer may open; at the others nobody gets as far as a record. */
const withId = (Object.entries(ADDRESSES) as [Address, readonly string[] | "public"][])
  .filter(([address, roles]) => /\[/.test(address) && roles.includes("officer"))
  .map(([address]) => address);

/** The table behind the id of an address. */
const TABLES: Record<string, string> = {
  meetings: "meeting",
  commitments: "commitment",
  agreements: "agreement",
  trainings: "training",
  deliveries: "delivery",
  agencies: "agency",
  people: "person",
  sources: "source",
  attachments: "attachment",
};

/** An answer without what differs from one to the next: its nonce, ids of requests and forms, and the address itself. */
function essence({ status, headers, text }: Answer, path: string): string {
  const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1] ?? "none";
  const bare = text
    .replaceAll(nonce, "NONCE")
    .replaceAll(encodeURIComponent(path), "PATH")
    .replaceAll(path, "PATH")
    // A title that repeats what was asked for.
    .replaceAll(`${path.split("/")[2] ?? ""} · `, "NAME · ")
    // Data comes in pieces, cut wherever one is full.
    .replaceAll(/"\]\)<\/script><script nonce="NONCE">self\.__next_f\.push\(\[1,"/g, "")
    // The framework's own notes of which address this is.
    .replaceAll(/\\"k\\":\\"[^"]*\\"/g, "KEY")
    .replaceAll(/\\"c\\":\[\\"\\"[^\]]*\]/g, "PLACE")
    .replaceAll(/01[0-9a-f]{6}-[0-9a-f]{4}-7[0-9a-f-]{17}/g, "UUID")
    .replaceAll(/_R_\w+_/g, "R");
  // Rows of data are numbered and sent as they become ready: their order tells of timing only.
  const rows = bare
    .split("\\n")
    .map((row) => row.replace(/^.*?\b[0-9a-f]+:/, "").replaceAll(/\$[L@Qh]?[0-9a-f]+/g, "$"));
  return `${status} ${String(headers["content-type"])} ${rows.toSorted().join("\n")}`;
}

const GARBAGE = [
  "1",
  "-1",
  "1.5",
  "2147483648",
  "null",
  "undefined",
  "__proto__",
  "constructor",
  "%00",
  "%E0%A4%A",
  "..%2f..%2fetc",
  "{}",
  "'%20or%20'1'='1",
  "00000000-0000-0000-0000-000000000000",
  "x".repeat(3000),
];

test("a hidden record, one above the clearance, one that never was and nonsense are all not found, in the same words", async () => {
  test.setTimeout(180_000);
  const differences: string[] = [];
  let compared = 0;
  for (const address of withId) {
    const [, place = ""] = address.split("/");
    const path = (id: string) => address.replace(/\[\w+\]/, id);
    const tab = TABLES[place];
    const isByName = /\[(code|slug)\]/.test(address);
    const never = isByName ? "ZZ" : crypto.randomUUID();
    const secretIds =
      tab === undefined ? (place === "partners" ? ["TR"] : []) : [hidden.get(tab), above.get(tab)];
    const expected = essence(await ask(app.origin, path(never), { cookie: confined }), path(never));
    for (const id of [...secretIds, ...GARBAGE].filter((one) => one !== undefined)) {
      const answer = await ask(app.origin, path(id), { cookie: confined });
      compared += 1;
      if (answer.status >= 500) differences.push(`${path(id).slice(0, 80)}: ${answer.status}`);
      // What is no address at all, or a very long one, the framework writes down in other pieces.
      if (/%|\{|x{20}/.test(id) && answer.status === Number(expected.slice(0, 3))) continue;
      const got = essence(answer, path(id));
      if (got !== expected) {
        const at = Array.from(expected).findIndex((letter, index) => letter !== got[index]);
        const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
        differences.push(`${path(id).slice(0, 60)}: …${around(got)}…, not …${around(expected)}…`);
      }
    }
    // Too long for a request line: the server hangs up before it is ours.
    const huge = await ask(app.origin, path("x".repeat(100_000)), { cookie: confined }).then(
      ({ status }) => status,
      () => "hung up",
    );
    if (!["hung up", 404, 414, 431].includes(huge)) differences.push(`${address}, huge: ${huge}`);
  }
  expect(differences, failuresIn(app)).toEqual([]);
  expect(compared).toBeGreaterThan(300);
});

test("to whom it is open, each of these records is there, with its words", async () => {
  const missing: string[] = [];
  for (const [place, tab] of Object.entries(TABLES)) {
    for (const ids of [hidden, above]) {
      const path = `/${place}/${ids.get(tab)}`;
      const { status, text } = await ask(app.origin, path, { cookie: manager });
      if (status !== 200 || !text.includes(SECRET)) missing.push(`${path}: ${status}`);
    }
  }
  expect(missing, failuresIn(app)).toEqual([]);
  expect(planted).toBeGreaterThan(300);
});

/** Where words, ids and countries can be asked for. */
function questions(): string[] {
  const ids = [...hidden.values(), ...above.values()].filter((id) => id !== "");
  const lists = [
    "meetings",
    "commitments",
    "agreements",
    "trainings",
    "agencies",
    "people",
    "sources",
    "topics",
  ];
  const kinds = [
    "agency",
    "person",
    "post",
    "meeting",
    "commitment",
    "agreement",
    "source",
    "topic",
    "series",
    "country",
  ];
  return [
    ...lists.flatMap((list) => [
      `/${list}?q=${BAIT}`,
      `/${list}?partner=TR`,
      `/${list}?q=${BAIT}&partner=TR`,
    ]),
    "/dashboard?partner=TR",
    "/mous?partner=TR",
    `/mous?q=${BAIT}`,
    "/partners/TR",
    "/partners?q=TR",
    `/search?q=${BAIT}`,
    `/search?q=${BAIT}&kind=meeting`,
    `/search/palette?q=${BAIT}`,
    `/search?q=%22${BAIT}%22`,
    ...kinds.flatMap((kind) => [
      `/pick?kind=${kind}&q=${BAIT}`,
      `/pick?kind=${kind}&partner=TR&q=`,
    ]),
    ...ids.flatMap((id) => [
      `/search?q=${id}`,
      `/deliveries/new?commitment=${id}`,
      `/meetings/new?draft=${id}`,
    ]),
    ...ids.flatMap((id) => [
      `/commitments/new?meeting=${id}&agreement=${id}&source=${id}&partner=TR`,
    ]),
    ...ids.flatMap((id) => [
      `/commitments?agency=${id}&meeting=${id}&agreement=${id}&topic=${id}&person=${id}`,
    ]),
  ];
}

test("a confined reader meets no word of a hidden record, on no page, in no data, in no answer to a question", async () => {
  test.setTimeout(300_000);
  const leaks: string[] = [];
  let texts = 0;
  const look = (where: string, text: string) => {
    texts += 1;
    const at = text.indexOf(SECRET);
    if (at >= 0) leaks.push(`${where}: …${text.slice(Math.max(0, at - 120), at + 40)}…`);
  };
  let bait = 0;
  const kinds = new Set<string>();
  const failed: string[] = [];
  const read = readerOf(app.origin, confined);
  const lookOver = ({ path, status, texts: all }: Page) => {
    for (const text of all) look(path, text);
    if (status >= 500) failed.push(`${path}: ${status}`);
  };
  const shapes = await crawl(read, (page) => {
    lookOver(page);
    if (!page.texts.some((text) => text.includes(OPEN.word))) return;
    bait += 1;
    for (const [, kind = ""] of page.path.matchAll(/\.(\w+)(?:\?|$)/g)) kinds.add(kind);
  });
  const asked = questions();
  for (let from = 0; from < asked.length; from += 6) {
    for (const page of await Promise.all(asked.slice(from, from + 6).map(read))) lookOver(page);
  }
  for (const line of app.log) look("the log", line);
  console.log(
    `${texts} texts read, ${shapes.size} shapes of pages, ${bait} pages with the open records, also as ${[...kinds].join(", ")}.`,
  );
  expect(leaks).toEqual([]);
  expect(failed, failuresIn(app)).toEqual([]);
  // The reader did get around, and what is open to them was there.
  expect(shapes.size).toBeGreaterThan(300);
  expect(bait).toBeGreaterThan(100);
  expect([...kinds]).toEqual(expect.arrayContaining(["csv", "json", "xlsx"]));
});
