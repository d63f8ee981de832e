import { expect, expectAccessible, test } from "./fixtures.ts";

const PHONE = { width: 390, height: 844 };

test.describe("a focal point", () => {
  test.use({ account: "officer" });

  test("answers by a link, without an account and without scripts; its owner is told and accepts", async ({
    page,
    browser,
    baseURL,
  }) => {
    // One that no other journey touches: each of them reports on what it recorded itself.
    await page.goto("/commitments?q=COM-GB-2013-0001");
    await page.getByRole("rowheader").getByRole("link").click();
    await page.waitForURL(/\/commitments\/[0-9a-f-]{36}$/);
    // One's own record is followed until one says otherwise.
    await page.getByRole("button", { name: "Stop following" }).click();
    await page.getByRole("button", { name: "Follow", exact: true }).click();
    await expect(page.getByRole("button", { name: "Stop following" })).toBeVisible();

    await page.getByRole("link", { name: "Ask the focal point" }).click();
    await page.waitForURL(/\/answers$/);
    await page.getByLabel("When it is due").check();
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    const link = await page.getByLabel("Link to pass on").inputValue();
    await expectAccessible(page);

    const stranger = await browser.newContext({
      storageState: { cookies: [], origins: [] },
      javaScriptEnabled: false,
      viewport: PHONE,
      ...(baseURL !== undefined && { baseURL }),
    });
    const phone = await stranger.newPage();
    // Looking does not use it up, in either language.
    await phone.goto(link.replace("lang=en", "lang=ur"));
    await expect(phone.locator("html")).toHaveAttribute("dir", "rtl");
    await phone.goto(link);
    await phone.getByLabel(/^Done/).check();
    await phone.getByLabel("In one line").fill("The last course has ended.");
    await phone.getByLabel("One file that shows it").setInputFiles({
      name: "report.txt",
      mimeType: "text/plain",
      // More than a stranger may send elsewhere.
      buffer: Buffer.from("The course ended. ".repeat(8000)),
    });
    await phone.getByRole("button", { name: "Send the answer" }).click();
    await expect(phone.getByRole("heading", { name: /^Thank you/ })).toBeVisible();
    await phone.goto(link);
    await expect(phone.getByRole("heading", { name: /^Thank you/ })).toBeVisible();
    await phone.goto(`${link.slice(0, link.indexOf("?") - 1)}!`);
    await expect(phone.getByRole("heading", { name: "This link opens nothing" })).toBeVisible();
    await stranger.close();

    await page.goto("/notifications?unread=true");
    await expect(page.getByRole("cell", { name: "A focal point answered" }).first()).toBeVisible();
    await expectAccessible(page);
    await page.goBack();
    await page.reload();
    await expect(page.getByText("The last course has ended.").first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Accept" }).first().click();
    await expect(page.getByText(/^Accepted by /).first()).toBeVisible();
    await page.getByRole("link", { name: "Commitments" }).first().click();
    // Meanwhile a manager may return minutes of the same officer's.
    await expect(async () => {
      await page.goto("/notifications");
      const none = page.getByRole("link", { name: "Notifications: none unread" });
      if ((await none.count()) > 0) return;
      await page.getByRole("button", { name: "Mark all as read" }).click();
      await expect(none).toBeVisible({ timeout: 3000 });
    }).toPass();
  });
});
