import { readFileSync } from "node:fs";
import { readDocx, readPdf } from "../make/brief-files.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

const PHONE = { width: 390, height: 844 };

test.describe("a partner brief", () => {
  test.use({ account: "manager" });

  test("is one click away, edited, frozen, and taken along; a colleague gets it without the confidential lines", async ({
    page,
    as,
  }) => {
    await page.goto("/partners/GB");
    await page.getByRole("link", { name: "Partner brief" }).click();
    await expect(page.getByRole("heading", { name: "Points to make" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Keep a copy to edit" }).click();
    await page.waitForURL(/\/briefs\/[0-9a-f-]+$/);
    const { pathname } = new URL(page.url());

    await page.getByRole("link", { name: "Edit Points to make" }).click();
    await page.getByLabel("Text").first().fill("Thank them for the curriculum.");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Save this section" }).click();
    await expect(page.getByText("Thank them for the curriculum.")).toBeVisible();
    await page.getByLabel("I have read it").check();
    await page.getByRole("button", { name: "Freeze" }).click();
    await expect(page.getByText(/Frozen by .*It no longer changes/)).toBeVisible();
    await expect(page.getByRole("link", { name: /^Edit/ })).toHaveCount(0);
    await page.setViewportSize(PHONE);
    await expectAccessible(page);

    const take = async (reader: typeof page, name: "PDF" | "Word") => {
      const saved = reader.waitForEvent("download");
      await reader.getByRole("link", { name }).click();
      const file = await saved;
      return {
        name: file.suggestedFilename(),
        bytes: new Uint8Array(readFileSync(await file.path())),
      };
    };
    const whole = await take(page, "PDF");
    expect(whole.name).toMatch(/^accord-brief-GB-full-.*-confidential\.pdf$/);
    const { pages } = await readPdf(whole.bytes);
    expect(pages).toHaveLength(3);
    expect(pages[0]).toContain("Preparation of the talks");

    const reader = await as("analyst");
    await reader.goto(pathname);
    await expect(reader.getByText("Something is withheld")).toBeVisible();
    await expect(reader.getByText("Preparation of the talks")).toHaveCount(0);
    const part = await take(reader, "Word");
    expect(part.name).not.toContain("confidential");
    const { words } = await readDocx(part.bytes);
    expect(words).toContain("Thank them for the curriculum.");
    expect(words).not.toContain("Preparation of the talks");
  });
});
