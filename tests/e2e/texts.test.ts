import { expect, expectAccessible, test } from "./fixtures.ts";

test.use({ account: "manager" });

test("a manager compares two drafts by key, comments, freezes the version that was initialled, and opens it again", async ({
  page,
}) => {
  await page.goto("/agreements?q=exchange+of+prisoners");
  await page
    .getByRole("link", { name: "Arrangement for the exchange of prisoners" })
    .first()
    .click();
  await page.getByRole("link", { name: "Compare the last two" }).click();
  await expect(page.getByText("5 changes", { exact: true })).toBeVisible();
  await expect(page.getByRole("insertion").filter({ hasText: "sixty" })).toBeVisible();
  await expect(page.getByRole("deletion").filter({ hasText: "ninety" })).toBeVisible();
  // Keys are heard once the scripts run; the first that is heard leads to the first change.
  await expect(async () => {
    await page.keyboard.press("n");
    await expect(page).toHaveURL(/#change-1$/, { timeout: 500 });
  }).toPass();
  await page.keyboard.press("n");
  await expect(page).toHaveURL(/#change-2$/);
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/#change-1$/);
  await expectAccessible(page);

  await page.getByRole("link", { name: "Texts", exact: true }).click();
  await page.getByRole("link", { name: "Version 2" }).click();
  const form = page.getByRole("form", { name: "Comment on a passage" });
  await page.getByText("Comment on a passage").click();
  await form.getByRole("textbox", { name: "Passage" }).fill("answered within\nsixty days");
  await form.getByRole("textbox", { name: "Comment" }).fill("From receipt?");
  await form.getByRole("button", { name: "Add the comment" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "From receipt?" })).toBeVisible();
  await expect(page.locator("mark", { hasText: "answered within sixty days" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Texts", exact: true }).click();
  await page.getByText("Initialled: freeze a version").click();
  await page.getByRole("button", { name: "Freeze this version" }).click();
  await expect(page.getByText("Version 2 was initialled.")).toBeVisible();
  await expect(page.getByText("Add a version", { exact: true })).toHaveCount(0);
  await page.getByText("Open the text again").first().click();
  await page.getByRole("textbox", { name: "Reason" }).fill("A slip in clause 2");
  await page.getByRole("button", { name: "Open the text again" }).click();
  await expect(page.getByText("Add a version", { exact: true })).toBeVisible();
  await expect(page.getByText("A slip in clause 2")).toBeVisible();
  await expectAccessible(page);
});
