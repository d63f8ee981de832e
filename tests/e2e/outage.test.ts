import { expect, type Page, test } from "@playwright/test";
import { becomes } from "../../scripts/processes/wait.ts";
import {
  copyDemonstration,
  failuresIn,
  type OwnApp,
  type OwnDatabase,
  query,
  sessionOf,
  startApp,
} from "../harness/app.ts";
import { flawsOf } from "../harness/guards.ts";
import { type Answer, ask } from "../harness/http.ts";
import { openBrowser } from "../harness/own-browser.ts";
import { startTcpProxy, type TcpProxy } from "../harness/tcp-proxy.ts";
import errors from "../../messages/en/errors.json" with { type: "json" };

/** The database, past the proxy; the application knows the way through the proxy only. */
let direct: OwnDatabase;
let proxy: TcpProxy;
let app: OwnApp;
let cookie: string;
/** What the application answered while it was started without a database. */
let atStart: Record<"live" | "ready" | "page" | "api", Answer>;

test.beforeAll(async () => {
  direct = await copyDemonstration();
  const { hostname, port } = new URL(direct.adminUrl);
  proxy = await startTcpProxy({ host: hostname, port: Number(port) });
  proxy.refuse();
  const env = Object.fromEntries(
    Object.entries(direct.env).map(([key, url]) => [
      key,
      url.replace(`:${port}/`, `:${proxy.port}/`),
    ]),
  );
  cookie = await sessionOf(direct, "officer@demo");
  app = await startApp(direct, env);
  atStart = {
    live: await ask(app.origin, "/health/live"),
    ready: await ask(app.origin, "/health/ready"),
    page: await ask(app.origin, "/meetings", { cookie }),
    api: await ask(app.origin, "/api/v1/meetings", {
      headers: { authorization: `Bearer ${"x".repeat(43)}` },
    }),
  };
  proxy.open();
});
test.afterEach(async () => {
  proxy.open();
  await isBack();
});
test.afterAll(async () => {
  await app?.stop();
  await proxy?.stop();
});

const statusOf = async (path: string) => (await ask(app.origin, path, { cookie })).status;
const isBack = () => becomes(async () => (await statusOf("/meetings")) === 200, 15_000);

function expectOutagePage(answer: Answer): void {
  const id = String(answer.headers["x-request-id"]);
  expect(answer.status).toBe(503);
  expect(answer.headers["retry-after"]).toBe("5");
  expect(answer.text).toContain(errors.outage.title);
  expect(answer.text).toContain(id);
  expect(answer.text).not.toContain("<script");
  expect(flawsOf(answer)).toEqual([]);
}

test("without a database the application starts, says that it lives and that it is not ready, and tells people", () => {
  expect(atStart.live.status).toBe(200);
  expect(atStart.ready.status).toBe(503);
  expect(atStart.ready.text).toBe('{"status":"down"}');
  expectOutagePage(atStart.page);
});

test("without a database programs are told so in their own way, and when to ask again", () => {
  const { status, headers, text } = atStart.api;
  expect([status, headers["retry-after"]]).toEqual([503, "5"]);
  expect(headers["content-type"]).toBe("application/problem+json");
  expect(JSON.parse(text)).toMatchObject({ status: 503, detail: errors.unavailable });
});

test("when the database comes, everything is there within seconds, in the same process", async () => {
  expect(await isBack(), failuresIn(app)).toBe(true);
  expect(await statusOf("/health/ready")).toBe(200);
  expect(app.log.filter((line) => line.includes("starting it again"))).toEqual([]);
});

test("connections that are cut in mid-flight cost the requests in flight, and no later one", async () => {
  const inFlight = Promise.all(
    Array.from({ length: 20 }, () => ask(app.origin, "/meetings", { cookie })),
  );
  proxy.cut();
  const answers = await inFlight;
  for (const { status, headers } of answers) {
    expect([200, 500, 503]).toContain(status);
    expect(headers["x-request-id"]).toBeDefined();
  }
  expect(await isBack(), failuresIn(app)).toBe(true);
  const later = await Promise.all(Array.from({ length: 10 }, () => statusOf("/meetings")));
  expect(later).toEqual(Array.from({ length: 10 }, () => 200));
});

test("an idle connection that was cut is noticed before anybody uses it", async () => {
  proxy.cut();
  expect(await statusOf("/meetings"), failuresIn(app)).toBe(200);
});

test("a database that swallows everything is given up within ten seconds, and found again", async () => {
  proxy.swallow();
  const startedAt = performance.now();
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => ask(app.origin, "/meetings", { cookie })),
  );
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  for (const answer of answers) expect(answer.status, answer.text.slice(0, 300)).toBe(503);
  proxy.open();
  expect(await isBack(), failuresIn(app)).toBe(true);
});

const NEW_AGENCY = "/agencies/new?country=GB&name=";

/** The form under the question of what the agency is called, filled in. */
async function fillIn(page: Page, name: string, notes: string): Promise<void> {
  await page.goto(`${NEW_AGENCY}${name}`);
  await page.locator('select[name="kind"]').selectOption("bureau");
  await page.locator('textarea[name="notes"]').fill(notes);
}

const isRecorded = async (name: string): Promise<boolean> =>
  (await query(direct, "select from agency where name = $1", [name])).length === 1;

test("a form sent during an outage says so in place, keeps what was typed, and goes through afterwards", async ({
  browser,
}) => {
  const context = await openBrowser(browser, app, cookie);
  const page = await context.newPage();
  await fillIn(page, "Agency of an outage", "Typed before\nthe outage");
  proxy.refuse();
  proxy.cut();
  const record = page.getByRole("button", { name: /record/i }).last();
  await record.click();
  await expect(page.getByText(errors.unavailable)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole("textbox", { name: /notes/i })).toHaveValue(
    "Typed before\nthe outage",
  );
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(
    "Agency of an outage",
  );
  await expect(page.locator('select[name="kind"]')).toHaveValue("bureau");
  proxy.open();
  await isBack();
  await record.click();
  await page.waitForURL(/\/agencies\/[0-9a-f-]{36}$/);
  expect(await isRecorded("Agency of an outage")).toBe(true);
  await context.close();
});

test("without scripts the page of the outage holds what was typed, and sends it again", async ({
  browser,
}) => {
  const context = await openBrowser(browser, app, cookie, { javaScriptEnabled: false });
  const page = await context.newPage();
  await fillIn(page, "Agency without scripts", 'Typed "before" <the> outage & kept');
  proxy.refuse();
  proxy.cut();
  await page
    .getByRole("button", { name: /record/i })
    .last()
    .click();
  await expect(page.getByRole("heading", { name: errors.outage.title })).toBeVisible();
  await expect(page.locator('textarea[name="notes"]')).toHaveValue(
    'Typed "before" <the> outage & kept',
  );
  await expect(page.locator('textarea[name="name"]')).toHaveValue("Agency without scripts");
  // Still away: the page comes again, with everything.
  await page.getByRole("button", { name: errors.outage.sendAgain }).click();
  await expect(page.locator('textarea[name="notes"]')).toHaveValue(
    'Typed "before" <the> outage & kept',
  );
  proxy.open();
  await isBack();
  await page.getByRole("button", { name: errors.outage.sendAgain }).click();
  await page.waitForURL(/\/agencies\/[0-9a-f-]{36}$/);
  expect(await isRecorded("Agency without scripts")).toBe(true);
  await context.close();
});
