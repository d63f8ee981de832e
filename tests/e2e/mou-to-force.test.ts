import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";

test.use({ account: "manager" });

const TEXT =
  "Memorandum of understanding\n\n1. The participants train forty officers a year.\n\n2. Requests are answered within sixty days.";

/** Moves it to a stage, with what the stage asks; the day is today's. */
async function move(page: Page, to: string, asked: { [box: string]: string } = {}): Promise<void> {
  await page.getByRole("link", { name: "Move to another stage" }).first().click();
  await page.getByRole("combobox", { name: "Stage" }).selectOption({ label: to });
  for (const [name, value] of Object.entries(asked)) {
    await page.getByRole("textbox", { name }).fill(value);
  }
  await page.getByRole("button", { name: "Move it" }).click();
  await page.waitForURL(/\/agreements\/[0-9a-f-]{36}#stages$/);
}

/** Asks a desk and puts its answer on record, as it comes back the same day. */
async function agree(page: Page, desk: string, answer = "Granted"): Promise<void> {
  await page.getByRole("link", { name: `Ask ${desk}` }).click();
  await page.getByLabel("Decision").selectOption({ label: answer });
  await page.getByRole("textbox", { name: "Decided on" }).fill(today());
  await page.getByLabel("Reference number").fill(`${desk.slice(0, 3).toUpperCase()}/7`);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/\/agreements\/[0-9a-f-]{36}#concurrences$/);
}

const today = () =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Karachi" }).format(new Date());

/** Of the five that the report of the demonstration counts; other journeys count some of their own. */
const identified = async (page: Page) => {
  await page.goto("/mous");
  const group = page.getByRole("listitem").filter({ hasText: "memoranda of understanding now" });
  const counted = await group.getByText(/^\d of 5 identified$/).textContent();
  return Number(counted?.slice(0, 1));
};

test("a pending MoU that was only counted gets its name, goes the whole route, and is in force", async ({
  page,
}) => {
  const before = await identified(page);
  await page.goto("/mous?view=table");
  await page.getByRole("link", { name: "Pending MoU 5 of 5" }).click();
  await page.waitForURL(/\/agreements\//);
  const here = page.url();

  await move(page, "Proposal");
  await page.getByRole("link", { name: "Move to another stage" }).first().click();
  await expect(page.getByText("It cannot go on to Drafting yet")).toBeVisible();
  await page.getByRole("link", { name: "Compare it with them" }).click();
  const others = page.getByRole("group", { name: /^The new one/ });
  await expect(others).toHaveCount(2);
  await others.first().getByRole("radio", { name: "Supplements it" }).check();
  await others.last().getByRole("radio", { name: "Unrelated" }).check();
  await page.getByRole("button", { name: "Keep these marks" }).click();
  await page.waitForURL(/#neighbours$/);

  await page.getByRole("link", { name: "Edit", exact: true }).first().click();
  await page.getByLabel("Title").fill("MoU on the training of investigators");
  await page.getByRole("checkbox", { name: "Not named yet" }).uncheck();
  await page.getByRole("radio", { name: "No", exact: true }).check();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { name: "MoU on the training" })).toBeVisible();
  expect(await identified(page)).toBe(before + 1);
  await page.goto(here);

  await move(page, "Drafting");
  await move(page, "Agency comments");
  await move(page, "Law vetting", { "Reference number": "MOI/21" });
  await page.getByRole("link", { name: "Move to another stage" }).first().click();
  await expect(page.getByText(/at least have been asked.*Law and Justice Division/)).toBeVisible();
  await page.goto(here);
  await agree(page, "Law and Justice Division", "Granted with comments");
  await move(page, "Foreign-ministry concurrence", { "Reference number": "MOI/23" });
  await agree(page, "Ministry of Foreign Affairs");
  await move(page, "Head-of-government approval", {
    "Reference number": "MOI/24",
    Note: "No money is involved",
  });
  await agree(page, "Prime Minister's Office");
  await move(page, "Cabinet approval", { "Reference number": "MOI/25" });
  await agree(page, "Cabinet Division");
  await move(page, "Negotiation");

  await page
    .getByRole("link", { name: "Texts: versions, comparison, signed text" })
    .first()
    .click();
  const adding = page.getByRole("form", { name: "Add a version" });
  for (const text of [TEXT, TEXT.replace("sixty", "ninety")]) {
    if (text !== TEXT) await page.getByText("Add a version", { exact: true }).click();
    await adding.getByLabel("Text").fill(text);
    await adding.getByRole("button", { name: "Keep this version" }).click();
    await expect(adding).toBeHidden();
  }
  await page.getByText("Initialled: freeze a version").click();
  // The form begins with the version that was kept last, though it was there before.
  await page.getByRole("button", { name: "Freeze this version" }).click();
  await expect(page.getByText("Version 2 was initialled.")).toBeVisible();

  await page.goto(here);
  await move(page, "Initialling");
  await move(page, "Signing", { Date: today(), Place: "London" });
  await page.goto(`${here}/texts#signed`);
  await page.getByText("Attach the signed text", { exact: true }).click();
  await page.getByLabel("File as signed").setInputFiles({
    name: "signed.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(TEXT.replace("sixty", "ninety")),
  });
  await page.getByRole("button", { name: "Attach", exact: true }).click();
  await expect(page.getByText("Word for word what was initialled (version 2)")).toBeVisible();
  await page.goto(`${here}/after`);
  for (const item of ["Register", "Publish", "Notify", "Distribute"]) {
    const one = page.getByRole("region", { name: item });
    await one.getByText("Say how it stands").click();
    await one.getByRole("button", { name: "Save" }).click();
    await expect(one.getByText("Done", { exact: true }).first()).toBeVisible();
    await expect(one.getByRole("form")).toBeHidden();
  }
  await expectAccessible(page);

  await page.goto(here);
  await move(page, "In force", { Date: today() });
  await expect(page.getByText("In effect", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Waited for this agreement")).toBeVisible();
  const way = page.getByRole("group", { name: "Stage", exact: true });
  await expect(way.getByRole("row")).toHaveCount(14);
  await expect(way).toContainText("No money is involved");
  await expectAccessible(page);
});
