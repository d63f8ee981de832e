import { expect, expectAccessible, test } from "./fixtures.ts";

const FILE = [
  "Number,Parties,Title,Kind,Signed,In force,Remarks",
  "1,PAKISTAN; OMAN,Convention on the seven lighthouses,Treaty,13/02/1990,13/03/1990,First of its kind",
  "2,PAKISTAN; UTOPIA,Pact with nowhere,Treaty,14/02/1990,,",
  "3,PAKISTAN; OMAN,Memorandum on tide tables,MoU,3/4/1995,,",
].join("\r\n");

test.use({ account: "analyst" });

test("a register comes in from a file: mapped, checked, brought in without its bad rows, taken back", async ({
  page,
}) => {
  await page.goto("/imports");
  await page.getByRole("link", { name: "Bring a file in" }).first().click();
  await expectAccessible(page);
  await page.getByLabel("File").setInputFiles({
    name: "lighthouses.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(FILE),
  });
  await page.getByRole("button", { name: "Upload and look at it" }).click();

  await expect(page.getByRole("heading", { name: "Say what the columns are" })).toBeVisible();
  await expect(
    page.getByRole("cell", { name: "Convention on the seven lighthouses" }),
  ).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${page.url()}?kind=agreement`);
  await page.getByLabel("Instrument", { exact: false }).first().selectOption("Kind");
  await page.getByLabel("Signed on").selectOption("Signed");
  await page
    .getByLabel("Dates in numbers")
    .selectOption({ label: "The day first: 3/4 is in April" });
  await page.getByLabel("Keep as a profile").fill("Lighthouses");
  await page.getByRole("button", { name: "Check every row" }).click();

  await expect(page.getByRole("heading", { name: "What would come in" })).toBeVisible();
  await expect(page.getByText("A name that no country of today has")).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByText(/No country is known by this name: UTOPIA/)).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  expect((await download).suggestedFilename()).toBe("lighthouses-rows.csv");

  await page.getByLabel("Leave the 1 bad row out").check();
  await page.getByRole("button", { name: "Bring 2 records in" }).click();
  await expect(page.getByRole("heading", { name: "Brought in", exact: true })).toBeVisible({
    timeout: 20_000,
  });
  await expectAccessible(page);
  const record = page.getByRole("link", { name: /Convention on the seven lighthouses/ });
  await expect(record).toHaveText(/^AGR-OM-1990-\d{4} · /);
  const address = await record.getAttribute("href");
  const back = page.url();
  await record.click();
  await expect(page.getByRole("heading", { name: /seven lighthouses/ })).toBeVisible();

  await page.goto(back);
  await page.getByRole("button", { name: "Take the whole import back" }).click();
  await expect(page.getByText("This import was taken back as a whole.")).toBeVisible();
  const gone = await page.goto(address ?? "");
  expect(gone?.status()).toBe(404);
});

test("a file that is no table is refused with what to do", async ({ page }) => {
  await page.goto("/imports/new");
  await page.getByLabel("File").setInputFiles({
    name: "old.xls",
    mimeType: "application/vnd.ms-excel",
    buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
  });
  await page.getByRole("button", { name: "Upload and look at it" }).click();
  await expect(page.getByText(/old Excel file/).first()).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page of a file that is checked looks again by itself", async ({ page }) => {
    await page.goto("/imports/new");
    await page.getByLabel("File").setInputFiles({
      name: "plain.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("Ref,Partner,Title,Instrument\n1,OMAN,Treaty of the plain page,treaty\n"),
    });
    await page.getByRole("button", { name: "Upload and look at it" }).click();
    await page.getByRole("button", { name: "Check every row" }).click();
    await expect(page.getByRole("button", { name: "Bring 1 record in" })).toBeVisible({
      timeout: 20_000,
    });
  });
});
