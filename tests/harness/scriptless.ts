import type { Page } from "@playwright/test";

/** What a document shows before any script has run: nothing that waits for one to be put in its place or unhidden. */
const UNSEEN = "script, style, template, [hidden], .hidden, .invisible, .needs-script";

/** How many titles a document has for a browser without scripts, and how many letters its main part. */
export function saidWithoutScripts(
  page: Page,
  document: string,
): Promise<{ titles: number; letters: number }> {
  return page.evaluate(
    ([text, unseen]) => {
      const read = new DOMParser().parseFromString(text, "text/html");
      for (const part of read.querySelectorAll(unseen)) part.remove();
      const said = read.querySelector("main")?.textContent ?? "";
      return {
        titles: read.querySelectorAll("h1").length,
        letters: said.replaceAll(/\s+/g, " ").trim().length,
      };
    },
    [document, UNSEEN] as const,
  );
}
