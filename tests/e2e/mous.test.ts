import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";

/** A day before today at home, as people type it: 20/11/2026. */
function daysAgo(days: number): string {
  const day = new Date(Date.now() - days * 86_400_000);
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Karachi" }).format(day);
}

const column = (page: Page, stage: string) =>
  page.getByRole("group", { name: "MoUs by stage" }).getByRole("region", { name: stage });

test.describe("a manager", () => {
  test.use({ account: "manager" });

  test("is told what a stage waits for, and holds the MoU with its cause, with the keyboard", async ({
    page,
  }) => {
    await page.goto("/mous");
    const card = column(page, "Law vetting")
      .getByRole("listitem")
      .filter({ hasText: "MoU on extradition" });
    // As the demonstration was loaded; one more where midnight has passed since.
    await expect(card).toContainText(/5[89] days in stage/);
    await expect(card).toContainText(/3[78] days over target/);
    await expect(card).toContainText(/Law and Justice Division: asked 5[89] days ago/);
    await expectAccessible(page);

    await card.getByRole("button", { name: "Move MoU on extradition" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(
      page.getByRole("link", { name: "Move to Foreign-ministry concurrence" }),
    ).toBeFocused();
    await page.keyboard.press("Enter");

    await expect(page.getByRole("heading", { name: "Move to another stage" })).toBeVisible();
    await expect(page.getByText(/have not agreed by that day.*Law and Justice/)).toBeVisible();
    const stage = page.getByRole("combobox", { name: "Stage" });
    await expect(stage.getByRole("option", { name: /Foreign-ministry/ })).toHaveCount(0);
    await stage.selectOption("on_hold_them");
    await page.getByRole("combobox", { name: "Why" }).selectOption("no_answer");
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Entered on" }).fill(daysAgo(3));
    await page.getByRole("radio", { name: "Them" }).check();
    await page.getByRole("textbox", { name: "Note" }).fill("Reminded twice");
    await page.getByRole("button", { name: "Move it" }).click();

    await page.waitForURL("/mous");
    const moved = column(page, "On hold (them)")
      .getByRole("listitem")
      .filter({ hasText: "MoU on extradition" });
    await expect(moved).toContainText(/[34] days in stage/);
    await expect(moved).toContainText("Waiting on them");
    await moved.getByRole("link", { name: "MoU on extradition" }).click();
    const history = page.getByRole("group", { name: "Stage", exact: true });
    await expect(history.getByRole("row")).toHaveCount(4);
    await expect(history).toContainText("Reminded twice");
    await expect(history).toContainText("No answer");
    await expectAccessible(page);
  });

  test("drags a card to the column before it, which opens the form of that move", async ({
    page,
  }) => {
    await page.goto("/mous");
    const card = column(page, "Law vetting").getByRole("listitem").first();
    await expect(card).toHaveAttribute("draggable", "true");
    await card.hover();
    await page.mouse.down();
    // The first step begins the drag, the second is over the column.
    const before = column(page, "Agency comments");
    await before.hover();
    await before.hover();
    await page.mouse.up();
    await page.waitForURL(/\/move\?back=board&to=agency_comments/);
    await expect(page.getByRole("combobox", { name: "Stage" })).toHaveValue("agency_comments");
    await expect(page.getByRole("combobox", { name: "Why" })).toBeVisible();
  });

  test("is told when somebody else moved the card first", async ({ page, as }) => {
    const title = "MoU on the training of a specialised battalion";
    const colleague = await as("officer");
    for (const one of [page, colleague]) {
      await one.goto("/mous?view=table");
      await one.getByRole("link", { name: title }).click();
      await one.getByRole("link", { name: "Move to another stage" }).first().click();
      await expect(one.getByRole("combobox", { name: "Stage" })).toHaveValue("agency_comments");
    }
    await colleague.getByRole("button", { name: "Move it" }).click();
    await expect(colleague.getByRole("heading", { name: title })).toBeVisible();
    await page.getByRole("textbox", { name: "Note" }).fill("Sent to the agencies");
    await page.getByRole("button", { name: "Move it" }).click();
    await expect(page.getByText(/moved this to Agency comments on/)).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("Sent to the agencies");

    // The page shows what the colleague did; what was typed can be sent on from there.
    await expect(page.getByText("Now: Agency comments")).toBeVisible();
    await page.getByRole("combobox", { name: "Stage" }).selectOption("law_vetting");
    await page.getByRole("textbox", { name: "Reference number" }).fill("MOI/12");
    await page.getByRole("button", { name: "Move it" }).click();
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
  });

  test("finds in the table the MoUs that are over target, the longest wait first", async ({
    page,
  }) => {
    await page.goto("/mous");
    await page.getByRole("link", { name: "Over target" }).click();
    await expect(page).toHaveURL(/view=table.*over=target/);
    const rows = page.getByRole("row").filter({ hasText: "over" });
    const days = await rows.evaluateAll((list) =>
      list.map((row) => Number(row.querySelectorAll("td")[2]?.textContent.replace(/\D/g, ""))),
    );
    expect(days.length).toBeGreaterThan(1);
    expect(days).toEqual(days.toSorted((a, b) => b - a));
    await expectAccessible(page);
  });

  test("sees how many of the MoUs that a report counts have been identified", async ({ page }) => {
    await page.goto("/mous?view=table&named=no&partner=GB");
    const counted = page
      .getByRole("region", { name: "Counted, not named" })
      .getByRole("listitem")
      .filter({ hasText: "memoranda of understanding now" });
    // Another journey may name one meanwhile: one page tells of both, those that have a name and those that have none.
    const unnamed = await page.getByRole("rowheader", { name: /^Pending MoU \d of 5/ }).count();
    expect(unnamed).toBeGreaterThan(3);
    await expect(counted.getByText(`${5 - unnamed} of 5 identified`)).toBeVisible();
    await counted.getByRole("link", { name: /^Passage in Restated/ }).click();
    await expect(page).toHaveURL(/\/sources\/.+#citation-/);
  });
});

test.describe("without scripts", () => {
  test.use({ account: "officer", javaScriptEnabled: false });

  test("an MoU on hold is taken up again, and a wrong date keeps what was typed", async ({
    page,
  }) => {
    await page.goto("/mous?view=table");
    await page.getByRole("link", { name: "MoU on mutual legal assistance" }).click();
    await page.getByRole("link", { name: "Move to another stage" }).first().click();
    await page.getByRole("textbox", { name: "Entered on" }).fill("31/02/2026");
    await page.getByRole("textbox", { name: "Note" }).fill("They have answered");
    await page.getByRole("button", { name: "Move it" }).click();
    await expect(page.getByRole("textbox", { name: "Entered on" })).toHaveValue("31/02/2026");
    await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("They have answered");
    await expect(page.getByText("Enter a full date").first()).toBeVisible();

    await page.getByRole("textbox", { name: "Entered on" }).fill(daysAgo(1));
    await page.getByRole("button", { name: "Move it" }).click();
    await expect(page.getByRole("group", { name: "Stage", exact: true })).toContainText(
      "They have answered",
    );
  });
});

test.describe("an analyst", () => {
  test.use({ account: "analyst" });

  test("reads where each MoU is, and cannot move one", async ({ page }) => {
    await page.goto("/mous");
    await expect(column(page, "Drafting")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Move / })).toHaveCount(0);
    await page.goto("/mous?view=table");
    await page.getByRole("link", { name: "MoU on human trafficking and drugs" }).click();
    await page.waitForURL(/\/agreements\//);
    await expect(page.getByRole("link", { name: "Move to another stage" })).toHaveCount(0);
    const refused = await page.goto(`${page.url()}/move`);
    expect(refused?.status()).toBe(403);
  });
});

test.describe("on a phone @phone", () => {
  test.use({ account: "manager" });

  test("the board scrolls by itself and the page does not", async ({ page }) => {
    await page.goto("/mous");
    await expect(column(page, "Drafting")).toBeVisible();
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(tooWide).toBe(0);
    await expectAccessible(page);
  });
});
