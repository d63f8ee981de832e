import type { Page } from "@playwright/test";
import { expect, expectAccessible, speakUrdu, test } from "./fixtures.ts";

/** Records a promise of the United Kingdom's and leaves the reader on its page. Titles differ from run to run. */
async function recordPromise(page: Page, title: string): Promise<string> {
  const unique = `${title} ${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}`;
  await page.goto("/commitments/new");
  await page.getByLabel("Which partner?").selectOption("GB");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByLabel("Title", { exact: true }).fill(unique);
  await page
    .getByLabel("What was promised")
    .fill("The sides agreed that examiners will be trained.");
  await page.getByLabel("Wording", { exact: true }).selectOption("agreed");
  await page.getByRole("group", { name: "Owed by" }).getByLabel("Them").check();
  await page.getByRole("group", { name: "For the benefit of" }).getByLabel("Us").check();
  await page.getByLabel("Kind", { exact: true }).selectOption("training");
  await page.getByRole("textbox", { name: "Made" }).fill("1 Feb 2026");
  await page.getByRole("textbox", { name: "Due" }).first().fill("1 March 2026");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: unique })).toBeVisible();
  return unique;
}

// Several pages are looked over for accessibility, which takes a while each.
test.describe.configure({ timeout: 90_000 });

const summary = (page: Page) => page.getByRole("alert").filter({ hasText: "There is a problem" });

test.describe("an officer", () => {
  test.use({ account: "officer" });

  test("records a promise, reports that it is kept, and is asked for evidence first", async ({
    page,
  }) => {
    await recordPromise(page, "Train examiners");
    await expect(page.getByText(/\d+ days overdue/).first()).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("link", { name: "Report progress" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Report progress");
    await page.getByRole("radio", { name: "Complete", exact: false }).check();
    await page.getByLabel("What happened").fill("Forty were trained.");
    await page.getByRole("button", { name: "Report", exact: true }).click();
    await expect(summary(page)).toBeFocused();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Complete needs evidence" }).click();
    const evidence = page.getByRole("combobox", { name: "a source of the register" });
    await expect(evidence).toBeFocused();
    await expect(page.getByLabel("What happened")).toHaveValue("Forty were trained.");

    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Report", exact: true }).click();
    const progress = page.getByRole("region", { name: "Progress" });
    await expect(progress.getByText("Forty were trained.")).toBeVisible();
    await expect(progress.getByRole("link", { name: /^SRC-/ })).toBeVisible();
    await expect(page.getByText(/days overdue/)).toHaveCount(0);
  });

  test("is told when somebody else was faster, and loses nothing", async ({ page, as }) => {
    await recordPromise(page, "Share a list");
    await page.getByRole("link", { name: "Edit" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Edit the commitment");
    const other = await as("manager");
    await other.goto(page.url());
    await other.getByLabel("In the words of the source").fill("in the spring");
    await other.getByRole("button", { name: "Save changes" }).click();
    await expect(other.getByRole("heading", { level: 1 })).not.toHaveText("Edit the commitment");

    await page.getByLabel("What was promised").fill("My own words.");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(summary(page)).toContainText("Someone else changed this");
    await expect(page.getByLabel("What was promised")).toHaveValue("My own words.");
    await expectAccessible(page);
  });

  test("cannot make two promises wait for each other", async ({ page }) => {
    const first = await recordPromise(page, "The first of two");
    const second = await recordPromise(page, "The second of two");
    const waitFor = async (name: string) => {
      await page.getByRole("link", { name: "Edit" }).click();
      await page.getByRole("link", { name: "Waits for a commitment" }).click();
      const box = page.getByRole("combobox", { name: "The commitment it waits for" });
      await box.fill(name);
      await page.getByRole("option", { name }).click();
      await page.getByRole("button", { name: "Link", exact: true }).click();
    };
    await waitFor(first);
    const links = page.getByRole("region", { name: "Links" });
    await expect(links.getByRole("button", { name: `Take back ${first}` })).toBeVisible();
    await expectAccessible(page);

    await page.goto(`/commitments?q=${encodeURIComponent(first)}`);
    await page.getByRole("link", { name: first, exact: true }).click();
    await waitFor(second);
    await expect(summary(page)).toContainText("wait for each other in a circle");
  });

  test("adds a milestone and says when it was reached", async ({ page }) => {
    await recordPromise(page, "Set up a channel");
    await page.getByRole("link", { name: "Edit" }).click();
    const add = page.getByRole("form", { name: "Add a milestone" });
    await add.getByLabel("Milestone").fill("Technical team named");
    await add.locator("[name=dueOn]").fill("April 2026");
    await add.getByRole("button", { name: "Add a milestone" }).click();
    const own = page.getByRole("form", { name: "Milestone 1" });
    await expect(own.getByLabel("Milestone")).toHaveValue("Technical team named");
    await own.getByRole("textbox", { name: "Reached on" }).fill("2 May 2026");
    await own.getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: "Back to the commitment" }).click();
    await expect(page.getByText("Reached 2 May 2026")).toBeVisible();
  });

  test("sees the register as it stood on a day", async ({ page }) => {
    await page.goto("/commitments");
    await expectAccessible(page);
    await page.getByLabel("As of").fill("1/1/2025");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByText("As it stood on 1 January 2025")).toBeVisible();
    await expect(page).toHaveURL(/asOf=/);
    await expect(page.getByRole("row", { name: /COM-GB-2026/ })).toHaveCount(0);
    await expect(page.getByRole("row", { name: /COM-GB-2024/ }).first()).toBeVisible();
  });

  test("reads the pages in Urdu from right to left", async ({ page }) => {
    await page.goto("/commitments");
    await speakUrdu(page);
    for (const path of ["/commitments", "/dashboard"]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
      await expectAccessible(page);
    }
  });
});

test.describe("without scripts", () => {
  test.use({ account: "officer", javaScriptEnabled: false });

  test("an officer reports progress with a file, and anybody who may can keep the file", async ({
    page,
  }) => {
    await recordPromise(page, "Hand over a manual");
    await page.getByRole("link", { name: "Report progress" }).click();
    await page.getByRole("radio", { name: "Complete", exact: false }).check();
    const file = page.getByLabel("Evidence: a file");
    await file.setInputFiles({
      name: "manual.pdf",
      mimeType: "text/html",
      buffer: Buffer.from("<b>"),
    });
    await page.getByRole("button", { name: "Report", exact: true }).click();
    await expect(summary(page)).toContainText("its content must be what its name says");

    const buffer = Buffer.from("%PDF-1.7 The manual.");
    await file.setInputFiles({ name: "manual, ہدایت.pdf", mimeType: "application/pdf", buffer });
    await page.getByRole("button", { name: "Report", exact: true }).click();
    const link = page.getByRole("link", { name: /manual, ہدایت\.pdf/ });
    await expect(link).toBeVisible();
    const answer = await page.request.get((await link.getAttribute("href")) ?? "");
    expect(await answer.text()).toBe("%PDF-1.7 The manual.");
    expect(answer.headers()).toMatchObject({
      "content-type": "application/pdf",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "content-disposition": expect.stringMatching(/^attachment; .*filename\*=UTF-8''manual/),
    });
  });
});

test.describe("an analyst", () => {
  test.use({ account: "analyst" });

  test("reads everything and is offered nothing that is not theirs to do", async ({ page }) => {
    await page.goto("/commitments");
    await expect(page.getByRole("link", { name: "Record a commitment" })).toHaveCount(0);
    await page.getByRole("rowheader").getByRole("link").first().click();
    await expect(page.getByRole("heading", { level: 2, name: "Where it was said" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Report progress" })).toHaveCount(0);
    await expectAccessible(page);
    const answer = await page.request.get(`${page.url()}/report`);
    expect(answer.status()).toBe(403);
  });
});

test.describe("on a phone @phone", () => {
  test.use({ account: "officer" });

  test("the list, a record, its report and the dashboard fit the screen", async ({ page }) => {
    const fits = async () => {
      const [content, screen] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(content, page.url()).toBeLessThanOrEqual(screen ?? 0);
      await expectAccessible(page);
    };
    await page.goto("/dashboard");
    await fits();
    await page.goto("/commitments?partner=GB");
    await fits();
    await page.getByRole("rowheader").getByRole("link").first().click();
    await expect(page.getByRole("link", { name: "Report progress" })).toBeVisible();
    await fits();
    await page.goto(`${page.url()}/report`);
    await fits();
  });
});
