import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";

const PHONE = { width: 390, height: 844 };
const TREATY = "Agreement on the transfer of prisoners";

const lookAt = async (page: Page, day: string) => {
  await page.getByRole("searchbox", { name: "As of" }).fill(day);
  await page.getByRole("button", { name: "Show", exact: true }).click();
};

test.describe("an analyst", () => {
  test.use({ account: "analyst" });

  test("sees what was in force in 2014 and suspended in 2016, and links stay on the day", async ({
    page,
  }) => {
    await page.goto("/agreements?partner=GB");
    await lookAt(page, "1 Jun 2014");
    await expect(page.getByText("As it stood on 1 June 2014")).toBeVisible();
    const row = page.getByRole("row").filter({ hasText: TREATY });
    await expect(row).toContainText("In force");
    await expectAccessible(page);

    await row.getByRole("link", { name: TREATY }).click();
    await page.waitForURL(/\/agreements\/[^?]+\?asOf=/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(TREATY);
    await expect(page.locator("header").filter({ hasText: TREATY })).toContainText("In force");
    await expect(page.getByText("It is linked to no other agreement")).toBeVisible();

    await lookAt(page, "1 Jun 2016");
    await expect(page.locator("header").filter({ hasText: TREATY })).toContainText("Suspended");
    await page.getByRole("link", { name: "United Kingdom" }).click();
    await page.waitForURL(/\/partners\/GB\?asOf=/);
    await expect(page.getByText("As it stood on 1 June 2016")).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("link", { name: "Back to today" }).click();
    await page.waitForURL("/partners/GB");
    await expect(page.getByText("As it stood on")).toHaveCount(0);
  });

  test("is told what is no day, and by a page that it shows today", async ({ page }) => {
    await page.goto("/agreements?asOf=06/13/2016");
    await expect(page.getByRole("alert").filter({ hasText: "06/13/2016" })).toBeVisible();
    await page.goto("/sources?asOf=2016-06-01");
    await expect(page.getByText("What it says is as of today")).toBeVisible();
  });

  test("follows the family of an instrument by the keyboard, day by day", async ({ page }) => {
    await page.goto("/agreements?partner=GB");
    await page.getByRole("link", { name: TREATY, exact: true }).click();
    await page.getByRole("link", { name: "The whole family" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Family of the instrument");
    await expect(page.getByText(/None of these instruments governs on/)).toBeVisible();
    const drawing = page.getByRole("group", { name: /^Drawing of 3 instruments/ });
    await expect(drawing.getByRole("link")).toHaveCount(3);
    await expectAccessible(page);
    await page.setViewportSize(PHONE);
    await expectAccessible(page);

    await lookAt(page, "1 Jun 2014");
    await expect(page.getByText("This instrument governs on 1 June 2014")).toBeVisible();
    const alone = page.getByRole("group", { name: /^Drawing of one instrument/ });
    await alone.focus();
    await page.keyboard.press("Tab");
    await expect(alone.getByRole("link")).toBeFocused();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/agreements\/[^/?]+\?asOf=/);
  });

  test("finds the gaps with a partner, and compares two", async ({ page }) => {
    await page.goto("/partners");
    const map = page.getByRole("group", { name: /^Map of partners: Open promises/ });
    await expect(map.getByRole("link", { name: /^United Kingdom: \d+/ })).toBeVisible();
    await expectAccessible(page);
    await map.getByRole("link", { name: /^United Kingdom: / }).click();
    await page.waitForURL("/partners/GB");

    await page.getByRole("link", { name: "Topics" }).last().click();
    await page.waitForURL("/partners/GB/topics");
    const topic = page.getByRole("row").filter({ hasText: "Counter-narcotics" });
    await expect(topic).toContainText("none");
    await expectAccessible(page);
    await page.setViewportSize(PHONE);
    await expectAccessible(page);
    const open = topic.getByRole("cell").nth(2).getByRole("link");
    const count = await open.innerText();
    await open.click();
    await page.waitForURL(/\/commitments\?/);
    await expect(page.getByText(`${count} results`)).toBeVisible();

    await page.goto("/partners/US/balance");
    await expect(page.getByRole("group", { name: "Restated promises" })).toBeVisible();
    await expectAccessible(page);

    await page.goto("/partners/compare?a=GB");
    await page.getByRole("combobox", { name: "Second partner" }).selectOption("US");
    await page.getByRole("button", { name: "Compare" }).click();
    await page.waitForURL(/a=GB&b=US/);
    const figures = page.getByRole("group", { name: "In figures" });
    await expect(figures.getByRole("columnheader", { name: "United States" })).toBeVisible();
    await expectAccessible(page);
    // On a phone, as the page is now, neither table has to be pushed sideways.
    for (const table of [figures, page.getByRole("group", { name: "Topic by topic" })]) {
      expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThan(1);
    }
  });
});
