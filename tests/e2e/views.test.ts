import { expect, expectAccessible, test } from "./fixtures.ts";

const PHONE = { width: 390, height: 844 };
const NAME = "What Britain owes us";

test.describe("saved views", () => {
  test.use({ account: "analyst" });

  test("are saved above a list, shared, put on the home page, renamed and deleted", async ({
    page,
    as,
  }) => {
    await page.goto("/commitments?partner=GB&obligor=partner");
    await page.getByRole("button", { name: "Save this view" }).click();
    await page.getByLabel("Name of the view").fill(NAME);
    await page.getByLabel("Share with everybody").check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const views = page.getByRole("navigation", { name: "Saved views" });
    await expect(views.getByRole("link", { name: NAME })).toHaveAttribute("aria-current", "true");
    await expectAccessible(page);
    await page.setViewportSize(PHONE);
    await expectAccessible(page);

    // Another reader has it above the list, and keeps it on the home page.
    const reader = await as("officer");
    await reader.goto("/commitments");
    await reader.getByRole("link", { name: NAME }).click();
    await reader.waitForURL(/\/commitments\?obligor=partner&partner=GB$/);
    await reader.getByRole("link", { name: "All views" }).click();
    await reader.getByRole("button", { name: `Put on home: ${NAME}` }).click();
    await expect(reader.getByRole("button", { name: `Take off home: ${NAME}` })).toBeVisible();
    await expect(reader.getByText("Change the view")).toHaveCount(0);
    await expectAccessible(reader);
    await reader.goto("/");
    await expect(reader.getByRole("heading", { name: NAME })).toBeVisible();
    await expectAccessible(reader);
    await reader.getByRole("link", { name: /^Open the list/ }).click();
    await reader.waitForURL(/\/commitments\?obligor=partner&partner=GB$/);

    await page.goto("/views");
    await page.getByText(`Change ${NAME}`).click();
    await page.getByLabel("Name of the view").fill("Theirs");
    await page.getByRole("button", { name: "Save the change" }).click();
    await expect(page.getByRole("link", { name: "Theirs" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Delete this view" }).click();
    await expect(page.getByRole("link", { name: "Theirs" })).toHaveCount(0);
    await reader.goto("/");
    await expect(reader.getByRole("heading", { name: "Theirs" })).toHaveCount(0);
  });

  test("an empty list says which filter to lift", async ({ page }) => {
    await page.goto("/meetings?partner=GB&year=1999");
    await expect(page.getByText("Nothing fits all these filters")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: /^Without “Year”: \d+$/ }).click();
    await page.waitForURL("/meetings?partner=GB");
    await expect(page.getByRole("table")).toBeVisible();
  });
});

test.describe("without scripts", () => {
  test.use({ account: "manager", javaScriptEnabled: false });

  test("a view is saved all the same", async ({ page }) => {
    await page.goto("/sources?partner=GB");
    await page.getByRole("button", { name: "Save this view" }).click();
    await page.getByLabel("Name of the view").fill("British sources");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("link", { name: "British sources" })).toBeVisible();
    expect(new URL(page.url()).search).toBe("?partner=GB");
  });
});
