import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";

/** Letters that no other run has, so that the text is a new one. */
const unique = () => `${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}`;

const ENGLISH =
  "The ministers met in London. They agreed that examiners of papers will be trained. A list was handed over. Everybody was pleased.";

/** Adds a read-out of the United Kingdom's and leaves the reader on its page. */
async function addSource(page: Page, { text = ENGLISH, language = "en" } = {}): Promise<string> {
  const title = `Read-out ${unique()}`;
  await page.goto("/sources/new");
  await page.getByLabel("Partner", { exact: true }).selectOption("GB");
  await page.getByLabel("Kind", { exact: true }).selectOption("partner_readout");
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByRole("textbox", { name: "Published" }).fill("Mar 2026");
  await page.getByLabel("Language of the text").selectOption(language);
  await page.getByRole("textbox", { name: /^Text/ }).fill(`${text}\n\n${title}`);
  await page.getByRole("button", { name: "Add the source" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return title;
}

const marks = (page: Page) =>
  page.getByRole("region", { name: "Text of the source" }).locator("mark");

// Several pages are looked over for accessibility, which takes a while each.
test.describe.configure({ timeout: 90_000 });

test.describe("an analyst", () => {
  test.use({ account: "analyst" });

  test("adds a source, and is led to it when the same text comes again", async ({ page }) => {
    await page.goto("/sources");
    await expectAccessible(page);
    await page.getByRole("link", { name: "Add a source" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Add the source" }).click();
    const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
    await expect(summary).toBeFocused();

    const title = await addSource(page);
    const address = page.url();
    await expect(page.getByText("Grade B").first()).toBeVisible();
    await expect(page.getByText("Mar 2026").first()).toBeVisible();
    await expectAccessible(page);

    await page.goto("/sources/new");
    await page.getByLabel("Partner", { exact: true }).selectOption("GB");
    await page.getByLabel("Kind", { exact: true }).selectOption("opinion");
    await page.getByLabel("Title", { exact: true }).fill("Once more");
    await page.getByRole("textbox", { name: /^Text/ }).fill(`${ENGLISH}\n\n${title}`);
    await page.getByRole("button", { name: "Add the source" }).click();
    await expect(summary).toContainText("already in the register as SRC-GB-");
    await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Once more");
    await summary.getByRole("link", { name: "Open the record that is there already" }).click();
    await expect(page).toHaveURL(address);
  });

  test("cites two sentences with the keyboard alone, and takes the passage away again", async ({
    page,
  }) => {
    await addSource(page);
    await page.getByRole("link", { name: "Cite a passage" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cite a passage");
    await expectAccessible(page);

    await page.getByRole("checkbox", { name: /They agreed/ }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await expect(page.getByText("The passage", { exact: true })).toBeVisible();
    await expect(page.locator("mark")).toHaveText(/^They agreed.*handed over\.$/s);
    await expectAccessible(page);

    await page.getByRole("combobox", { name: "Record" }).focus();
    await page.keyboard.type("National Crime Agency");
    await expect(page.getByRole("option", { name: /National Crime Agency/ }).first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByLabel("What it supports").selectOption("name");
    await page.getByRole("button", { name: "Attach", exact: true }).focus();
    await page.keyboard.press("Enter");

    await expect(page).toHaveURL(/\/sources\/.+#citation-/);
    await expect(marks(page)).toHaveText(/They agreed/);
    await expect(marks(page).first()).toHaveClass(/is-meant/);
    const supports = page.locator("#supports");
    await expect(supports.getByRole("link", { name: "National Crime Agency" })).toBeVisible();
    await expectAccessible(page);

    await supports.getByText("Remove", { exact: true }).click();
    await supports.getByRole("button", { name: "Remove this passage" }).click();
    await expect(supports).toContainText("No passage of this source");
    await expect(marks(page)).toHaveCount(0);
  });

  test("attaches what the mouse has selected, and finds the passage again from the record", async ({
    page,
  }) => {
    const title = await addSource(page);
    const words = page.getByText("They agreed that examiners", { exact: false }).first();
    await words.evaluate((element) => {
      const text = element.firstChild;
      if (text === null) return;
      const start = (text.textContent ?? "").indexOf("examiners");
      const range = document.createRange();
      range.setStart(text, start);
      range.setEnd(text, start + "examiners of papers".length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    });
    await page.getByRole("link", { name: "Attach to a record" }).click();
    await expect(page.locator("mark")).toHaveText("examiners of papers");

    await page.getByRole("link", { name: "It gives a figure" }).click();
    await page.getByLabel("What is counted").fill("Examiners");
    await page.getByLabel("Number").fill("1,200");
    await page.getByLabel("Unit").fill("people");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Record the figure" }).click();
    const figures = page.getByRole("region", { name: "Figures it gives" });
    await expect(figures.getByText("1,200 people")).toBeVisible();
    await expect(figures.getByText("Unverified", { exact: true })).toBeVisible();

    await page.goto("/sources");
    await page.getByRole("searchbox", { name: "Words" }).fill(title);
    await page.getByRole("button", { name: "Apply filters" }).click();
    await expect(page.getByRole("link", { name: title, exact: true })).toBeVisible();
  });

  test("chooses among the places where words stand, and is told when they do not", async ({
    page,
  }) => {
    await addSource(page, { text: "The FIA was there. The FIA spoke." });
    await page.getByRole("link", { name: "Cite a passage" }).click();
    await page.getByLabel("Words of the passage").fill("no such words");
    await page.getByRole("button", { name: "Find these words" }).click();
    await expect(page.locator("main").getByRole("alert")).toContainText("do not stand in the text");
    await page.getByLabel("Words of the passage").fill("The  FIA");
    await page.getByRole("button", { name: "Find these words" }).click();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Use this place" }).nth(1).click();
    await expect(page.getByText("The passage", { exact: true })).toBeVisible();
    await page.goBack();
    await page.getByRole("button", { name: "Use these sentences" }).click();
    await expect(page.locator("main").getByRole("alert")).toContainText("Tick a sentence first");
  });

  test("reads an Urdu text from right to left", async ({ page }) => {
    await addSource(page, {
      text: "دونوں فریقوں نے تربیت پر اتفاق کیا۔ ملاقات اسلام آباد میں ہوئی۔",
      language: "ur",
    });
    const text = page.locator("[data-source-text]");
    await expect(text).toHaveAttribute("lang", "ur");
    expect(await text.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
    await expectAccessible(page);
  });
});

test.describe("without scripts, an officer", () => {
  test.use({ account: "officer", javaScriptEnabled: false });

  test("adds a source, finds a passage by its words and attaches it to a record", async ({
    page,
  }) => {
    await addSource(page);
    await page.getByRole("link", { name: "Cite a passage" }).click();
    await page.getByLabel("Words of the passage").fill("examiners   of papers");
    await page.getByRole("button", { name: "Find these words" }).click();
    await expect(page.locator("mark")).toHaveText("examiners of papers");
    await page.getByLabel("Find a record that is not in the list").fill("National Crime Agency");
    await page.getByRole("button", { name: "Find", exact: true }).click();
    const record = page.getByLabel("Record", { exact: false }).and(page.locator("select"));
    const option = record.locator("option", { hasText: "National Crime Agency" }).first();
    await record.selectOption(await option.getAttribute("value"));
    await page.getByRole("button", { name: "Attach", exact: true }).click();
    await expect(page).toHaveURL(/\/sources\/.+#citation-/);
    await expect(marks(page)).toHaveText("examiners of papers");
  });
});

test.describe("on a phone, the officer for the United Kingdom", { tag: "@phone" }, () => {
  test.use({ account: "officerGb" });

  test("reads a source without scrolling sideways", async ({ page }) => {
    await page.goto("/sources");
    await page.getByRole("table").getByRole("link").first().click();
    await expect(page.getByRole("region", { name: "Text of the source" })).toBeVisible();
    const [width, wanted] = await page.evaluate(() => [innerWidth, document.body.scrollWidth]);
    expect(wanted).toBeLessThanOrEqual(width ?? 0);
    await expectAccessible(page);
  });
});
