import { expect, expectAccessible, test } from "./fixtures.ts";

test.describe("an analyst", () => {
  test.use({ account: "analyst" });

  test("comes from the home page to what the US promised since 2024 and what came of it", async ({
    page,
  }) => {
    await page.goto("/");
    await page.getByRole("link", { name: "United States", exact: true }).first().click();
    await page.getByRole("link", { name: "What they promised, and what came of it" }).click();
    await page.getByLabel("Made since").fill("lately");
    await page.getByRole("button", { name: "Apply filters" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "lately" })).toBeVisible();

    await page.getByLabel("Made since").fill("2024");
    await page.getByRole("button", { name: "Apply filters" }).click();
    await page.waitForURL(/madeSince=2024/);
    const columns = page.getByRole("columnheader");
    await expect(columns.filter({ hasText: "What was reported last" })).toBeVisible();
    await expect(columns.filter({ hasText: "Evidence of it" })).toBeVisible();
    const dialogue = page.getByRole("row").filter({ hasText: "COM-US-2024-0001" });
    await expect(dialogue).toContainText("Substantial progress");
    await expect(dialogue).toContainText("Regular exchange between the desks.");
    await expect(dialogue).toContainText("TRN-US-2026-0004");
    // What was promised earlier is not asked for.
    await expect(page.getByText("COM-US-2011-0001")).toHaveCount(0);
    await expectAccessible(page);
  });
});
