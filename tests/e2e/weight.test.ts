import { type BrowserContext, expect, test } from "@playwright/test";
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

const LANES = 4;

/** Opens a page as somebody does who was never here. */
async function weigh(context: BrowserContext, address: Address): Promise<Weight> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  const kinds = new Map<string, string>();
  const sums: Record<string, number> = {};
  devtools.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other";
    sums[kind] = (sums[kind] ?? 0) + encodedDataLength;
  });
  await page.goto(paths.get(address) ?? "/", { waitUntil: "networkidle" });
  await page.close();
  const { Script = 0, Stylesheet = 0, Font = 0, Document = 0 } = sums;
  const all = Object.values(sums).reduce((sum, bytes) => sum + bytes, 0);
  return { address, script: Script, style: Stylesheet, font: Font, document: Document, all };
}

const kB = (bytes: number) => (bytes / 1000).toFixed(1).padStart(8);

test("the first visit to a list or a record brings at most 170 kB of scripts", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const weights: Weight[] = [];
  for (const reader of ["manager", "administrator"] as const) {
    const cookie = await sessionOf(app.database, READER_EMAIL[reader]);
    const own = pages.filter((one) => one.reader === reader);
    // Mostly one waits until a page asks for nothing more, which several can do side by side.
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      const context = await openBrowser(browser, app, cookie);
      for (const { address } of own.filter((_one, nth) => nth % LANES === lane)) {
        // oxlint-disable-next-line no-await-in-loop -- a lane opens one page after the other
        weights.push(await weigh(context, address));
      }
      await context.close();
    });
    // oxlint-disable-next-line no-await-in-loop -- the lanes of one reader, then those of the next
    await Promise.all(lanes);
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
