import type { Page } from "@playwright/test";

/** What a first visit to a page brings, by kind, in bytes as they are sent. */
export interface Weight {
  script: number;
  style: number;
  document: number;
}

/**
 * Weighs what a page asks for from now on: the function gives the weight of everything since it was last called. What the
 * browser has kept from another page weighs what it weighed when it was sent: nobody who comes for the first time has it.
 */
export async function scalesOf(page: Page): Promise<() => Weight> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  const asked = new Map<string, { url: string; kind: string }>();
  const sent = new Map<string, number>();
  devtools.on("Network.responseReceived", ({ requestId, type, response }) => {
    asked.set(requestId, { url: response.url, kind: type });
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const { url } = asked.get(requestId) ?? {};
    if (url !== undefined) sent.set(url, Math.max(encodedDataLength, sent.get(url) ?? 0));
  });
  return () => {
    const sums = new Map<string, number>();
    // An address that is asked for twice is sent once.
    const once = new Map(Array.from(asked.values(), (one) => [one.url, one]));
    for (const { url, kind } of once.values()) {
      sums.set(kind, (sums.get(kind) ?? 0) + (sent.get(url) ?? 0));
    }
    asked.clear();
    const sum = (kind: string): number => sums.get(kind) ?? 0;
    return { script: sum("Script"), style: sum("Stylesheet"), document: sum("Document") };
  };
}
