import type { Page } from "@playwright/test";
import { expect, expectAccessible, speakUrdu, test } from "./fixtures.ts";

test.use({ account: "manager" });

const today = () =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Karachi" }).format(new Date());

const tooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const talks = (page: Page) => page.getByText(/^Preparation of the talks/);

/** The month of the talks, which are five days after the demonstration was loaded: this one, or the next. */
async function openTheirMonth(page: Page): Promise<void> {
  await page.goto("/calendar");
  if ((await talks(page).count()) > 0) return;
  await page.getByRole("link", { name: "Later" }).click();
  await page.waitForURL(/month=/);
}

test.describe("an administrator", () => {
  test.use({ account: "administrator" });

  test("changes a route as a draft, sees whom it touches, and puts it in force", async ({
    page,
  }) => {
    await page.goto("/administration/routes");
    await page.getByRole("link", { name: /^Universities/ }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    await expect(page.getByText("Nothing has changed yet")).toBeVisible();
    const days = page.getByRole("textbox", { name: /Target/ }).first();
    await days.fill("many");
    await page.getByRole("button", { name: "Keep as a draft" }).click();
    await expect(days).toHaveValue("many");
    await expect(page.getByText("There is a problem")).toBeVisible();
    await days.fill("9");
    await page.getByRole("button", { name: "See the effects" }).first().click();
    await page.waitForURL(/\/preview$/);
    await expect(page.getByText(/^Proposal: .*arget/)).toBeVisible();
    await expect(
      page.getByText("Where they stand, nothing changes for any of them."),
    ).toBeVisible();
    await page.getByRole("button", { name: "Save the route" }).click();
    await page.waitForURL(/\/routes\/[0-9a-f-]{36}/);
    await expect(page.getByRole("row", { name: /Proposal/ })).toContainText("9");
    await expect(page.getByRole("region", { name: "History of changes" })).toContainText(/route/);
  });
});

test("a desk's answer is put on record from the page of that desk, not before it was asked", async ({
  page,
}) => {
  await page.goto("/mous");
  await page.getByRole("link", { name: "Desks" }).click();
  await page.getByRole("link", { name: "Ministry of Foreign Affairs" }).click();
  const waiting = page.getByRole("region", { name: "Waiting here" });
  const row = waiting.getByRole("row").filter({ hasText: "Arrangement for the exchange" });
  await row.getByRole("link", { name: /^Answer/ }).click();
  await page.getByLabel("Decision").selectOption({ label: "Granted with comments" });
  await page.getByRole("textbox", { name: "Decided on" }).fill("01/01/2026");
  await page.getByLabel("Reference number").fill("MFA/88");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/before/).first()).toBeVisible();
  await page.getByRole("textbox", { name: "Decided on" }).fill(today());
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row").filter({ hasText: "MFA/88" })).toContainText("Granted");
  await page.goto("/desks/ministry-of-foreign-affairs");
  await expect(page.getByRole("region", { name: "Answered" })).toContainText("MFA/88");
});

test("columns and groups of a list stay in its address, and every group says how many it has", async ({
  page,
}) => {
  await page.goto("/commitments");
  await page.getByText("Columns and groups").click();
  await page.getByRole("checkbox", { name: "Due", exact: true }).uncheck();
  await page.getByRole("combobox", { name: "Group by" }).selectOption({ label: "Partner" });
  await page.getByRole("button", { name: "Show the list so" }).click();
  await page.waitForURL(/group=partner/);
  const list = page.getByRole("table");
  await expect(list.getByRole("columnheader", { name: "Due", exact: true })).toHaveCount(0);
  await expect(list.getByText(/\d+ in all/).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByText("Columns and groups").click();
  await page.getByRole("link", { name: "Back to the usual list" }).click();
  await page.waitForURL(({ search }) => search === "");
  await expect(list.getByRole("columnheader", { name: "Due", exact: true })).toBeVisible();
});

test("stage times are charts with their tables, and a period without any says what to lift", async ({
  page,
}) => {
  await page.goto("/mous");
  await page.getByRole("link", { name: "Stage times" }).click();
  await expect(page.getByRole("region", { name: "By stage" }).getByRole("table")).toContainText(
    "Drafting",
  );
  await expect(page.getByRole("region", { name: /Sent back and held/ })).toContainText("No answer");
  await page.goto("/mous/times?partner=FR");
  await expect(page.getByText("Nothing was in the pipeline in this period")).toBeVisible();
});

test("the calendar goes from month to month, and the same days are a list", async ({ page }) => {
  await openTheirMonth(page);
  const now = await page.getByRole("heading", { level: 2 }).first().textContent();
  await expect(page.getByRole("table")).toContainText("Preparation of the talks");
  await page.getByRole("link", { name: "Later" }).click();
  await expect(page.getByRole("heading", { level: 2, name: now ?? "" })).toHaveCount(0);
  await page.getByRole("link", { name: "Agenda" }).click();
  await expect(page.getByRole("table")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Today" }).first().click();
  await page.getByRole("link", { name: /^Preparation of the talks/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Preparation of the talks");
});

test("a post changes hands: the new holder finds the list and takes it over", async ({
  page,
  as,
}) => {
  await page.goto("/handover");
  await page.getByRole("link", { name: "Joint Secretary" }).click();
  await page.getByText("This post changes hands").click();
  await page
    .getByRole("combobox", { name: "Who takes it over" })
    .selectOption({ label: "Desk officer (officer@demo)" });
  await page.getByRole("textbox", { name: "Note for them" }).fill("Start with the five MoUs");
  await page.getByRole("button", { name: "Hand the list over" }).click();
  await expect(page.getByText("not acknowledged").first()).toBeVisible();
  const officer = await as("officer");
  await officer.goto("/handover");
  await officer
    .getByRole("row")
    .filter({ hasText: "Waits for you" })
    .getByRole("link", { name: "Joint Secretary" })
    .click();
  await expect(officer.getByText("Start with the five MoUs").first()).toBeVisible();
  await expectAccessible(officer);
  await officer.getByRole("button", { name: "I have read the list and take it over" }).click();
  await expect(officer.getByText(/^Acknowledged by Desk officer/)).toBeVisible();
  await officer.getByRole("link", { name: "The list as it was then" }).click();
  await expect(officer.getByText(/The list as Desk officer acknowledged it/)).toBeVisible();
});

test("what is overdue is put on the agenda of the next meeting with one button", async ({
  page,
}) => {
  await page.goto("/overdue");
  const row = page.getByRole("row").filter({ hasText: "Comments on the draft procedures" });
  await row.getByRole("button", { name: "Put it on the agenda" }).click();
  await expect(page.getByText(/COM-US-\d+-\d+: Comments on the draft procedures/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Law Enforcement Dialogue");
  await page.goto("/overdue");
  await expect(row.getByText("On the agenda", { exact: true })).toBeVisible();
});

test("the review queue is gone through with one key each, and a return carries its reason", async ({
  page,
}) => {
  await page.goto("/reviews");
  const queue = page.getByRole("navigation", { name: "The queue" });
  const current = queue.locator("[aria-current]");
  await expect(page.getByText("Keys: n next")).toBeVisible();
  const first = (await current.textContent()) ?? "";
  const accept = page.getByRole("button", { name: /^(Agree the minutes|Accept)/ });
  // Keys are heard once the scripts run; this one may be pressed again.
  await expect(async () => {
    await page.keyboard.press("a");
    await expect(accept).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("n");
  await expect(current).not.toHaveText(first);
  await page.keyboard.press("p");
  await expect(current).toHaveText(first);
  await page.keyboard.press("a");
  await expect(accept).toBeFocused();

  await queue.getByRole("link", { name: /Call on a pending request/ }).click();
  await expect(current).toContainText("Call on a pending request");
  await page.keyboard.press("r");
  const why = page.getByRole("combobox", { name: "What is the matter?" });
  await expect(why).toBeFocused();
  await why.selectOption({ label: "A fact is wrong" });
  await page.getByRole("textbox", { name: "What has to be put right?" }).fill("The place");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Return with a reason" }).click();
  await expect(queue.getByText("Call on a pending request")).toHaveCount(0);
  await expect(page.getByRole("table", { name: "Why things came back" })).toContainText(
    "A fact is wrong",
  );
});

test.describe("on a phone @phone", () => {
  test("the calendar is a list, in Urdu as well, and nothing is wider than the screen", async ({
    page,
  }) => {
    await openTheirMonth(page);
    await expect(page.getByRole("table")).toBeHidden();
    await expect(page.getByRole("link", { name: /^Preparation of the talks/ })).toBeVisible();
    await speakUrdu(page);
    for (const path of ["/calendar", "/reviews", "/overdue", "/mous/times"]) {
      await page.goto(path);
      expect(await tooWide(page), path).toBe(0);
    }
  });
});
