import { expect, expectAccessible, speakUrdu, test } from "./fixtures.ts";

/** Another on every run, so that a second run on the same register finds no double. */
const unique = Date.now().toString(36);

test.describe("an analyst", () => {
  test.use({ account: "analyst" });

  test("finds the agency of today by a name that it no longer has", async ({ page }) => {
    await page.goto("/agencies");
    await expectAccessible(page);
    await page.getByRole("searchbox", { name: "Name" }).fill("Frontier Constabulary");
    await page.getByRole("button", { name: "Apply filters" }).click();
    const row = page.getByRole("row").filter({ hasText: "found as “Frontier Constabulary”" });
    await row.getByRole("link", { name: "Federal Constabulary" }).click();
    await page.waitForURL(/\/agencies\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Federal Constabulary");
    await expectAccessible(page);
    await page.getByRole("link", { name: "Frontier Constabulary" }).first().click();
    await expect(page.getByText("This agency is no more")).toBeVisible();
  });

  test("sees a similar agency before adding another, and what sources call the one", async ({
    page,
  }) => {
    await page.goto("/agencies/new");
    await page.getByLabel("What is it called?").fill("National Cyber Crime Agency");
    await page.getByRole("button", { name: "Look for it" }).click();
    await expect(page.getByText("Similar agencies on record")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "National Cyber Crime Investigation Agency" }).click();
    await page.waitForURL(/\/agencies\/[0-9a-f-]{36}$/);
    const names = page.getByRole("region", { name: "Other names" });
    await expect(names).toContainText("National Coordination Centre for Cyber Crimes");
    await expect(names.getByRole("link", { name: /^SRC-/ }).first()).toBeVisible();
  });

  test("is told whose post it is when putting a second person in it", async ({ page }) => {
    await page.goto("/people?q=Biggar");
    await page.getByRole("link", { name: "Graeme Biggar" }).click();
    await expectAccessible(page);
    await page.goto("/people/new");
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Second Holder");
    await page.getByRole("combobox", { name: "Side" }).selectOption("GB");
    const post = page.getByRole("combobox", { name: /^Post / });
    await post.fill("Director General, NCA");
    await page
      .getByRole("option", { name: /Director General, NCA/ })
      .first()
      .click();
    await page.getByRole("textbox", { name: "In post since" }).fill("Mar 2025");
    await page.getByRole("button", { name: "Record the person" }).click();
    await expect(page.getByText("Graeme Biggar holds this post")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "In post since" })).toHaveValue("Mar 2025");
    await expectAccessible(page);
  });

  test("reads training and topics, and records neither", async ({ page }) => {
    await page.goto("/trainings?view=heads&by=topic");
    await expectAccessible(page);
    await expect(page.getByRole("link", { name: "Record a programme" })).toHaveCount(0);
    expect((await page.goto("/trainings/new"))?.status()).toBe(403);
    await page.goto("/topics");
    await expectAccessible(page);
    await page.getByRole("link", { name: "Cybercrime", exact: true }).click();
    await page.waitForURL("/topics/cybercrime");
    await expect(page.getByRole("region", { name: "Commitments" })).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe("without scripts", () => {
  test.use({ account: "analyst", javaScriptEnabled: false });

  test("an agency is added, refused as a double until said to be another, and revised", async ({
    page,
  }) => {
    const name = `Federal Investigating Agency ${unique}`;
    await page.goto("/agencies/new?name=FIA&country=PK");
    await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
    await page.getByRole("combobox", { name: "Kind" }).selectOption("investigation");
    await page.getByRole("textbox", { name: "Competent authority for" }).fill("Extradition");
    await page.getByRole("button", { name: "Record the agency" }).click();
    await expect(page.getByText("A similar agency is on record")).toContainText(
      "Federal Investigation Agency",
    );
    await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(name);
    await page.getByRole("checkbox", { name: /This is another agency/ }).check();
    await page.getByRole("button", { name: "Record the agency" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(page.getByText("Extradition", { exact: true })).toBeVisible();

    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByRole("textbox", { name: "Name in Urdu" }).fill("ایک لمبا نام");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.locator("header bdi[lang=ur]")).toHaveText("ایک لمبا نام");
  });
});

test.describe("a desk officer", () => {
  test.use({ account: "officer" });

  test("adds a course, and the number of heads opens the courses that it counts", async ({
    page,
  }) => {
    await page.goto("/trainings?q=Upskill");
    await page.getByRole("link", { name: "Upskill Programme" }).click();
    await page.getByRole("link", { name: "Add a course" }).click();
    await page.getByRole("textbox", { name: "Title of the course" }).fill(`Course ${unique}`);
    await page.getByRole("textbox", { name: "Attended" }).fill("12");
    await page.getByRole("textbox", { name: "Completed" }).fill("13");
    await page.getByRole("button", { name: "Add the course" }).click();
    await expect(page.getByText("No more people can complete").first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Completed" }).fill("11");
    await page.getByRole("textbox", { name: "Begins" }).fill("Mar 2026");
    await page.getByRole("button", { name: "Add the course" }).click();
    await expect(page.getByRole("row").filter({ hasText: `Course ${unique}` })).toContainText(
      "Mar 2026",
    );
    await expectAccessible(page);

    await page.goto("/trainings?view=heads&by=year");
    const year = page.getByRole("row").filter({ hasText: "2026" }).getByRole("link");
    const courses = Number(await year.first().textContent());
    await year.nth(2).click();
    await page.waitForURL(/view=courses/);
    await expect(page.locator("tbody tr")).toHaveCount(courses);
    await expectAccessible(page);
  });
});

test.describe("an administrator", () => {
  test.use({ account: "administrator" });

  test("adds a topic, renames it in both languages, and retires it", async ({ page }) => {
    const name = `Topic ${unique}`;
    await page.goto("/administration/topics/new");
    await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
    await page.getByRole("combobox", { name: "Stands under" }).selectOption("Forensics");
    await page.getByRole("button", { name: "Add the topic" }).click();
    await page.getByRole("link", { name }).click();
    await page.waitForURL(/\/administration\/topics\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Change ${name}`);
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Name in Urdu" }).fill("نیا موضوع");
    await page.getByRole("checkbox", { name: "Retired" }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL("/administration/topics");
    const row = page.getByRole("row").filter({ hasText: name });
    await expect(row).toContainText("نیا موضوع");
    await expect(row).toContainText("Retired");
    await expectAccessible(page);
  });
});

test.describe("on a phone @phone", () => {
  test.use({ account: "officer" });

  for (const path of ["/agencies", "/people", "/trainings?view=courses", "/topics"]) {
    test(`${path} fits, in English and in Urdu`, async ({ page }) => {
      await page.goto(path);
      await expectAccessible(page);
      const tooWide = () =>
        page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
      expect(await tooWide()).toBe(0);
      await speakUrdu(page);
      await page.reload();
      await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
      expect(await tooWide()).toBe(0);
    });
  }
});
