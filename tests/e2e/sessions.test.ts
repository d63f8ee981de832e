import { expect, test } from "@playwright/test";
import type { Role } from "#domain/actor.ts";
import { type BuiltAction, builtActions, callAction } from "../harness/actions.ts";
import {
  change,
  copyDemonstration,
  type OwnApp,
  type OwnDatabase,
  query,
  sessionOf,
  startApp,
} from "../harness/app.ts";
import { type Answer, ask } from "../harness/http.ts";
import errors from "../../messages/en/errors.json" with { type: "json" };

const PASSWORD = "demonstration-only";

/** Two web processes over one database, and one in earnest: without a demonstration, behind https. */
let database: OwnDatabase;
let app: OwnApp;
let other: OwnApp;
let earnest: OwnApp;
const EARNEST = "https://accord.example.org";

let signInAction: BuiltAction;
let signOutAction: BuiltAction;

function named(name: string): BuiltAction {
  const found = builtActions().find((action) => action.name === name);
  if (found === undefined) throw new Error(`${name} is gone.`);
  return found;
}

test.beforeAll(async () => {
  database = await copyDemonstration();
  app = await startApp(database);
  other = await startApp(database, { ACCORD_ORIGIN: app.origin });
  earnest = await startApp(database, { ACCORD_DEMO: "off", ACCORD_ORIGIN: EARNEST });
  signInAction = named("signInAction");
  signOutAction = named("signOutAction");
});
test.afterAll(() => Promise.all([app, other, earnest].map((one) => one?.stop())));

let made = 0;

/** Somebody of their own for a test to lock out, disable or rename, with the password of the demonstration. */
async function makePerson(role: Role = "officer", { isDemo = false } = {}): Promise<string> {
  made += 1;
  const email = `person${made}@example.org`;
  await change(
    database,
    `with made as (
       insert into user_account (id, email, name, role, clearance, is_demo, updated_at)
       values (gen_random_uuid(), '${email}', 'Person ${made}', '${role}', 'official', ${isDemo}, now()) returning id
     ), known as (
       insert into auth."user" (id, name, email, "emailVerified") select id, 'Person', '${email}', true from made returning id
     )
     insert into auth.account (id, "accountId", "providerId", "userId", password)
     select gen_random_uuid(), known.id, 'credential', known.id,
       (select password from auth.account where password is not null limit 1) from known`,
  );
  return email;
}

/** Fills in the form of the sign-in page. */
function signIn(
  at: OwnApp,
  email: string,
  password = PASSWORD,
  { next = "/", headers = {} }: { next?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const origin = at === earnest ? EARNEST : app.origin;
  const fields = [
    ["email", email],
    ["password", password],
    ["next", next],
  ] as const;
  return callAction(at.origin, "/sign-in", signInAction, fields, {
    headers: { origin, ...headers },
  });
}

const cookiesOf = ({ headers }: Answer): string[] => headers["set-cookie"] ?? [];
const leadsTo = ({ headers }: Answer): string =>
  String(headers["x-action-redirect"] ?? "").replace(/;(push|replace)$/, "");

/** What a browser would send back after this answer. */
function sessionIn(answer: Answer): string {
  const session = cookiesOf(answer).find((cookie) => /session_token=[^;]/.test(cookie));
  if (session === undefined)
    throw new Error(`No session was opened: ${answer.status} ${answer.text}`);
  return session.split(";")[0] ?? "";
}

/** "in" or "out", as each web process sees it. */
async function stateOf(cookie: string): Promise<string[]> {
  const answers = await Promise.all(
    [app, other].map((one) => ask(one.origin, "/partners", { cookie })),
  );
  return answers.map(({ status }) =>
    status === 200 ? "in" : status === 307 ? "out" : `${status}`,
  );
}

const age = (email: string, column: "updatedAt" | "createdAt", span: string) =>
  query(
    database,
    `update auth.session set "${column}" = now() - $2::interval
     where "userId" = (select id from user_account where email = $1)`,
    [email, span],
  );

test("a session opens with the right password, and with a cookie that scripts and other sites do not get", async () => {
  const answer = await signIn(app, await makePerson());
  expect(leadsTo(answer)).toBe("/");
  const [cookie = ""] = cookiesOf(answer).filter((one) => one.includes("session_token"));
  expect(cookie).toMatch(/; Path=\/(;|$)/i);
  expect(cookie).toMatch(/; HttpOnly/i);
  expect(cookie).toMatch(/; SameSite=Lax/i);
  expect(answer.text).not.toContain(sessionIn(answer).split("=")[1]);
  expect(await stateOf(sessionIn(answer))).toEqual(["in", "in"]);
});

test("behind https the cookie is sent over nothing else, and browsers are told to stay there", async () => {
  const answer = await signIn(earnest, await makePerson());
  const [cookie = ""] = cookiesOf(answer).filter((one) => one.includes("session_token"));
  expect(cookie).toMatch(/^__Secure-/);
  expect(cookie).toMatch(/; Secure/i);
  expect(answer.headers["strict-transport-security"]).toMatch(/max-age=31536000/);
});

test("who comes with a session of somebody's choosing gets a new one", async () => {
  const email = await makePerson();
  const planted = "accord.session_token=planted-by-somebody-else-0000000.x";
  const answer = await signIn(app, email, PASSWORD, { headers: { cookie: planted } });
  expect(sessionIn(answer)).not.toContain("planted");
  expect(await stateOf(planted)).toEqual(["out", "out"]);
});

test("half an hour of silence ends a session, and use before that keeps it", async () => {
  const email = await makePerson();
  const cookie = sessionIn(await signIn(app, email));
  await age(email, "updatedAt", "29 minutes");
  expect(await stateOf(cookie)).toEqual(["in", "in"]);
  const [{ idle } = { idle: 99 }] = await query<{ idle: number }>(
    database,
    `select extract(epoch from now() - s."updatedAt")::int as idle from auth.session s
     join user_account u on u.id = s."userId" where u.email = $1`,
    [email],
  );
  expect(idle).toBeLessThan(30);
  await age(email, "updatedAt", "31 minutes");
  expect(await stateOf(cookie)).toEqual(["out", "out"]);
});

test("twelve hours end a session, however busy it is", async () => {
  const email = await makePerson();
  const cookie = sessionIn(await signIn(app, email));
  await age(email, "createdAt", "11 hours 59 minutes");
  expect(await stateOf(cookie)).toEqual(["in", "in"]);
  await age(email, "createdAt", "12 hours 1 minute");
  expect(await stateOf(cookie)).toEqual(["out", "out"]);
});

test("who signs out is out everywhere, also with the old cookie", async () => {
  const cookie = sessionIn(await signIn(app, await makePerson()));
  const answer = await callAction(app.origin, "/partners", signOutAction, [], { cookie });
  expect(leadsTo(answer)).toBe("/sign-in");
  expect(cookiesOf(answer).join()).toMatch(/session_token=;/);
  expect(await stateOf(cookie)).toEqual(["out", "out"]);
});

test("who is disabled is out with the next request", async () => {
  const email = await makePerson();
  const cookie = sessionIn(await signIn(app, email));
  expect(await stateOf(cookie)).toEqual(["in", "in"]);
  await change(database, `update user_account set disabled_at = now() where email = '${email}'`);
  expect(await stateOf(cookie)).toEqual(["out", "out"]);
  expect((await signIn(app, email)).text).toContain(errors.wrongPassword);
});

test("another role counts with the next request", async () => {
  const email = await makePerson("officer");
  const cookie = sessionIn(await signIn(app, email));
  const statuses = async () =>
    Promise.all(
      ["/meetings/new", "/administration/users"].map(
        async (path) => (await ask(other.origin, path, { cookie })).status,
      ),
    );
  expect(await statuses()).toEqual([200, 403]);
  await change(database, `update user_account set role = 'administrator' where email = '${email}'`);
  expect(await statuses()).toEqual([403, 200]);
});

test("the sixth wrong password within a minute is refused, with the seconds to wait, whatever the process or the address it comes from", async () => {
  const email = await makePerson();
  const tries: string[] = [];
  for (let nth = 0; nth < 7; nth += 1) {
    const spelled = nth % 2 === 0 ? email : email.toUpperCase();
    const from = { "x-forwarded-for": `203.0.113.${nth}`, "x-real-ip": `2001:db8::${nth}` };
    const { text } = await signIn(nth % 2 === 0 ? app : other, spelled, "a wrong password", {
      headers: from,
    });
    tries.push(
      /Wait (\d+) seconds?/.exec(text)
        ? "wait"
        : text.includes(errors.wrongPassword)
          ? "wrong"
          : text,
    );
  }
  expect(tries).toEqual(["wrong", "wrong", "wrong", "wrong", "wrong", "wait", "wait"]);
  // The right one has to wait as well, or guessing would only be slower.
  expect((await signIn(app, email)).text).toMatch(/Wait \d+ seconds?/);
  await query(
    database,
    "update auth.sign_in_count set window_started_at = now() - interval '61 seconds'",
  );
  expect(leadsTo(await signIn(app, email))).toBe("/");
});

const words = ({ text }: Answer) => /"fieldErrors":.*/.exec(text)?.[0];

test("nobody learns from the words whether an address is known", async () => {
  const known = await signIn(app, await makePerson(), "a wrong password");
  const unknown = await signIn(app, "nobody@example.org", "a wrong password");
  expect(words(known)).toContain(errors.wrongPassword);
  expect(words(unknown)).toBe(words(known));
  expect(unknown.status).toBe(known.status);
});

test("without the demonstration its accounts are nobody, and its sessions are over", async () => {
  const cookie = (await sessionOf(database, "officer@demo")).replace("accord.", "__Secure-accord.");
  const page = await ask(earnest.origin, "/sign-in");
  expect(page.status).toBe(200);
  expect(page.text).not.toContain("@demo");
  expect((await ask(earnest.origin, "/partners", { cookie })).status).toBe(307);
  const answer = await signIn(earnest, "officer@demo");
  expect(cookiesOf(answer).filter((one) => /session_token=[^;]/.test(one))).toEqual([]);
  expect(answer.text).toContain(errors.wrongPassword);
});

/** Ways to spell an address of another site, or of no page, that have worked somewhere. */
const ELSEWHERE = [
  "https://evil.example",
  "http://evil.example/",
  "//evil.example",
  "///evil.example",
  "////evil.example",
  "/\\evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "https:evil.example",
  "https:/evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "data:text/html,x",
  "blob:x",
  "evil.example",
  "@evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/%2f%2fevil.example/..",
  "/%5cevil.example",
  "/sign-in",
  "/sign-in?next=/sign-in",
  "",
];

test("after signing in people are led to pages of ours only", async () => {
  const email = await makePerson();
  const led: string[] = [];
  // The page asks the same rule before the form does, so a few of them go all the way.
  for (const next of ELSEWHERE.filter((_, nth) => nth % 4 === 0)) {
    const answer = await signIn(app, email, PASSWORD, { next });
    const place = new URL(leadsTo(answer), app.origin);
    if (place.origin !== app.origin || place.pathname === "/sign-in")
      led.push(`${next}: ${place.href}`);
  }
  const cookie = await sessionOf(database, email);
  for (const next of ELSEWHERE) {
    const { status, headers } = await ask(
      app.origin,
      `/sign-in?next=${encodeURIComponent(next)}&next=//evil.example`,
      { cookie },
    );
    const place = new URL(headers.location ?? "/", app.origin);
    if (status !== 307 || place.origin !== app.origin)
      led.push(`asked ${next}: ${status} ${place.href}`);
  }
  expect(led).toEqual([]);
  const good = await signIn(app, email, PASSWORD, { next: "/meetings?life=held" });
  expect(leadsTo(good)).toBe("/meetings?life=held");
});
