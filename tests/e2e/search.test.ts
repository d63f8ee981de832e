import { expect, expectAccessible, test } from "./fixtures.ts";

test.describe("an officer", () => {
  test.use({ account: "officer" });

  test("searches from the header, by acronym, and narrows to a kind and a partner", async ({
    page,
  }) => {
    await page.goto("/sources");
    await page.getByRole("searchbox", { name: "Search the register" }).fill("NCCIA");
    await page.keyboard.press("Enter");
    const agencies = page.getByRole("region", { name: "Agencies" });
    await expect(agencies.getByRole("link").first()).toHaveText(/Cyber Crime Investigation/);
    await expectAccessible(page);
    await page
      .getByRole("navigation", { name: "Kinds of record" })
      .getByRole("link", { name: /Sources/ })
      .click();
    await expect(page.getByRole("region", { name: "Sources" })).toBeVisible();
    await expect(agencies).toHaveCount(0);
    await page.getByRole("combobox", { name: "Partner" }).selectOption("GB");
    await page.getByRole("button", { name: "Search", exact: true }).last().click();
    await expect(page).toHaveURL(/partner=GB/);
  });

  test("is told what to do with an empty search and with one that finds nothing", async ({
    page,
  }) => {
    await page.goto("/search");
    await expect(page.getByText("What are you looking for?")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("searchbox", { name: "Words to look for" }).fill("%%% zzqqxx _");
    await page.keyboard.press("Enter");
    await expect(page.getByText(/Nothing is found for/)).toBeVisible();
    await expectAccessible(page);
  });

  test("opens a record from the palette with the keyboard alone", async ({ page }) => {
    await page.goto("/sources");
    const box = page.getByRole("combobox", { name: "Find a record" });
    // The key is heard once the page's scripts run.
    await expect(async () => {
      await page.keyboard.press("Control+k");
      await expect(box).toBeFocused({ timeout: 1000 });
    }).toPass();
    await expect(page.getByRole("option", { name: "Dashboard" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.type("National Crime Ag");
    await expect(page.getByRole("option", { name: /^National Crime Agency/ })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/National Crime Agency/);
  });
});

test.describe("the officer for the United Kingdom", () => {
  test.use({ account: "officerGb" });

  test("finds nothing of another partner, not even its number", async ({ page, as }) => {
    await page.goto("/search?q=Federal+Constabulary+reorganisation");
    const mine = await page.locator("main").innerText();
    expect(mine).not.toMatch(/COM-US|MTG-US|SRC-US/);
    const all = await as("manager");
    await all.goto("/search?q=Federal+Constabulary+reorganisation");
    await expect(all.locator("main")).toContainText("COM-US-");
  });
});

test.describe("without scripts, on a phone", { tag: "@phone" }, () => {
  test.use({ account: "analyst", javaScriptEnabled: false });

  test("an analyst finds a record that is misspelt", async ({ page }) => {
    await page.goto("/search?q=Mohsin+Nakvi");
    await expect(page.getByRole("region", { name: "People" })).toContainText("similar name");
  });
});
