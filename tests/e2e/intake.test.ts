import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { docxOf, paragraph, utf8 } from "../make/documents.ts";
import { expect, expectAccessible, speakUrdu, test } from "./fixtures.ts";

/** Letters that no other run has, so that the text is a new one. */
const unique = () => `${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}`;

const readOut = (name: string) =>
  `${readFileSync(`tests/fixtures/readouts/texts/${name}.txt`, "utf8")}\n\nReference ${unique()}`;

const ALBANIA = "gb-al_2023-03-29_home-office-release";
const ITALY = "pk-it_2024-10-22_pending-memoranda";

const summary = (page: Page) => page.getByRole("alert").filter({ hasText: "There is a problem" });
const bar = (page: Page) => page.getByRole("status").filter({ hasText: /undecided/ });
const commitments = (page: Page) => page.locator("[data-card][data-kind=commitment]");
const kept = (page: Page) => page.getByRole("status").filter({ hasText: /Draft saved/ });

async function paste(page: Page, text: string, timeout = 20_000): Promise<void> {
  await page.goto("/intake");
  await page.getByRole("textbox", { name: "Text", exact: true }).fill(text);
  await page.getByRole("button", { name: "Show the drafts" }).click();
  await expect(page).toHaveURL(/\/intake\/[0-9a-f-]{36}$/, { timeout });
}

async function upload(page: Page, name: string, content: Uint8Array | string): Promise<void> {
  await page.goto("/intake");
  const buffer = Buffer.from(content);
  await page
    .getByLabel("Or a file")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: "Show the drafts" }).click();
}

/** Accepts with the keyboard until nothing is undecided; gives the number of presses. */
async function acceptAll(page: Page): Promise<number> {
  for (let presses = 1; presses <= 200; presses += 1) {
    await page.keyboard.press("a");
    if (/, 0 drafts undecided/.test((await bar(page).textContent()) ?? "")) return presses;
  }
  throw new Error(`Still undecided: ${await bar(page).textContent()}`);
}

test.describe.configure({ timeout: 120_000 });

test.describe("an officer", () => {
  test.use({ account: "officer" });

  test("makes records of a read-out with the keyboard alone", async ({ page }) => {
    await page.goto("/intake");
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Text", exact: true }).focus();
    await page.keyboard.insertText(readOut(ITALY));
    await page.getByRole("button", { name: "Show the drafts" }).focus();
    const pressedAt = Date.now();
    await page.keyboard.press("Enter");
    await expect(commitments(page).first()).toBeVisible();
    console.log(`from the text to its drafts: ${Date.now() - pressedAt} ms`);
    await expectAccessible(page);

    await expect(bar(page)).toContainText(/^0 of \d+ commitments accepted/);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const focused = () => page.evaluate(() => document.activeElement?.id ?? "");
    const first = await focused();
    expect(first).not.toBe("");
    // What belongs to the draft is lit in the text.
    await expect(page.locator(`mark[data-drafts~="${first}"]`).first()).toHaveClass(/is-meant/);
    await page.keyboard.press("r");
    await expect(page.locator(`[id="${first}"]`).getByLabel("Reject")).toBeChecked();
    await page.keyboard.press("u");
    await expect(page.locator(`[id="${first}"]`).getByLabel("Reject")).not.toBeChecked();
    expect(await focused()).toBe(first);

    await page.keyboard.press("e");
    await page.keyboard.press("j");
    // While a box is typed into, keys are letters.
    await expect(page.locator(":focus")).toHaveValue(/j/);
    await page.keyboard.press("Backspace");
    await page.locator(`[id="${first}"]`).focus();

    // The weaker wordings are folded away; they are opened to be decided, too.
    await page.locator("#talkingPoints > summary").focus();
    await page.keyboard.press("Enter");
    await page.locator(`[id="${first}"]`).focus();
    await acceptAll(page);
    await expect(bar(page)).toContainText(/^(\d+) of \1 commitments accepted/);
    await expectAccessible(page);
    await page.keyboard.press("s");

    await expect(page).toHaveURL(/\/sources\/.+\?saved=1$/);
    const saved = page.getByText("Saved from this text").locator("../..");
    await expect(saved).toContainText(/commitment/);
    await expect(saved).toContainText(/instrument/);
    const passages = page.getByRole("region", { name: "Text of the source" }).locator("mark");
    expect(await passages.count()).toBeGreaterThan(5);
    await expectAccessible(page);
    await saved.getByRole("link", { name: /meeting/ }).click();
    await expect(page).toHaveURL(/\/meetings\//);
    await expect(page.getByText("Draft", { exact: true }).first()).toBeVisible();
    await page.goto("/mous");
    const italian = page.getByRole("paragraph").filter({ hasText: "Italy" });
    await expect(italian.getByText("0 of 5 identified").first()).toBeVisible();
  });

  test("turns single keys off, and they are off", async ({ page }) => {
    await paste(page, readOut(ALBANIA));
    await page.getByText("Keys", { exact: true }).click();
    await page.getByRole("checkbox", { name: /Single keys/ }).uncheck();
    await commitments(page).first().focus();
    await page.keyboard.press("a");
    await expect(commitments(page).first().getByLabel("Accept")).not.toBeChecked();
    await page.getByRole("checkbox", { name: /Single keys/ }).check();
    await commitments(page).first().focus();
    await page.keyboard.press("a");
    await expect(commitments(page).first().getByLabel("Accept")).toBeChecked();
  });

  test("finds everything again after the browser was closed", async ({ page, as }) => {
    await paste(page, readOut(ALBANIA));
    const address = page.url();
    const first = commitments(page).first();
    await first.getByLabel("Accept").check();
    await first.getByText("Edit", { exact: true }).click();
    await first.getByRole("textbox", { name: "Title", exact: true }).fill("A title of my own");
    await page
      .getByRole("button", { name: /Reject all: Agencies|Reject all/ })
      .first()
      .click();
    await expect(kept(page)).toBeVisible();
    await page.close();

    const again = await as("officer");
    await again.goto("/intake");
    // On the phone the same officer may have begun another meanwhile.
    const { pathname } = new URL(address);
    await again.getByRole("region", { name: "In work" }).locator(`a[href="${pathname}"]`).click();
    await expect(again).toHaveURL(address);
    await expect(commitments(again).first().getByLabel("Accept")).toBeChecked();
    await commitments(again).first().getByText("Edit", { exact: true }).click();
    await expect(
      commitments(again).first().getByRole("textbox", { name: "Title", exact: true }),
    ).toHaveValue("A title of my own");

    const stranger = await as("manager");
    const answer = await stranger.goto(address);
    expect(answer?.status()).toBe(404);
  });

  test("is asked about what is undecided, and may leave it out", async ({ page }) => {
    await paste(page, readOut(ITALY));
    await commitments(page).first().getByLabel("Accept").check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(summary(page)).toBeFocused();
    await expect(summary(page)).toContainText(/drafts are undecided/);
    await expect(commitments(page).first().getByLabel("Accept")).toBeChecked();
    await expectAccessible(page);
    await page.getByRole("checkbox", { name: /Leave out what is undecided/ }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page).toHaveURL(/\/sources\//);
    await expect(page.getByText("Saved from this text").locator("../..")).toContainText(
      "1 commitment",
    );
  });

  test("is led to the source when the same text comes again", async ({ page }) => {
    const text = readOut(ITALY);
    await paste(page, text);
    const inWork = page.url();
    await paste(page, text);
    await expect(page).toHaveURL(inWork);
    await page.getByRole("checkbox", { name: /Leave out what is undecided/ }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page).toHaveURL(/\/sources\//);
    const source = new URL(page.url()).pathname;

    await page.goto("/intake");
    await page.getByRole("textbox", { name: "Text", exact: true }).fill(text);
    await page.getByRole("button", { name: "Show the drafts" }).click();
    await expect(summary(page)).toContainText("in the register already, as SRC-IT-");
    await expect(page.getByRole("textbox", { name: "Text", exact: true })).toHaveValue(text);
    await summary(page).getByRole("link").click();
    await expect(page).toHaveURL(source);

    // From there, its records can be drafted without a second source.
    await page.getByRole("button", { name: "Draft records from this text" }).click();
    await expect(page).toHaveURL(/\/intake\//);
    await expect(page.getByText(/This text is SRC-IT-/)).toBeVisible();
    await commitments(page).first().getByLabel("Accept").check();
    await page.getByRole("checkbox", { name: /Leave out what is undecided/ }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page).toHaveURL(`${source}?saved=1`);
  });

  test("chooses a Word document, a web page, a plain text", async ({ page }) => {
    const lines = readOut(ALBANIA).split(/\n+/);
    const escaped = lines.map((line) => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
    const files: [string, Uint8Array][] = [
      ["note.docx", docxOf(escaped.map((line) => paragraph(line)).join(""))],
      [
        "note.html",
        utf8(
          `<!doctype html><html><body><nav>Menu</nav><main>${escaped.map((line) => `<p>${line} ${unique()}</p>`).join("")}<script>alert(1)</script></main></body></html>`,
        ),
      ],
      ["note.txt", utf8(readOut(ALBANIA))],
    ];
    for (const [name, content] of files) {
      await upload(page, name, content);
      await expect(page, name).toHaveURL(/\/intake\/[0-9a-f-]{36}$/);
      expect(await commitments(page).count(), name).toBeGreaterThan(3);
      await expect(page.locator(".intake-sheet")).not.toContainText("alert(1)");
    }
  });

  test("is told what is wrong with what cannot be read", async ({ page }) => {
    const show = page.getByRole("button", { name: "Show the drafts" });
    await page.goto("/intake");
    await show.click();
    await expect(summary(page)).toContainText("Paste the text, or choose its file");
    await page.getByRole("textbox", { name: "Text", exact: true }).fill("word ".repeat(41_000));
    await show.click();
    await expect(summary(page)).toContainText("longer than 200,000 characters");
    await expect(page.getByRole("textbox", { name: "Text", exact: true })).toHaveValue(/^word /);
    for (const [name, content] of [
      ["empty.txt", new Uint8Array()],
      ["bytes.docx", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 1])],
      ["large.txt", new Uint8Array(5 * 1024 * 1024 + 1).fill(97)],
    ] as const) {
      await upload(page, name, content);
      await expect(summary(page), name).toBeVisible();
      await expect(page).toHaveURL(/\/intake$/);
    }
  });

  test("a text without a promise says so", async ({ page }) => {
    await paste(page, readOut("ca-in_2024-02-09_readout-nothing"));
    await expect(
      page.getByText(/No commitment was found|Nothing to record was found/),
    ).toBeVisible();
    await expectAccessible(page);
  });

  test("an Urdu text stands from right to left, and its partner is found", async ({ page }) => {
    await paste(page, readOut("pk-qa_2026-01-15_urdu-news"));
    const prose = page.locator(".intake-sheet .prose");
    await expect(prose).toHaveAttribute("dir", "rtl");
    await expect(page.locator("select[name=partner]")).toHaveValue("QA");
    await expectAccessible(page);
    await speakUrdu(page);
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expectAccessible(page);
  });

  test("the help page explains the signs, and is reached from the drafts", async ({ page }) => {
    await page.goto("/intake");
    await page.getByRole("link", { name: "How the drafts are made" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "How drafts are made from a text",
    );
    await expect(page.getByRole("heading", { name: "What it cannot see" })).toBeVisible();
    await expectAccessible(page);
  });

  test("a hundred commitments are drawn and saved", async ({ page }) => {
    test.slow();
    const lines = Array.from(
      { length: 100 },
      (_, index) =>
        `${index + 1}. The two sides agreed to train officers of district ${unique()} by the end of ${2026 + (index % 4)}.`,
    );
    const head =
      "The Minister of Interior of Pakistan met the Home Secretary of the United Kingdom.";
    const startedAt = Date.now();
    await paste(page, `Joint Statement\n\n${head}\n\n${lines.join("\n\n")}`, 20_000);
    await expect(commitments(page)).toHaveCount(100);
    console.log(`100 commitments drawn after ${Date.now() - startedAt} ms`);
    await page.getByRole("button", { name: "Accept all (Commitments)" }).click();
    await expect(bar(page)).toContainText("100 of 100 commitments accepted");
    await page.getByRole("checkbox", { name: /Leave out what is undecided/ }).check();
    const savedAt = Date.now();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page).toHaveURL(/\/sources\//, { timeout: 90_000 });
    console.log(`100 commitments saved after ${Date.now() - savedAt} ms`);
    await expect(page.getByText("100 commitments")).toBeVisible();
  });
});

test.describe("without scripts", () => {
  test.use({ account: "officer", javaScriptEnabled: false });

  test("a text becomes records all the same", async ({ page }) => {
    await paste(page, readOut(ITALY));
    await page.getByRole("button", { name: "Accept all (Commitments)" }).click();
    await expect(commitments(page).first().getByLabel("Accept")).toBeChecked();
    await page.getByRole("button", { name: "Keep for later" }).click();
    await expect(commitments(page).first().getByLabel("Accept")).toBeChecked();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(summary(page)).toContainText(/undecided/);
    await expect(commitments(page).first().getByLabel("Accept")).toBeChecked();
    await page.getByRole("checkbox", { name: /Leave out what is undecided/ }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page).toHaveURL(/\/sources\/.+\?saved=1/);
  });
});

test.describe("an officer of the United Kingdom's desk", () => {
  test.use({ account: "officerGb" });

  test("saves nothing of another partner", async ({ page }) => {
    await paste(page, readOut(ITALY));
    await expect(page.locator("select[name=partner]")).toHaveValue("");
    await page.getByRole("checkbox", { name: /Leave out what is undecided/ }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(summary(page)).toBeFocused();
  });
});

test.describe("on a phone", { tag: "@phone" }, () => {
  test.use({ account: "officer" });

  test("text and drafts stand below each other, with a jump between", async ({ page }) => {
    await paste(page, readOut(ITALY));
    await page.getByRole("link", { name: "To the drafts" }).click();
    await expect(commitments(page).first()).toBeVisible();
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Back to the text" }).click();
    await page.locator("a.draft-sign").first().click();
    await expect(page).toHaveURL(/#\w+-\d+-\d+/);
  });
});
