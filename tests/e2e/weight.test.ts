import { expect, test } from "@playwright/test";
import type { Address } from "#domain/permissions.ts";
import { copyDemonstration, type OwnApp, sessionOf, startApp } from "../harness/app.ts";
import { examplePaths } from "../harness/examples.ts";
import { openBrowser } from "../harness/own-browser.ts";
import { isForm, READER_EMAIL, readablePages } from "../harness/readable.ts";

const MOST_SCRIPT_BYTES = 170_000;

let app: OwnApp;
let paths: Map<Address, string>;
const pages = readablePages().filter(({ address }) => !isForm(address));

test.beforeAll(async () => {
  app = await startApp(await copyDemonstration());
  paths = await examplePaths(
    app.database,
    pages.map(({ address }) => address),
  );
});
test.afterAll(() => app?.stop());

/** What came over the wire for one page, by kind, in bytes as they were sent. */
type Weight = {
  address: string;
  script: number;
  style: number;
  font: number;
  document: number;
  all: number;
};

const kB = (bytes: number) => (bytes / 1000).toFixed(1).padStart(8);

test("the first visit to a list or a record brings at most 170 kB of scripts", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const weights: Weight[] = [];
  for (const reader of ["manager", "administrator"] as const) {
    const cookie = await sessionOf(app.database, READER_EMAIL[reader]);
    const context = await openBrowser(browser, app, cookie);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    const kinds = new Map<string, string>();
    let sums: Record<string, number> = {};
    devtools.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId) ?? "Other";
      sums[kind] = (sums[kind] ?? 0) + encodedDataLength;
    });
    for (const { address } of pages.filter((one) => one.reader === reader)) {
      await devtools.send("Network.clearBrowserCache");
      sums = {};
      await page.goto(paths.get(address) ?? "/", { waitUntil: "networkidle" });
      const { Script = 0, Stylesheet = 0, Font = 0, Document = 0 } = sums;
      const all = Object.values(sums).reduce((sum, bytes) => sum + bytes, 0);
      weights.push({
        address,
        script: Script,
        style: Stylesheet,
        font: Font,
        document: Document,
        all,
      });
      await page.goto("about:blank");
    }
    await context.close();
  }
  const lines = weights.map(
    ({ address, script, style, font, document, all }) =>
      `${kB(script)}${kB(style)}${kB(font)}${kB(document)}${kB(all)}  ${address}`,
  );
  console.log(`kB sent:  script   style    font    page     all\n${lines.join("\n")}`);
  expect(weights.filter(({ script }) => script > MOST_SCRIPT_BYTES)).toEqual([]);
  expect(weights.filter(({ script }) => script === 0)).toEqual([]);
  expect(weights.length).toBeGreaterThan(25);
});
