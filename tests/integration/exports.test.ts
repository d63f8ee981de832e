import { Client } from "pg";
import { text } from "node:stream/consumers";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { todayIn } from "#domain/calendar-date.ts";
import { columnNames, fileColumns } from "#domain/list-columns.ts";
import type { ListPage } from "#domain/listing.ts";
import { type Marking, MARKINGS } from "#domain/marking.ts";
import { momentFilter } from "#domain/moment.ts";
import { listAgencies } from "#features/agencies/queries/list.ts";
import { agencyFilter } from "#features/agencies/schema.ts";
import { listMous } from "#features/agreements/queries/mous.ts";
import { listAgreements } from "#features/agreements/queries/register.ts";
import { agreementFilter, mouFilter } from "#features/agreements/views.ts";
import { listCommitments } from "#features/commitments/queries.ts";
import { commitmentFilter } from "#features/commitments/schema.ts";
import { listPartners } from "#features/countries/queries.ts";
import { listDeliveries } from "#features/deliveries/queries.ts";
import { chosenColumns } from "#features/export/about.ts";
import { firstRows, listExports } from "#features/export/queries.ts";
import { openExport } from "#features/export/open.ts";
import { getStageTimes } from "#features/pipeline/queries.ts";
import { timesFilter } from "#features/pipeline/views.ts";
import { Stage } from "#generated/prisma/enums.ts";
import { REGISTERS } from "#features/export/registers.ts";
import { REGISTER_NAMES, type RegisterName } from "#features/export/schema.ts";
import type { Format } from "#features/export/views.ts";
import type { MappedKind } from "#features/imports/fields.ts";
import { guessMapping } from "#features/imports/guess.ts";
import { mapping } from "#features/imports/schema.ts";
import { readArrangement } from "#features/lists/queries.ts";
import { listMeetings } from "#features/meetings/queries.ts";
import { meetingFilter } from "#features/meetings/schema.ts";
import { listPeople } from "#features/people/queries/list.ts";
import { personFilter } from "#features/people/schema.ts";
import { listSources } from "#features/sources/queries/list.ts";
import { sourceFilter } from "#features/sources/schema.ts";
import { listCourses } from "#features/trainings/queries/courses.ts";
import { listTrainings } from "#features/trainings/queries/programmes.ts";
import { trainingFilter } from "#features/trainings/schema.ts";
import { disconnect, type Tx, withViewer } from "#server/db.ts";
import { momentOf } from "#server/moment.ts";
import { readXlsx } from "../harness/read-xlsx.ts";
import { sayIn } from "../harness/say.ts";
import { asOwner, makeUser } from "../make/user.ts";
import { fillDirty } from "../oracle/dirty-data.ts";

afterAll(disconnect);

const today = todayIn("Asia/Karachi", new Date());
type Viewer = Awaited<ReturnType<typeof makeUser>>;
type Params = Record<string, string | string[]>;

/** The database with records of three partners and all markings, linked as no command would link them. */
let confined: Viewer;
let cleared: Viewer;
let all: Viewer;
let administrator: Viewer;

/** In every text of what the confined viewer may not see. */
const CANARY = "quxolotl";

beforeAll(async () => {
  all = await makeUser("manager");
  confined = await makeUser("analyst", { clearance: "official", partners: ["GB"] });
  cleared = await makeUser("analyst", { clearance: "confidential", partners: ["US", "TR"] });
  administrator = await makeUser("administrator");
  const url = new URL(inject("adminUrl"));
  url.pathname = new URL(process.env["DATABASE_URL_OWNER"] ?? "").pathname;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await fillDirty(client, all.id);
  await client.query("set session_replication_role = replica");
  for (const [table, column, partner] of [
    ["agency", "name", "country"],
    ["person", "name", "country"],
    ["source", "title", "partner"],
    ["meeting", "title", "partner"],
    ["meeting_series", "name", "partner"],
    ["commitment", "title", "partner"],
    ["agreement", "title", "partner"],
    ["training", "title", "partner"],
    ["course", "title", "partner"],
    ["delivery", "item", "partner"],
    ["figure", "quantity", "partner"],
    ["participant", "name", "partner"],
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await client.query(
      `update ${table} set ${column} = ${column} || ' ${CANARY}'
       where marking > 'official' or coalesce(${partner}, 'PK') not in ('GB', 'PK')`,
    );
  }
  await client.end();
});

// Nobody takes as much in ten minutes as these tests do.
beforeEach(() => asOwner((client) => client.query("truncate export_log, export_end")));

type File = {
  meta: { marking: Marking; rows: number; filters: unknown[]; as_of: string; address: string };
  rows: Record<string, unknown>[];
  end: { rows: number };
};

async function take(
  viewer: Viewer,
  register: RegisterName,
  params: Params = {},
  format: Format = "json",
): Promise<Buffer> {
  const now = new Date();
  const writer = { name: "A reader", locale: "en", requestId: "test", say: sayIn("en") };
  return withViewer(viewer, async (tx) => {
    const { chunks } = await openExport(
      { tx, viewer, now, today },
      register,
      format,
      params,
      writer,
    );
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    return Buffer.concat(parts);
  });
}
const read = async (viewer: Viewer, register: RegisterName, params: Params = {}) =>
  JSON.parse((await take(viewer, register, params)).toString()) as File;

const keysOf = (what: string, keys: readonly string[]) =>
  keys.map((key) => `${what}:${key}`).toSorted((a, b) => (a < b ? -1 : 1));

/** All pages of the list on the screen, one after the other: what each row is called in a file. */
const LISTS: Record<RegisterName, (tx: Tx, params: Params) => Promise<string[]>> = {
  commitments: (tx, params) =>
    everyPage(params, (page) => listCommitments(tx, commitmentFilter.parse(page), today), refOf),
  agreements: (tx, params) =>
    everyPage(params, (page) => listAgreements(tx, agreementFilter.parse(page), today), refOf),
  mous: (tx, params) =>
    everyPage(params, (page) => listMous(tx, mouFilter.parse(page), today), refOf),
  // Its page has a table for each thing that is measured.
  "stage-times": async (tx, params) => {
    const { stages, desks, waiting, posts } = await getStageTimes(
      tx,
      timesFilter.parse(params),
      today,
    );
    const order = Object.values(Stage);
    return [
      ...stages
        .map(({ stage }) => stage)
        .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
        .map((stage) => `stage:${stage}`),
      ...keysOf(
        "desk",
        desks.map(({ key }) => key),
      ),
      ...keysOf(
        "waiting",
        waiting.map(({ key }) => key),
      ),
      ...keysOf(
        "post",
        posts.map(({ name }) => name),
      ),
    ];
  },
  meetings: (tx, params) =>
    everyPage(params, (page) => listMeetings(tx, meetingFilter.parse(page), today), refOf),
  trainings: (tx, params) =>
    everyPage(params, (page) => listTrainings(tx, trainingFilter.parse(page)), refOf),
  courses: (tx, params) =>
    everyPage(
      params,
      (page) => listCourses(tx, trainingFilter.parse(page)),
      ({ id }) => id,
    ),
  deliveries: (tx, params) =>
    everyPage(params, (page) => listDeliveries(tx, trainingFilter.parse(page)), refOf),
  sources: (tx, params) =>
    everyPage(params, (page) => listSources(tx, sourceFilter.parse(page)), refOf),
  agencies: (tx, params) =>
    everyPage(
      params,
      (page) => listAgencies(tx, agencyFilter.parse(page), today),
      ({ id }) => id,
    ),
  people: (tx, params) =>
    everyPage(
      params,
      (page) => listPeople(tx, personFilter.parse(page)),
      ({ id }) => id,
    ),
  partners: async (tx, params) => {
    const moment = momentOf(momentFilter.parse(params), today);
    return (await listPartners(tx, moment)).map(({ code }) => code);
  },
};
const refOf = ({ ref }: { ref: string }) => ref;

async function everyPage<Row>(
  params: Params,
  list: (page: Params) => Promise<ListPage<Row>>,
  nameOf: (row: Row) => string,
): Promise<string[]> {
  const names: string[] = [];
  let after: string | null = "";
  while (after !== null) {
    // oxlint-disable-next-line no-await-in-loop -- each page says where the next begins
    const page: ListPage<Row> = await list({ ...params, ...(after !== "" && { after }) });
    names.push(...page.rows.map(nameOf));
    ({ after } = page);
  }
  return names;
}

/** What an analyst narrows lists by. */
const ASKED: Record<RegisterName, Params[]> = {
  commitments: [
    { q: "1" },
    { partner: "GB" },
    { partner: ["US", "TR"], talking: "true" },
    { status: ["no_evidence", "limited"] },
    { obligor: "home" },
    { due: ["overdue", "none"] },
    { freshness: "stale" },
    { strength: ["signed", "will"] },
    { topic: "topic-1" },
    { talking: "true", sort: "-title" },
    { talking: "true", sort: "partner" },
    { asOf: "2020-01-01", talking: "true" },
    { knownOn: "2020-01-01" },
    { nothing: "true" },
  ],
  agreements: [
    { q: "agreement 1" },
    { instrument: "mou" },
    { state: "proposed" },
    { sort: "title" },
    { asOf: "2021-03-01" },
    { inForceOn: "2021-03-01" },
  ],
  mous: [
    { asOf: "2025-01-01" },
    { knownOn: "2025-01-01" },
    { show: "all" },
    { show: "all", sort: "title" },
    { show: "all", partner: "US" },
    { named: "yes" },
  ],
  "stage-times": [{ asOf: "2025-01-01" }, { period: "all" }, { partner: "US", period: "all" }],
  meetings: [
    { asOf: "2025-01-01" },
    { knownOn: "2025-01-01" },
    { q: "meeting 2" },
    { type: "visit" },
    { partner: "TR" },
    { year: "2026" },
  ],
  trainings: [
    { asOf: "2025-01-01" },
    { knownOn: "2025-01-01" },
    { q: "1" },
    { partner: "GB" },
    { topic: "none" },
    { side: "partner" },
  ],
  courses: [{ asOf: "2025-01-01" }, { knownOn: "2025-01-01" }, { year: "none" }, { partner: "US" }],
  deliveries: [
    { asOf: "2025-01-01" },
    { knownOn: "2025-01-01" },
    { partner: "GB" },
    { agency: "none" },
  ],
  sources: [
    { asOf: "2025-01-01" },
    { knownOn: "2025-01-01" },
    { q: "source" },
    { kind: "note" },
    { partner: ["GB", "US"] },
  ],
  agencies: [
    { asOf: "2025-01-01" },
    { knownOn: "2025-01-01" },
    { q: "agency 3" },
    { country: ["none", "GB"] },
    { kind: "police", former: "show" },
  ],
  people: [{ asOf: "2025-01-01" }, { knownOn: "2025-01-01" }, { q: "person" }, { country: "US" }],
  partners: [{ asOf: "2025-01-01" }, { knownOn: "2025-01-01" }],
};

/** Lists of what is counted: short ones. */
const COUNTED: ReadonlySet<RegisterName> = new Set(["partners", "stage-times"]);

describe.each(REGISTER_NAMES)("the export of %s", (name) => {
  test("has on paper the first rows of the file, in its order, for each filter", async () => {
    const register = REGISTERS[name];
    const reader = { today, locale: "en" };
    for (const params of [{}, ...ASKED[name]]) {
      // oxlint-disable-next-line no-await-in-loop -- each is a transaction of its own
      const [whole, some] = await withViewer(all, async (tx) => {
        const list = register.read(params, reader);
        const { select, id, orderBy } = list;
        return [await firstRows(tx, { select, id, orderBy }, 501), await firstRows(tx, list, 7)];
      });
      expect(some, JSON.stringify(params)).toEqual(whole.slice(0, 7));
    }
  });

  test("has the rows of the list, in its order, for each reader and filter", async () => {
    let compared = 0;
    for (const viewer of [all, cleared, confined]) {
      for (const params of [{}, ...ASKED[name]]) {
        // oxlint-disable-next-line no-await-in-loop -- each is a transaction of its own
        const file = await read(viewer, name, params);
        // oxlint-disable-next-line no-await-in-loop
        const listed = await withViewer(viewer, (tx) => LISTS[name](tx, params));
        const first = REGISTERS[name].columns[0]?.name ?? "";
        expect(
          file.rows.map((row) => row[first]),
          JSON.stringify(params),
        ).toEqual(listed);
        expect(file.meta.rows).toBe(listed.length);
        expect(file.end.rows).toBe(listed.length);
        compared += listed.length;
      }
    }
    expect(compared).toBeGreaterThan(COUNTED.has(name) ? 5 : 10);
  });

  test("tells nothing of what is hidden from its reader, in any format", async () => {
    for (const params of [{}, ...ASKED[name]]) {
      // oxlint-disable-next-line no-await-in-loop
      for (const format of ["csv", "json", "xlsx"] as const) {
        // oxlint-disable-next-line no-await-in-loop
        const file = await take(confined, name, params, format);
        const said =
          format === "xlsx" ? JSON.stringify(await readXlsx(file)) : file.toString("utf8");
        expect(said).not.toContain(CANARY);
      }
    }
    const widest: Params = name === "mous" ? { show: "all" } : {};
    const everything = (await take(all, name, widest)).toString("utf8");
    // Of partners there are names and numbers alone.
    expect(everything.includes(CANARY)).toBe(name !== "partners");
  });

  test("is marked as the highest of what it tells, on top and for the log", async () => {
    for (const viewer of [all, cleared, confined]) {
      // oxlint-disable-next-line no-await-in-loop
      const { meta, rows } = await read(viewer, name, name === "mous" ? { show: "all" } : {});
      const own = rows.map((row) => MARKINGS.indexOf((row["marking"] ?? "official") as Marking));
      const level = MARKINGS.indexOf(meta.marking);
      expect(level).toBeGreaterThanOrEqual(Math.max(0, ...own));
      expect(level).toBeLessThanOrEqual(MARKINGS.indexOf(viewer.clearance));
    }
  });

  test("says each of its filters in words", () => {
    const known = new Set([
      ...Object.keys(REGISTERS[name].asked),
      // What is no filter, or stands on its own.
      "asOf",
      "knownOn",
      "sort",
      "cols",
      "group",
      "view",
      "by",
      "after",
      "before",
    ]);
    const { filter } = REGISTERS[name].read({}, { today, locale: "en" });
    // A list that shares the filter of another leaves alone what it does not have.
    const unused = name === "deliveries" ? ["topic", "mode", "provider", "place"] : [];
    const silent = Object.keys(filter).filter((key) => !known.has(key) && !unused.includes(key));
    expect(silent).toEqual([]);
    const say = sayIn("en");
    for (const key of Object.keys(REGISTERS[name].asked)) {
      expect(say.has(`export.filter.${key}`), key).toBe(true);
    }
  });

  test("puts on paper columns that it has", () => {
    const { columns, printed } = REGISTERS[name];
    const names = columns.map((column) => column.name);
    expect(printed.filter((one) => !names.includes(one))).toEqual([]);
  });
});

describe("chosen columns", () => {
  test("stand in the file in the order of the screen, between what names and what marks a row", async () => {
    const cols = ["topics_label", "title", "due"];
    const { meta, rows } = await read(all, "commitments", { cols });
    const names = (meta as unknown as { columns: { name: string }[] }).columns.map(
      (one) => one.name,
    );
    expect(names).toEqual([
      "ref",
      "topics",
      "topics_label",
      "title",
      "strength",
      "strength_label",
      "due_on",
      "due_precision",
      "due_words",
      // Whose a row is, no file leaves out: without it, none could come back.
      "partner",
      "marking",
      "marking_label",
      "disputed",
      "disputed_label",
      "unverified_figures",
      "address",
    ]);
    expect(Object.keys(rows[0] ?? {})).toEqual(names);
  });

  test("are all there where none is chosen, and what is no column is passed over", async () => {
    const whole = await read(all, "people");
    const { rows } = await read(all, "people", { cols: ["password"] });
    expect(rows).toEqual(whole.rows);
  });

  test.each(REGISTER_NAMES)("of %s are columns that its files have", (name) => {
    const { columns, shows } = REGISTERS[name];
    if (shows === undefined) return;
    const known = columns.map((column) => column.name);
    const names = fileColumns(shows, columnNames(shows));
    expect(names.filter((one) => !known.includes(one))).toEqual([]);
    expect(shows.usual).toHaveProperty(shows.record);
  });

  test.each(REGISTER_NAMES)(
    "of %s, however few are chosen, are enough for a file to come back",
    (name) => {
      const register = REGISTERS[name];
      const { shows } = register;
      const kind = COMES_BACK_AS[name];
      if (shows === undefined || kind === undefined) return;
      const head = chosenColumns(register, [shows.record]).map((column) => column.name);
      const guessed = { ...guessMapping(head, [], null), register: "accord" };
      const wrong = mapping.safeParse(guessed).error?.issues.map(({ path }) => path.join("."));
      expect([guessed.kind, wrong], head.join(", ")).toEqual([kind, undefined]);
    },
  );

  test.each(REGISTER_NAMES)("of %s say on the screen what its files say", async (name) => {
    const register = REGISTERS[name];
    const { shows } = register;
    if (shows === undefined) return;
    const asking = name === "mous" ? { show: "all" } : {};
    for (const viewer of [all, confined]) {
      // oxlint-disable-next-line no-await-in-loop -- one reader after the other
      const [file, screen] = await withViewer(viewer, async (tx) => {
        const reader = { today, locale: "en" };
        const taken = await firstRows(tx, register.read(asking, reader), 60);
        const ids = taken.map((row) => (row["id"] ?? row["record_id"]) as string);
        const params = { ...asking, cols: [...shows.more] };
        return [taken, await readArrangement(tx, { register, params, reader, ids })];
      });
      expect(screen.shown).toEqual([shows.record, ...shows.more]);
      expect(file.length).toBeGreaterThan(0);
      expect(Object.values(screen.values).toSorted(byId)).toEqual(file.toSorted(byId));
    }
  });
});

/** What the rows of an exported list are when the file comes back. */
const COMES_BACK_AS: Partial<Record<RegisterName, MappedKind>> = {
  commitments: "commitment",
  agreements: "agreement",
  mous: "agreement",
  meetings: "meeting",
  trainings: "programme",
  courses: "training",
  deliveries: "delivery",
  sources: "source",
  agencies: "agency",
  people: "person",
};

const byId = (a: Record<string, unknown>, b: Record<string, unknown>) =>
  JSON.stringify([a["id"], a["record_id"]]) < JSON.stringify([b["id"], b["record_id"]]) ? -1 : 1;

describe("a file", () => {
  test("says what was asked, in words, and the day it stands for", async () => {
    const { meta, rows } = await read(all, "commitments", {
      partner: "GB",
      topic: "topic-1",
      asOf: "2025-05-01",
      talking: "true",
      q: "=1",
    });
    expect(meta.filters).toEqual([
      { name: "q", label: "Words", values: [{ value: "=1", label: "=1" }] },
      { name: "partner", label: "Partner", values: [{ value: "GB", label: "United Kingdom" }] },
      { name: "topic", label: "Topic", values: [{ value: "topic-1", label: "Topic 1" }] },
      { name: "talking", label: "With talking points", values: [{ value: "true", label: "yes" }] },
    ]);
    expect(meta.as_of).toBe("2025-05-01");
    expect(meta.address).toContain("/commitments?partner=GB&topic=topic-1&asOf=2025-05-01");
    for (const row of rows)
      expect(row["address"]).toMatch(/\/commitments\/[0-9a-f-]{36}\?asOf=2025-05-01$/);
  });

  test("marks figures that nobody has verified", async () => {
    const file = (await take(all, "sources", {}, "csv")).toString("utf8");
    expect(file).toContain("[unverified]");
  });
});

const logged = (viewer: Viewer) => withViewer(viewer, (tx) => listExports(tx, null));
const change = (statement: (tx: Tx) => Promise<unknown>) =>
  withViewer(administrator, statement, { mode: "write" });

async function notesIn(register: RegisterName, params: Params): Promise<string[]> {
  const file = JSON.parse((await take(all, register, params)).toString()) as {
    meta: { notes: string[] };
  };
  return file.meta.notes;
}

test("a file that was asked for what it does not show says so", async () => {
  expect((await notesIn("commitments", { asOf: "31.02.2016" }))[0]).toContain("31.02.2016");
  expect(
    (await notesIn("agreements", { inForceOn: "1 Jnue 2016", partner: "Britain" }))[0],
  ).toContain("Britain, 1 Jnue 2016");
  expect((await notesIn("sources", { asOf: "2016-06-01" }))[0]).toContain(
    "cannot show another day",
  );
  const shown = await notesIn("commitments", { asOf: "2016-06-01" });
  expect(shown.join(" ")).not.toContain("2016-06-01");
});

describe("the log of exports", () => {
  test("has who took what, with its filters, count, format and marking, and how it ended", async () => {
    const taker = await makeUser("analyst", { clearance: "restricted" });
    const file = await read(taker, "commitments", { partner: "GB", asOf: "2026-10-01" });
    const { items } = await logged(administrator);
    expect(items[0]).toMatchObject({
      who: expect.stringContaining("analyst") as string,
      register: "commitments",
      format: "json",
      address: "/commitments?partner=GB&asOf=2026-10-01",
      asOf: "2026-10-01",
      knownOn: null,
      rows: file.meta.rows,
      marking: file.meta.marking,
      end: { rows: file.meta.rows, isWhole: true },
    });
  });

  test("is there before the first row, and says when the reader went away", async () => {
    const now = new Date();
    const writer = { name: "", locale: "en", requestId: "test", say: sayIn("en") };
    const open = withViewer(all, async (tx) => {
      const reading = { tx, viewer: all, now, today };
      const { chunks } = await openExport(reading, "people", "csv", {}, writer);
      const before = await logged(administrator);
      expect(before.items[0]).toMatchObject({ register: "people", end: null });
      for await (const chunk of chunks) throw new Error(`left after ${chunk.byteLength} bytes`);
    });
    await expect(open).rejects.toThrow("left after");
    const { items } = await logged(administrator);
    expect(items[0]).toMatchObject({ register: "people", end: { isWhole: false } });
  });

  test("shows everybody their own exports alone, and is never changed", async () => {
    const taker = await makeUser("officer");
    await read(taker, "people");
    const own = await logged(taker);
    expect(own.items.length).toBe(1);
    await expect(change((tx) => tx.$executeRaw`update export_log set rows = 0`)).rejects.toThrow(
      "errors.notFound",
    );
    await expect(change((tx) => tx.$executeRaw`delete from export_log`)).rejects.toThrow(
      "errors.notFound",
    );
    await expect(
      change(
        (
          tx,
        ) => tx.$executeRaw`insert into export_log (id, user_id, register, format, address, as_of, rows, marking)
          values (gen_random_uuid(), ${taker.id}::uuid, 'people', 'csv', '/people', now(), 1, 'official')`,
      ),
    ).rejects.toThrow("errors.notFound");
    expect((await logged(taker)).items).toEqual(own.items);
  });

  test("slows down who takes files without end", async () => {
    const taker = await makeUser("officer");
    const many = async () => {
      for (let nth = 0; nth < 70; nth += 1) {
        // oxlint-disable-next-line no-await-in-loop -- as one person asks
        await read(taker, "partners");
      }
    };
    await expect(many()).rejects.toMatchObject({ code: "rate_limited" });
  });

  test("lets one person run two exports at a time", async () => {
    const taker = await makeUser("officer");
    const opened = (whileOpen: (chunks: AsyncIterable<Uint8Array>) => Promise<void>) =>
      withViewer(taker, async (tx) => {
        const now = new Date();
        const writer = { name: "", locale: "en", requestId: "test", say: sayIn("en") };
        const reading = { tx, viewer: taker, now, today };
        await whileOpen((await openExport(reading, "people", "csv", {}, writer)).chunks);
      });
    await opened(async (first) => {
      await opened(async (second) => {
        await expect(read(taker, "people")).rejects.toMatchObject({ code: "rate_limited" });
        await text(Readable.from(second));
      });
      // A place is free again.
      expect((await read(taker, "people")).rows.length).toBeGreaterThan(0);
      await text(Readable.from(first));
    });
  });
});
