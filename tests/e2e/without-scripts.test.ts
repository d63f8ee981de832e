import { expect, test } from "@playwright/test";
import type { Address } from "#domain/permissions.ts";
import { copyDemonstration, type OwnApp, sessionOf, startApp } from "../harness/app.ts";
import { examplePaths } from "../harness/examples.ts";
import { openBrowser } from "../harness/own-browser.ts";
import { READER_EMAIL, readablePages } from "../harness/readable.ts";

let app: OwnApp;
let paths: Map<Address, string>;
const pages = readablePages();

test.beforeAll(async () => {
  app = await startApp(await copyDemonstration());
  paths = await examplePaths(
    app.database,
    pages.map(({ address }) => address),
  );
});
test.afterAll(() => app?.stop());

test.use({ javaScriptEnabled: false });

test("one signs in and out without scripts", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/meetings?life=held");
  await page.getByRole("form", { name: "officer@demo" }).getByRole("button").click();
  await expect(page).toHaveURL(/\/meetings\?life=held$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await context.close();
});

test("a wrong password is answered on the page, with the address kept", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page
    .locator(
      '[name="email"][type="text"], [name="email"][type="email"], input[name="email"]:not([type="hidden"])',
    )
    .first()
    .fill("nobody@example.org");
  await page.locator('[name="password"][type="password"]').fill("a wrong password");
  await page.getByRole("main").getByRole("button").first().click();
  await expect(
    page
      .getByRole("alert")
      .or(page.getByText(/not right/))
      .first(),
  ).toBeVisible();
  await expect(page.locator('input[name="email"]:not([type="hidden"])').first()).toHaveValue(
    "nobody@example.org",
  );
  await context.close();
});

test("every page says without scripts what it says with them", async ({ browser }) => {
  test.setTimeout(120_000);
  const silent: string[] = [];
  let read = 0;
  for (const reader of ["manager", "administrator"] as const) {
    const cookie = await sessionOf(app.database, READER_EMAIL[reader]);
    const context = await openBrowser(browser, app, cookie, { javaScriptEnabled: false });
    const page = await context.newPage();
    for (const { address } of pages.filter((one) => one.reader === reader)) {
      const answer = await page.goto(paths.get(address) ?? "/", { waitUntil: "domcontentloaded" });
      const title = await page.getByRole("heading", { level: 1 }).allInnerTexts();
      const words = await page
        .locator("main")
        .innerText({ timeout: 2000 })
        .catch(() => "");
      const useless = await page.locator(".needs-script:visible").count();
      read += 1;
      if (answer?.status() !== 200 || title.length !== 1 || words.length < 40 || useless > 0) {
        silent.push(
          `${address}: ${answer?.status()}, titles ${title.length}, ${words.length} letters, ${useless} useless`,
        );
      }
    }
    await context.close();
  }
  expect(silent).toEqual([]);
  expect(read).toBeGreaterThan(45);
});
