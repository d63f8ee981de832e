import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, speakUrdu, test } from "./fixtures.ts";

const RECORD = /\/meetings\/[0-9a-f-]{36}$/;

/** Names that no other test and no demonstration has. */
const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

const people = (page: Page, side: "Our side" | "Their side") =>
  page.getByRole("group", { name: side }).locator(".participant-row");

/** The form, its boxes taken over by the scripts: until then names are chosen from lists. */
async function openForm(page: Page, query = ""): Promise<void> {
  await page.goto(`/meetings/new${query}`);
  await people(page, "Their side").locator("input[role=combobox]").first().waitFor();
}

async function enter(row: Locator, who: string, title: string): Promise<void> {
  await row.getByRole("combobox", { name: "Name" }).fill(who);
  await row.getByRole("textbox", { name: "Title as printed" }).fill(title);
}

async function promise(item: Locator, text: string, kind: string): Promise<void> {
  await item.getByRole("button", { name: "Commitment" }).click();
  // The new row has the focus: the officer types on.
  await item.page().keyboard.type(text);
  await item.locator(".outcome").last().getByLabel("Kind of commitment").selectOption(kind);
}

test.describe("with scripts", () => {
  test.use({ account: "officer" });

  test("an officer logs who met and what was promised; a manager agrees it", async ({
    page,
    as,
  }) => {
    // The work of an afternoon and of two people.
    test.slow();
    const minister = unique("Minister");
    await openForm(page);
    await page.getByLabel("Partner", { exact: true }).selectOption("GB");
    await page.getByLabel("Type of meeting").selectOption("delegation_talks");
    await enter(people(page, "Our side").first(), unique("Secretary"), "Interior Secretary");
    await enter(people(page, "Their side").first(), minister, "Minister of State");
    await page.getByRole("button", { name: "Add one of theirs" }).click();
    await page.keyboard.type(unique("Director"));

    const items = page.locator(".agenda-item");
    await items.first().getByRole("textbox", { name: "Agenda item" }).fill("Training");
    await promise(items.first(), "They will train forty examiners. In two rounds.", "training");
    await items.first().getByLabel("Due, in words").fill("by the end of 2031");
    await items.first().getByRole("textbox", { name: "Due, as a date" }).fill("2031");
    await page.getByRole("button", { name: "Add an agenda item" }).click();
    await page.keyboard.type("Equipment");
    await promise(items.last(), "They will hand over scanners.", "equipment_technology");
    await promise(items.last(), "Both sides meet again to review.", "review");
    await items.last().locator(".outcome").last().getByLabel("Owed by").selectOption("both");
    await expectAccessible(page);

    await page.keyboard.press("Control+Enter");
    await page.waitForURL(RECORD);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(
      "Delegation-level talks, United Kingdom",
    );
    const minutes = page.getByRole("region", { name: "Agenda and outcomes" });
    await expect(minutes.getByRole("link")).toHaveText([
      "They will train forty examiners",
      "They will hand over scanners",
      "Both sides meet again to review",
    ]);
    await expect(minutes.getByText("by the end of 2031")).toBeVisible();
    await expect(page.getByRole("link", { name: minister })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Submit for review" }).click();
    await expect(page.getByText("waiting for a manager")).toBeVisible();
    await expect(page.getByRole("link", { name: "Change" })).toHaveCount(0);

    const manager = await as("manager");
    await manager.goto(page.url());
    await manager.locator("summary", { hasText: "Return to the author" }).click();
    await manager.getByLabel("What is the matter?").selectOption("Something is missing");
    await manager.getByLabel("What has to be put right?").fill("The place is missing.");
    await manager.getByRole("button", { name: "Return to the author" }).click();
    await expect(manager.getByText("Returned by").first()).toBeVisible();

    await page.reload();
    await expect(page.getByText("The place is missing.").first()).toBeVisible();
    await page.getByRole("link", { name: "Change" }).click();
    await page.getByLabel("Place").fill("Islamabad");
    await page.getByRole("button", { name: "Save and submit for review" }).click();
    await page.waitForURL(RECORD);
    await expect(minutes.getByRole("link")).toHaveCount(3);

    await manager.reload();
    await manager.getByRole("button", { name: "Agree the minutes" }).click();
    await expect(manager.getByText("They are read-only.").first()).toBeVisible();
    await manager.getByRole("link", { name: "Minutes to print" }).click();
    await expect(manager.locator("[data-mark]")).toHaveText(["Official", "Official"]);
    await expectAccessible(manager);
  });

  test("choosing a known person fills in their title and agency", async ({ page }) => {
    await openForm(page, "?partner=GB");
    const row = people(page, "Their side").first();
    await row.getByRole("combobox", { name: "Name" }).fill("biggar");
    await row.getByRole("option", { name: /Graeme Biggar/ }).click();
    await expect(row.getByRole("textbox", { name: "Title as printed" })).toHaveValue(/Director/);
    await expect(row.getByRole("combobox", { name: "Agency" })).toHaveValue("NCA");
  });

  test("the draft is there after a reload, and in another browser", async ({ page, as }) => {
    const title = unique("Half a meeting");
    await openForm(page, "?partner=TR");
    await page.getByRole("textbox", { name: /^Title \(/ }).fill(title);
    const person = unique("Unknown");
    await enter(people(page, "Their side").first(), person, "Envoy");
    await expect(page.getByText(/Draft saved \d\d:\d\d/)).toBeVisible({ timeout: 20_000 });
    await expect(page).toHaveURL(/\?draft=/);
    await page.reload();
    await expect(page.getByRole("textbox", { name: /^Title \(/ })).toHaveValue(title);
    await expect(
      people(page, "Their side").first().getByRole("combobox", { name: "Name" }),
    ).toHaveValue(person);

    const elsewhere = await as("officer");
    await elsewhere.goto("/meetings");
    await elsewhere.getByRole("link", { name: title }).click();
    await elsewhere.waitForURL(/draft=/);
    await expect(elsewhere.getByLabel("Partner", { exact: true })).toHaveValue("TR");
    await elsewhere.getByText("Discard this draft").click();
    await elsewhere.getByRole("button", { name: "Yes, discard it" }).click();
    await elsewhere.waitForURL((url) => url.pathname === "/");
    await elsewhere.goto("/meetings");
    await expect(elsewhere.getByRole("link", { name: title })).toHaveCount(0);
  });

  test("nothing is lost when the session has ended", async ({ page }) => {
    await openForm(page, "?partner=TR");
    await page.getByLabel("Type of meeting").selectOption("visit");
    await page.getByRole("textbox", { name: /^Summary/ }).fill("Typed before the session ended.");
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("alert").first()).toContainText("no longer signed in");
    await expect(page.getByRole("textbox", { name: /^Summary/ })).toHaveValue(
      "Typed before the session ended.",
    );
    await page.context().addCookies(cookies);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL(RECORD);
    await expect(page.getByText("Typed before the session ended.")).toBeVisible();
  });

  test("wrong input is named at its box and leads there", async ({ page }) => {
    await openForm(page);
    await page.getByRole("textbox", { name: "When" }).fill("11/23/2026");
    await page.locator(".agenda-item").getByRole("button", { name: "Commitment" }).click();
    await page.keyboard.type("They will do it.");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const problem = page.getByRole("alert").filter({ hasText: "There is a problem" });
    await expect(problem).toBeFocused({ timeout: 15_000 });
    await expect(problem.getByRole("link")).toHaveText([
      "Choose a country",
      "Choose the type of meeting",
      /Enter a date with the day first/,
      "Choose the kind of commitment",
    ]);
    await problem.getByRole("link", { name: "Choose the kind of commitment" }).click();
    await expect(page.getByLabel("Kind of commitment")).toBeFocused();
    await expectAccessible(page);
  });

  test("two people change one meeting: the second sees both texts and loses none", async ({
    page,
    as,
  }) => {
    await openForm(page, "?partner=GB");
    await page.getByLabel("Type of meeting").selectOption("call");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL(RECORD);
    const edit = `${page.url()}/edit`;
    const manager = await as("manager");
    await page.goto(edit);
    await manager.goto(edit);
    await page.getByLabel("Place").fill("Karachi");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL(RECORD);

    await manager.getByLabel("Place").fill("Lahore");
    await manager.getByRole("button", { name: "Save", exact: true }).click();
    const conflict = manager.locator("#conflict");
    await expect(conflict.getByRole("row", { name: "Place" })).toContainText("Karachi");
    await expect(conflict.getByRole("row", { name: "Place" })).toContainText("Lahore");
    await expect(manager.getByLabel("Place")).toHaveValue("Lahore");
    await expectAccessible(manager);
    await manager.getByRole("button", { name: "Save", exact: true }).click();
    await manager.waitForURL(RECORD);
    await expect(manager.getByText("Lahore")).toBeVisible();
  });

  test("a planned meeting is postponed, cancelled, and keeps the reason", async ({ page }) => {
    await openForm(page, "?life=planned&partner=GB");
    await page.getByLabel("Type of meeting").selectOption("visit");
    await page.getByRole("textbox", { name: "When" }).fill("Q3 2031");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL(RECORD);
    await page.getByText("Postpone the meeting").first().click();
    await page.getByLabel("Why is it postponed?").fill("Elections there.");
    await page.getByRole("button", { name: "Postpone the meeting" }).click();
    await expect(page.getByText("Elections there.")).toBeVisible();
    await page.getByText("Cancel the meeting").first().click();
    await page.getByLabel("Why is it cancelled?").fill("No interest.");
    await page.getByRole("button", { name: "Cancel the meeting" }).click();
    await expect(page.getByText("No interest.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Change" })).toHaveCount(0);
  });
});

test.describe("without scripts", () => {
  test.use({ account: "officer", javaScriptEnabled: false });

  test("rows are added by way of the draft, and the meeting is recorded", async ({ page }) => {
    await page.goto("/meetings/new");
    await page.getByLabel("Partner", { exact: true }).selectOption("GB");
    await page.getByLabel("Type of meeting").selectOption("call_on");
    await page.getByRole("button", { name: "Add one of theirs" }).click();
    await expect(page).toHaveURL(/\?draft=.*#participants-2$/);
    await expect(page.getByLabel("Type of meeting")).toHaveValue("call_on");
    await page.locator('[name="participants.2.title"]').fill("Two officers of the mission");
    await page.locator(".agenda-item").getByRole("button", { name: "Commitment" }).click();
    await page.locator('[name="outcomes.0.text"]').fill("They will share the list.");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("alert")).toContainText("Choose the kind of commitment");
    await expect(page.locator('[name="outcomes.0.text"]')).toHaveValue("They will share the list.");
    await page.locator('[name="outcomes.0.commitmentKind"]').selectOption("information_sharing");
    await page.getByRole("button", { name: "Save and submit for review" }).click();
    await expect(page).toHaveURL(/\/meetings\/[0-9a-f-]{36}/);
    await expect(page.getByText("Two officers of the mission")).toBeVisible();
    await expect(page.getByRole("link", { name: "They will share the list" })).toBeVisible();
    await expect(page.getByText("waiting for a manager")).toBeVisible();
  });
});

test.describe("on a phone, in Urdu", { tag: "@phone" }, () => {
  test.use({ account: "officer" });

  test("the form and the list fit the screen and read well", async ({ page }) => {
    await page.goto("/meetings");
    await speakUrdu(page);
    for (const path of ["/meetings", "/meetings/new?partner=GB"]) {
      await page.goto(path);
      const isWide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(isWide, path).toBe(false);
      await expectAccessible(page);
    }
    await page.getByRole("button", { name: "وعدہ" }).first().click();
    await page.keyboard.type("وہ چالیس ماہرین کو تربیت دیں گے۔");
    await expectAccessible(page);
  });
});
