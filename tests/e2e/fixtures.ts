import { AxeBuilder } from "@axe-core/playwright";
import {
  type BrowserContext,
  type ConsoleMessage,
  expect,
  type Page,
  test as base,
  type WebError,
} from "@playwright/test";

/** The accounts of the demonstration, by what they are. The last one sees the United Kingdom only, and nothing marked. */
const ADDRESS = {
  officer: "officer@demo",
  analyst: "analyst@demo",
  manager: "manager@demo",
  administrator: "admin@demo",
  officerGb: "officer.uk@demo",
} as const;
export type Account = keyof typeof ADDRESS;

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;
/** Asked for by name, because a new context begins with the account of the test that asks for it. */
const NOBODY: State = { cookies: [], origins: [] };

/** The browser session of a test, of somebody's: the first that it asks for, the second, and so on. */
type Enter = (who: Account | null) => Promise<BrowserContext>;

type ForTest = {
  /** Who `page` is signed in as: `test.use({ account: "officer" })`; nobody by default. */
  account: Account | null;
  /** A page of somebody else's, in a browser session of its own. */
  as: (who: Account) => Promise<Page>;
  /** What browsers complained of: errors on the console, breaches of the content policy. A test that leaves any fails. */
  complaints: string[];
  enter: Enter;
};
type ForWorker = {
  signedIn: (who: Account) => Promise<State>;
  /** The browser session that tests of one kind hand on to each other. */
  kept: (kind: string) => Promise<BrowserContext>;
};

/**
 * Every journey's `test`. Each account signs in once per worker, through the page that people use.
 * A test tagged `@phone` runs at the size of a phone.
 */
export const test = base.extend<ForTest, ForWorker>({
  account: [null, { option: true }],

  signedIn: [
    async ({ browser }, use, { project }) => {
      const states = new Map<Account, Promise<State>>();
      const signIn = async (who: Account): Promise<State> => {
        const { baseURL } = project.use;
        const context = await browser.newContext({
          storageState: NOBODY,
          ...(baseURL !== undefined && { baseURL }),
        });
        const page = await context.newPage();
        await page.goto("/sign-in");
        await page.getByRole("form", { name: ADDRESS[who] }).getByRole("button").click();
        await page.waitForURL((url) => url.pathname !== "/sign-in");
        const state = await context.storageState();
        await context.close();
        return state;
      };
      await use((who) => {
        const state = states.get(who) ?? signIn(who);
        states.set(who, state);
        return state;
      });
    },
    { scope: "worker" },
  ],

  storageState: async ({ account, signedIn }, use) => {
    await use(account === null ? undefined : await signedIn(account));
  },

  complaints: async ({ browserName }, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints, `what ${browserName} complained of`).toEqual([]);
  },

  kept: [
    async ({ browser }, use) => {
      const kept = new Map<string, BrowserContext>();
      await use(async (kind) => {
        const context = kept.get(kind) ?? (await browser.newContext({ storageState: NOBODY }));
        kept.set(kind, context);
        return context;
      });
    },
    { scope: "worker" },
  ],

  // A session that was never anywhere fetches every script and every font anew, which takes three times as long as
  // the page: a test gets the one of the test before it, signed in anew and with nothing else left in it.
  enter: async (
    { kept, signedIn, complaints, javaScriptEnabled, viewport, locale, timezoneId, contextOptions },
    use,
  ) => {
    const entered: { context: BrowserContext; leave: () => void }[] = [];
    const options = [javaScriptEnabled, viewport, locale, timezoneId, contextOptions];
    let turn = 0;
    await use(async (who) => {
      turn += 1;
      const context = await kept(JSON.stringify([turn, ...options]));
      await context.clearCookies();
      if (who !== null) await context.addCookies((await signedIn(who)).cookies);
      entered.push({ context, leave: listen(context, complaints) });
      return context;
    });
    for (const { context, leave } of entered) {
      leave();
      for (const page of context.pages()) {
        await page.evaluate(() => localStorage.clear()).catch(() => undefined);
        await page.close();
      }
    }
  },

  context: async ({ enter, account }, use) => use(await enter(account)),

  as: async ({ enter }, use) => use(async (who) => (await enter(who)).newPage()),
});

/** Takes down what the pages complain of, until the function that it gives back is called. */
function listen(context: BrowserContext, complaints: string[]): () => void {
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() !== "error") return;
    const { url } = message.location();
    // A page that was asked for and says no, or is not there, is what the test wanted to see.
    const isOwnAnswer =
      url === message.page()?.url() && /status of (401|403|404|503)/.test(message.text());
    if (!isOwnAnswer) complaints.push(`${message.text()} (${url})`);
  };
  const onError = (error: WebError): void => {
    complaints.push(`${error.error().message} (${error.page()?.url()})`);
  };
  context.on("console", onConsole);
  context.on("weberror", onError);
  return () => {
    context.off("console", onConsole);
    context.off("weberror", onError);
  };
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What on the page, as it is now, is against WCAG 2.2 A and AA, and how many rules applied to it. */
export async function findBarriers(
  page: Page,
  except: string[] = [],
): Promise<{ barriers: string[]; rules: number }> {
  // No page of ours holds another, so axe need not open a tab of its own to gather what frames say: half the time.
  // Of what is as it should be, it is enough to know that it was looked at.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(WCAG)
    .setLegacyMode(true);
  const { violations, passes } = await axe.disableRules(except).analyze();
  const barriers = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
  );
  return { barriers, rules: passes.length };
}

/** Finds nothing against WCAG. Counts rules, so that a blank page cannot pass; of one that is still coming the title is last. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/\S/);
  const { barriers, rules } = await findBarriers(page);
  expect(barriers, `accessibility of ${page.url()}`).toEqual([]);
  expect(rules, `rules that applied to ${page.url()}`).toBeGreaterThan(5);
}

/** Speaks Urdu from the next page on, from right to left. */
export async function speakUrdu(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  await page.context().addCookies([{ name: "locale", value: "ur", url: origin }]);
}

export { expect };
