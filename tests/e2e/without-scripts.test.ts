import { expect, test } from "./fixtures.ts";

test.use({ javaScriptEnabled: false });

test("one signs in without scripts, and comes to where one wanted to go", async ({ page }) => {
  await page.goto("/meetings?life=held");
  await page.getByRole("form", { name: "officer@demo" }).getByRole("button").click();
  await expect(page).toHaveURL(/\/meetings\?life=held$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a wrong password is answered on the page, with the address kept", async ({ page }) => {
  await page.goto("/sign-in");
  await page
    .locator(
      '[name="email"][type="text"], [name="email"][type="email"], input[name="email"]:not([type="hidden"])',
    )
    .first()
    .fill("nobody@example.org");
  await page.locator('[name="password"][type="password"]').fill("a wrong password");
  await page.getByRole("main").getByRole("button").first().click();
  await expect(
    page
      .getByRole("alert")
      .or(page.getByText(/not right/))
      .first(),
  ).toBeVisible();
  await expect(page.locator('input[name="email"]:not([type="hidden"])').first()).toHaveValue(
    "nobody@example.org",
  );
});

test.describe("a manager", () => {
  test.use({ account: "manager" });

  // What the document of every page says is read in every-page.test.ts; here is seen that it shows.
  test("sees lists, records, boards and forms, and no button that would need scripts", async ({
    page,
  }) => {
    const useless: string[] = [];
    let parts = 0;
    for (const path of [
      "/",
      "/commitments",
      "/commitments?partner=GB&view=table",
      "/meetings/new",
      "/mous",
      "/dashboard",
      "/partners/GB",
      "/calendar",
    ]) {
      const answer = await page.goto(path, { waitUntil: "domcontentloaded" });
      const titles = await page.getByRole("heading", { level: 1 }).count();
      const { length } = await page.locator("main").innerText();
      const shown = await page.locator(".needs-script:visible").count();
      parts += await page.locator(".needs-script").count();
      if (answer?.status() !== 200 || titles !== 1 || length < 40 || shown > 0) {
        useless.push(
          `${path}: ${answer?.status()}, ${titles}, ${length} letters, ${shown} useless`,
        );
      }
    }
    expect(useless).toEqual([]);
    expect(parts).toBeGreaterThan(10);
  });
});
