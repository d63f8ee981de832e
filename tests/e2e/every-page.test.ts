import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Address } from "#domain/permissions.ts";
import { copyDemonstration, type OwnApp, sessionOf, startApp } from "../harness/app.ts";
import { examplePaths } from "../harness/examples.ts";
import { ask } from "../harness/http.ts";
import { openBrowser } from "../harness/own-browser.ts";
import { isForm, READER_EMAIL, readablePages, type Reader } from "../harness/readable.ts";
import { saidWithoutScripts } from "../harness/scriptless.ts";
import { scalesOf, type Weight } from "../harness/scales.ts";
import { expect, findBarriers, test } from "./fixtures.ts";

const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
const NARROWEST = { width: 320, height: 640 };

const MOST_SCRIPT_BYTES = 170_000;

let app: OwnApp;
let paths: Map<Address, string>;
const cookies = new Map<Reader, string>();
const pages = readablePages();

test.beforeAll(async () => {
  app = await startApp(await copyDemonstration());
  paths = await examplePaths(
    app.database,
    pages.map(({ address }) => address),
  );
  for (const [reader, email] of Object.entries(READER_EMAIL)) {
    cookies.set(reader as Reader, await sessionOf(app.database, email));
  }
});
test.afterAll(() => app?.stop());

/** How far the page is wider than the window, in pixels. */
const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

type Size = { width: number; height: number };

/** Everything that stands in somebody's way on one page, looked over at one size, and as wide as it is at all. */
async function barriersOn(page: Page, direction: "ltr" | "rtl", viewport: Size): Promise<string[]> {
  const found = await lookedOver(page, viewport);
  return [...found, ...(await misfits(page, direction))];
}

/** Looked over on a desk already; the colours of a page are the same at every size and in every language. */
const SAME_EVERYWHERE = ["color-contrast"];

async function lookedOver(page: Page, viewport: Size): Promise<string[]> {
  await page.setViewportSize(viewport);
  // A bar that sticks to the window lies over whatever is behind it until one scrolls; as high as the page, over nothing.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...viewport, height: Math.max(height, viewport.height) });
  const { barriers, rules } = await findBarriers(page, viewport === PHONE ? SAME_EVERYWHERE : []);
  return rules > 5 ? barriers : [...barriers, `an empty page, only ${rules} rules applied`];
}

async function misfits(page: Page, direction: "ltr" | "rtl"): Promise<string[]> {
  const found: string[] = [];
  for (const narrow of [PHONE, NARROWEST]) {
    await page.setViewportSize(narrow);
    const pixels = await overhang(page);
    if (pixels > 0) found.push(`${narrow.width} px: scrolls sideways by ${pixels}`);
  }
  const dir = await page.locator("html").getAttribute("dir");
  if (dir !== direction) found.push(`reads ${dir}, not ${direction}`);
  return found;
}

async function open(context: BrowserContext, locale: string): Promise<Page> {
  await context.addCookies([{ name: "locale", value: locale, url: app.origin }]);
  return context.newPage();
}

const READERS = ["manager", "administrator"] as const;

/** `document`: as it came, before any script; empty where none did. */
type Opened = { address: Address; reader: Reader; document: string };

/** Calls `visit` with every page, opened by the first who may. */
async function openAll(
  browser: Browser,
  locale: "en" | "ur",
  viewport: Size,
  visit: (page: Page, one: Opened) => Promise<void>,
  enter: (page: Page) => Promise<void> = async () => undefined,
): Promise<number> {
  let opened = 0;
  for (const reader of READERS) {
    const context = await openBrowser(browser, app, cookies.get(reader) ?? "", { viewport: DESK });
    const page = await open(context, locale);
    await enter(page);
    for (const { address } of pages.filter((one) => one.reader === reader)) {
      await page.setViewportSize(viewport);
      const answer = await page.goto(paths.get(address) ?? "/");
      const document = answer?.status() === 200 ? await answer.text() : "";
      await visit(page, { address, reader, document });
      opened += 1;
    }
    await context.close();
  }
  return opened;
}

const kB = (bytes: number) => (bytes / 1000).toFixed(1).padStart(8);

// Each language at one size, and forms, which are made of the same parts, at one: looking every page over takes a while.
test("on a desk nothing stands in anybody's way, every page speaks without scripts, and none of those that are read is heavy", async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const found: string[] = [];
  const silent: string[] = [];
  const weights = new Map<Address, Weight>();
  let weigh: () => Weight;
  const opened = await openAll(
    browser,
    "en",
    DESK,
    async (page, { address, document }) => {
      found.push(...(await lookedOver(page, DESK)).map((one) => `${address}, ${one}`));
      const weight = weigh();
      if (!isForm(address)) weights.set(address, weight);
      found.push(...(await misfits(page, "ltr")).map((one) => `${address}, ${one}`));
      const { titles, letters } = await saidWithoutScripts(page, document);
      if (titles !== 1 || letters < 40) {
        silent.push(`${address}: ${titles} titles, ${letters} letters`);
      }
    },
    async (page) => {
      weigh = await scalesOf(page);
    },
  );
  const lines = Array.from(
    weights,
    ([address, { script, style, document }]) =>
      `${kB(script)}${kB(style)}${kB(document)}  ${address}`,
  );
  console.log(`kB sent:  script   style    page\n${lines.join("\n")}`);
  const heavy = [...weights].filter(([, { script }]) => script > MOST_SCRIPT_BYTES);
  // Every page runs the same scripts around it: one that weighs less was not weighed.
  const unweighed = [...weights].filter(([, { script }]) => script < 100_000);
  expect({ found, silent, heavy, unweighed }).toEqual({
    found: [],
    silent: [],
    heavy: [],
    unweighed: [],
  });
  expect(weights.size).toBeGreaterThan(60);
  expect(opened).toBe(pages.length);
});

test("on a phone nothing stands in anybody's way, in Urdu", async ({ browser }) => {
  test.setTimeout(600_000);
  const found: string[] = [];
  const opened = await openAll(browser, "ur", PHONE, async (page, { address, reader }) => {
    // Administration speaks English: in Urdu there is nothing else to hear than on the desk.
    const isKnown = isForm(address) || reader === "administrator";
    const barriers = isKnown ? await misfits(page, "rtl") : await barriersOn(page, "rtl", PHONE);
    found.push(...barriers.map((one) => `${address}, ${one}`));
  });
  expect(found).toEqual([]);
  expect(opened).toBe(pages.length);
});

// Here nobody writes: elsewhere a promise is recorded between the number and its list.
test("behind every number of the dashboard is the list that it counts", async ({ browser }) => {
  test.setTimeout(180_000);
  const cookie = cookies.get("manager") ?? "";
  const context = await openBrowser(browser, app, cookie, { viewport: DESK });
  const page = await context.newPage();
  await page.goto("/dashboard?partner=GB&partner=SA");
  const numbers = await page.evaluate(() => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    return [...document.querySelectorAll<HTMLAnchorElement>("main a[href^='/commitments?']")]
      .map((link) => ({ href: link.getAttribute("href") ?? "", text: link.innerText }))
      .map(({ href, text }) => ({ href, number: Number(/^\D*(\d+)/.exec(text)?.[1]) }))
      .filter(({ number }) => !Number.isNaN(number));
  });
  await context.close();
  const byHref = new Map(numbers.map(({ href, number }) => [href, number]));
  expect(byHref.size).toBeGreaterThan(80);
  const wrong = await Promise.all(
    Array.from(byHref, async ([href, number]) => {
      const { text } = await ask(app.origin, href, { cookie });
      const said = /(no|\d+) results?</.exec(text)?.[1];
      const listed = said === "no" ? 0 : Number(said);
      return listed === number ? [] : [`${href}: ${number}, but the list has ${said}`];
    }),
  );
  expect(wrong.flat()).toEqual([]);
});

test("the pages that everybody sees before signing in are open to everybody, too", async ({
  browser,
}) => {
  for (const [locale, direction, viewport] of [
    ["en", "ltr", PHONE],
    ["ur", "rtl", DESK],
  ] as const) {
    const context = await browser.newContext({ baseURL: app.origin, viewport });
    const page = await open(context, locale);
    for (const path of ["/sign-in", "/welcome?token=none", "/no-such-page"]) {
      await page.goto(path);
      expect(await barriersOn(page, direction, viewport), `${path} in ${locale}`).toEqual([]);
    }
    await context.close();
  }
});

test("the first key leads past the menus, and one always sees where one is", async ({
  browser,
}) => {
  const context = await openBrowser(browser, app, cookies.get("manager") ?? "", { viewport: DESK });
  const page = await context.newPage();
  await page.goto("/commitments");
  await page.keyboard.press("Tab");
  const skip = page.locator(":focus");
  await expect(skip).toHaveAttribute("href", "#main");
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
  const unseen: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("Tab");
    const place = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        what: element.outerHTML.slice(0, 100),
        isMarked: (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none",
        isInView: box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0,
      };
    });
    if (place === null) break;
    if (!place.isMarked || !place.isInView) unseen.push(place.what);
  }
  expect(unseen).toEqual([]);
  await context.close();
});
