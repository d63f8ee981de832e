import { readFileSync } from "node:fs";
import { request } from "node:http";
import { setTimeout } from "node:timers/promises";
import { readCsv } from "../harness/read-csv.ts";
import { readXlsx } from "../harness/read-xlsx.ts";
import {
  change,
  copyDemonstration,
  type OwnApp,
  query,
  sessionOf,
  startApp,
} from "../harness/app.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

/** Promises of the years before this one: what other journeys put on record meanwhile is none of them. */
const LIST = "/commitments?partner=GB&madeUntil=2025-12-31&sort=title&asOf=2026-10-01";
const NAMES = { CSV: "csv", Excel: "xlsx", JSON: "json" } as const;

test.describe("an analyst", () => {
  test.use({ account: "analyst" });

  test("takes away the list that is on the screen, in each format, and finds the same rows", async ({
    page,
  }) => {
    await page.goto(LIST);
    const shown = await page
      .locator("table tbody tr .figures")
      .filter({ hasText: /^COM-/ })
      .allTextContents();
    expect(shown.length).toBeGreaterThan(3);
    const files = new Map<string, Buffer>();
    for (const [label, extension] of Object.entries(NAMES)) {
      await page.getByRole("button", { name: "Export" }).click();
      const menu = page.getByRole("group", { name: "Export or print this list" });
      await expect(menu).toContainText(`${shown.length} rows`);
      const download = page.waitForEvent("download");
      await menu.getByRole("link", { name: label }).first().click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(`accord-commitments-2026-10-01.${extension}`);
      files.set(extension, readFileSync(await file.path()));
      await page.keyboard.press("Escape");
    }
    const csv = readCsv(files.get("csv")?.toString("utf8") ?? "");
    const data = csv.filter(([first = ""]) => !/^\uFEFF?# /.test(first));
    expect(data.slice(1).map(([ref]) => ref)).toEqual(shown);
    expect(csv[0]?.slice(0, 2)).toEqual(["\uFEFF# Marking", "Official"]);
    const [sheet] = await readXlsx(files.get("xlsx") ?? Buffer.of());
    const inBook = sheet?.rows.slice(4, -1).map(([ref]) => ref?.value);
    expect(inBook).toEqual(shown);
    const json = JSON.parse(files.get("json")?.toString("utf8") ?? "") as {
      meta: { as_of: string };
      rows: { ref: string; address: string }[];
    };
    expect(json.rows.map(({ ref }) => ref)).toEqual(shown);
    expect(json.meta.as_of).toBe("2026-10-01");
    // Each row leads back to its record, as it stood that day.
    await page.goto(json.rows[0]?.address ?? "");
    await expect(page.getByText(shown[0] ?? "").first()).toBeVisible();
  });

  test("prints the same list, and cites a record", async ({ page }) => {
    await page.goto(LIST);
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("link", { name: "Print" }).click();
    await page.waitForURL(/\/print\/commitments\?/);
    await expect(page.getByText("1 October 2026", { exact: true }).first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Back to the list" }).click();
    await page.waitForURL(/\/commitments\?/);
    await page.getByRole("table").getByRole("link").filter({ hasText: /\w{4}/ }).nth(4).click();
    await page.waitForURL(/\/commitments\/[0-9a-f-]{36}/);
    await page.getByText("Cite this").click();
    const citation = page.getByText(/^Commitment COM-GB-/);
    await expect(citation).toContainText("as of 1 October 2026");
    await expect(citation).toContainText("?asOf=2026-10-01");
    await expectAccessible(page);
  });
});

test.describe("without scripts", () => {
  test.use({ account: "analyst", javaScriptEnabled: false });

  test("the menu opens, and a file comes", async ({ page }) => {
    await page.goto("/agreements");
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "CSV" }).first().click();
    const text = readFileSync(await (await download).path(), "utf8");
    expect(readCsv(text).at(-1)?.[0]).toBe("# end");
  });
});

test("an administrator sees who took what", async ({ as }) => {
  const analyst = await as("analyst");
  await analyst.goto("/people");
  await analyst.getByRole("button", { name: "Export" }).click();
  const download = analyst.waitForEvent("download");
  await analyst.getByRole("link", { name: "JSON" }).first().click();
  await (await download).path();
  const page = await as("administrator");
  await page.goto("/administration");
  await page.getByRole("link", { name: "Exports" }).click();
  const row = page
    .getByRole("row")
    .filter({ hasText: "People, JSON" })
    .filter({ hasText: "Analyst" });
  await expect(row.first()).toContainText("Complete");
  await expectAccessible(page);
});

test.describe("a long file", () => {
  let app: OwnApp;
  let cookie: string;
  const ROWS = 60_000;

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    const database = await copyDemonstration();
    await change(
      database,
      "set local session_replication_role = replica",
      `insert into person (id, country, marking, name, releasable_to, updated_at)
       select gen_random_uuid(), 'GB', 'official', 'Person ' || n, '{}', now() from generate_series(1, ${ROWS}) n`,
    );
    app = await startApp(database);
    cookie = await sessionOf(database, "analyst@demo");
  });
  test.afterAll(() => app?.stop());

  type Taken = { bytes: number; isWhole: boolean };

  /** Asks for a file, and tells whether it came whole; `onFirst` is called with the first bytes, which then stay alone. */
  const takeFile = (path: string, onFirst?: (leave: () => void) => Promise<void> | void) =>
    new Promise<Taken>((resolve, reject) => {
      const { hostname, port } = new URL(app.origin);
      const outgoing = request({ hostname, port, path, headers: { cookie } }, (incoming) => {
        let bytes = 0;
        incoming.once("data", () => {
          incoming.pause();
          const done = Promise.resolve(onFirst?.(() => outgoing.destroy()));
          done.then(() => incoming.resume(), reject);
        });
        incoming.on("data", (chunk: Buffer) => (bytes += chunk.byteLength));
        incoming.on("error", () => undefined);
        incoming.on("close", () => resolve({ bytes, isWhole: incoming.complete }));
      });
      outgoing.on("error", reject);
      outgoing.end();
    });
  const cursors = () =>
    query<{ pid: number }>(
      app.database,
      `select pid from pg_stat_activity where datname = current_database() and query like 'fetch forward%' and xact_start is not null`,
    );
  const lastEnd = async () =>
    (
      await query<{ rows: number; is_whole: boolean }>(
        app.database,
        "select e.rows, e.is_whole from export_log l join export_end e on e.export_id = l.id order by l.at desc limit 1",
      )
    )[0];

  test("comes whole to whoever reads it to the end", async () => {
    const taken = await takeFile("/export/people.csv");
    expect(taken.isWhole).toBe(true);
    expect((await lastEnd())?.is_whole).toBe(true);
    expect((await lastEnd())?.rows).toBeGreaterThan(ROWS);
  });

  test("is broken off, and not cut short in silence, when the database fails in the middle", async () => {
    const taken = await takeFile("/export/people.csv", async () => {
      // The first bytes may be there before the first rows are asked for.
      await expect.poll(cursors).toHaveLength(1);
      const [busy] = await cursors();
      await query(app.database, "select pg_terminate_backend($1)", [busy?.pid]);
    });
    expect(taken.isWhole).toBe(false);
    await expect.poll(lastEnd).toMatchObject({ is_whole: false });
  });

  test("ends its query when the reader goes away", async () => {
    const taken = await takeFile("/export/people.json", (leave) => leave());
    expect(taken.isWhole).toBe(false);
    await expect.poll(cursors, { timeout: 5000 }).toEqual([]);
    await expect.poll(lastEnd).toMatchObject({ is_whole: false });
    // Others are served as before.
    await setTimeout(100);
    expect((await takeFile("/export/partners.json")).isWhole).toBe(true);
  });
});
