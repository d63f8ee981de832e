import type { Browser, BrowserContext } from "@playwright/test";
import type { OwnApp } from "./app.ts";

type Options = Parameters<Browser["newContext"]>[0];

/** A browser that is signed in to an application of the test's own; `cookie` is what `sessionOf` gave. */
export async function openBrowser(
  browser: Browser,
  { origin }: OwnApp,
  cookie: string,
  options: Options = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  const [name = "", value = ""] = cookie.split(/=(.*)/);
  await context.addCookies([{ name, value, url: origin }]);
  return context;
}
